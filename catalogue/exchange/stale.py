"""What no office has checked for long, as a list, a table, and a message to each agency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from catalogue.addresses import innovation_page
from catalogue.catalogue import Catalogue
from catalogue.exchange.csv_text import csv_bytes
from catalogue.exports.table import cell
from catalogue.freshness import MONTHS, Stale
from catalogue.model import Innovation
from catalogue.reference_model import Agency
from catalogue.texts import Texts


@dataclass(frozen=True)
class Message:
    """A message to an agency, ready to send. whatsapp: the address that opens it in WhatsApp, receiver open."""

    agency: Agency
    subject: str
    body: str

    @property
    def whatsapp(self) -> str:
        """The message as a WhatsApp link."""
        return f"https://wa.me/?text={quote(self.body)}"

    @property
    def mail(self) -> str:
        """The message as a mail link."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.body)}"


def stale_text(stale: Sequence[Stale], texts: Texts, months: int = MONTHS) -> str:
    """The list for a terminal."""
    total = sum(len(each.records) for each in stale)
    if not total:
        return texts("stale.none", months=months)
    blocks = [texts("stale.heading", n=total, agencies=len(stale), months=months)]
    for each in stale:
        lines = [f"  - {record.name} ({record.slug}): {_since(record, texts)}" for record in each.records]
        blocks.append("\n".join([f"{each.agency.name} ({len(each.records)})", *lines]))
    return "\n\n".join(blocks)


def _since(record: Innovation, texts: Texts) -> str:
    return texts("stale.last", date=str(record.checked.date)) if record.checked else texts("stale.never")


def stale_csv(stale: Sequence[Stale], catalogue: Catalogue, texts: Texts) -> bytes:
    """The list as a table, for a coordinator's spreadsheet."""
    columns = ("agency_id", "agency", "id", "name", "checked", "by", "page")
    head = [texts(f"stale.column.{column}") for column in columns]
    return csv_bytes([head, *_csv_rows(stale, catalogue)], cell)


def _csv_rows(stale: Sequence[Stale], catalogue: Catalogue) -> Iterator[list[str]]:
    for each in stale:
        for record in each.records:
            checked = [str(record.checked.date), record.checked.by] if record.checked else ["", ""]
            page = catalogue.site.base + innovation_page(record.slug)
            yield [each.agency.id, each.agency.name, record.slug, record.name, *checked, page]


def messages(stale: Sequence[Stale], catalogue: Catalogue, texts: Texts) -> tuple[Message, ...]:
    """A message to each agency with its records, their pages, and what to answer."""
    return tuple(_message(each, catalogue, texts) for each in stale)


def _message(each: Stale, catalogue: Catalogue, texts: Texts) -> Message:
    site = catalogue.site
    lines = [
        f"{number}. {record.name} ({_since(record, texts)})\n   {site.base}{innovation_page(record.slug)}"
        for number, record in enumerate(each.records, start=1)
    ]
    values = {"agency": each.agency.name, "site": site.name, "manager": site.manager.name, "n": len(lines)}
    body = "\n\n".join([texts("stale.message.start", **values), "\n".join(lines), texts("stale.message.end", **values)])
    return Message(each.agency, texts("stale.message.subject", **values), body)


def messages_text(found: Sequence[Message], texts: Texts) -> str:
    """All messages, one below the other, to copy from."""
    return "\n\n".join(_block(each, texts) for each in found)


def _block(message: Message, texts: Texts) -> str:
    return texts("stale.message.block", agency=message.agency.name, subject=message.subject, body=message.body)
