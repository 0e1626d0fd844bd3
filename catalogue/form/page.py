"""The pages of the form: where an innovation is proposed or corrected, and what happens afterwards."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue import addresses
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.form.agreement import FormMismatchError, disagreements
from catalogue.form.controls import Drawer, Node
from catalogue.form.known import OFFERED, known_names
from catalogue.form.records import record_files
from catalogue.form.sections import placed
from catalogue.form.table import check_table
from catalogue.pages.contacts import mail_link, whatsapp_link
from catalogue.pages.edition import Edition
from catalogue.pages.press import Head, Press
from catalogue.schema import innovation_schema
from catalogue.source import Source
from catalogue.templating import environment

RECORDS, IMAGES = "data/innovations", "data/images"
LONGEST_ADDRESS = 8000  # bytes of an address that the hosts' servers still take


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form as it is shown."""

    name: str
    title: str
    hint: str
    open: bool
    nodes: tuple[Node, ...]


def form_files(catalogue: Catalogue, edition: Edition, sources: Mapping[str, Source]) -> Iterator[File]:
    """The form, the page after it, and a script for each record that can be corrected.

    sources: of the published records, by slug. Raises FormMismatchError where form and schema disagree.
    """
    press = Press(catalogue, edition, environment())
    form = form_page(press)
    found = disagreements(str(form.content), innovation_schema(edition.texts))
    if found:
        raise FormMismatchError("\n".join(found))
    yield form
    yield File(addresses.FORM_DATA, _script("site", _data(press)))
    yield File(addresses.FORM_KNOWN, _script("known", known_names(catalogue, edition.texts)))
    yield sent_page(press)
    yield from record_files(sources, edition.ingredients)


def form_page(press: Press) -> File:
    """The form, complete without a script."""
    head = Head(press.t("page.propose.title"), press.t("page.propose.description"), "propose")
    return press.page(
        addresses.PROPOSE,
        head,
        "propose",
        parts=tuple(parts(press)),
        ways=_ways(press),
        sent=addresses.SENT,
    )


def parts(press: Press) -> Iterator[Part]:
    """The sections with their fields; one without any is left out."""
    texts, catalogue = press.edition.texts, press.catalogue
    labels = catalogue.site.labels
    called = {"perangkat_daerah": labels.agency, "urusan": labels.area}
    drawer = Drawer(texts, OFFERED, catalogue.site.extra_fields, called)
    for section, fields in placed():
        nodes = drawer.nodes(fields)
        asks = section.open or any(node.required for node in nodes)
        title, hint = texts(f"form.section.{section.name}.title"), texts(f"form.section.{section.name}.hint")
        yield Part(section.name, title, hint, asks, nodes)


def sent_page(press: Press) -> File:
    """What happens after sending, and how an entry is withdrawn or deleted."""
    head = Head(press.t("page.sent.title"), press.t("page.sent.description"), "sent")
    return press.page(addresses.SENT, head, "sent", ways=_ways(press), propose=addresses.PROPOSE)


def _script(name: str, content: Mapping[str, Any]) -> str:
    """A script that leaves its content where the others look for it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.KatalogUsul = globalThis.KatalogUsul || {{}}).{name} = {text};\n"


def _data(press: Press) -> Mapping[str, Any]:
    """All that the scripts need beside the form itself."""
    texts = press.edition.texts
    wording = {name: texts.below(f"form.{name}") for name in ("js", "mistake", "preview")}
    return {
        "table": check_table(),
        "texts": {f"{name}.{key}": text for name, found in wording.items() for key, text in found.items()},
        "months": [texts(f"page.month.{month}") for month in range(1, 13)],
        "states": texts.below("page.state"),
        "host": _host(press),
        "ways": _ways(press),
        "base": press.catalogue.site.base,
    }


def _host(press: Press) -> Mapping[str, Any] | None:
    """The pages of the repository's host."""
    repository = press.catalogue.site.repository
    if not repository:
        return None
    return {
        "kind": repository.host,
        "create": addresses.new_file_link(repository, RECORDS),
        "edit": addresses.edit_link(repository, f"{RECORDS}/"),
        "upload": addresses.upload_link(repository, IMAGES),
        "content": repository.host != "gitlab",
        "longest": LONGEST_ADDRESS,
    }


def _ways(press: Press) -> Mapping[str, str]:
    """The ways to reach the manager, "" where one is not set."""
    site = press.catalogue.site
    return {
        "manager": site.manager.name,
        "mail": mail_link(site.manager.mail or ""),
        "whatsapp": whatsapp_link(site.manager.whatsapp or ""),
        "issue": addresses.issue_form_link(site.repository) if site.repository else "",
    }
