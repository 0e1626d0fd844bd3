"""The page that says when each record was last checked by an office, and how an agency confirms its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import FRESHNESS, innovation_page
from catalogue.documents import File
from catalogue.freshness import MONTHS, Stale, fresh_records, stale_records
from catalogue.model import Innovation
from catalogue.pages.cards import Step
from catalogue.pages.contacts import Channel, manager_channels
from catalogue.pages.paging import Length, list_pages, parts
from catalogue.pages.press import Head, Press
from catalogue.reference_model import Agency

MOST_NAMED = 12  # in a message: mail programs cut long addresses
LENGTH = Length(120, 30)  # each agency comes with ways to write to the manager, which weigh more than a line


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An innovation with when it was last checked, and by which office."""

    step: Step
    checked: str


@dataclass(frozen=True, slots=True)
class Awaiting:
    """An agency with the records that it is asked to confirm, and ways to do so."""

    agency: Agency
    name: str
    lines: tuple[CheckLine, ...]
    channels: tuple[Channel, ...]


def freshness_page(press: Press) -> Iterator[File]:
    """Every innovation by agency: what awaits a check, and what was checked lately."""
    stale = stale_records(press.catalogue, press.edition.today)
    fresh = fresh_records(press.catalogue, stale)
    head = Head(press.t("page.freshness.title"), press.t("page.freshness.description"), "freshness")
    awaiting = [_awaiting(press, each) for each in sorted(stale, key=lambda each: each.agency.name.casefold())]
    lines: list[tuple[Awaiting | None, CheckLine]] = [(each, line) for each in awaiting for line in each.lines]
    lines += [(None, _line(press, record)) for record in fresh]
    yield from list_pages(
        press,
        head,
        "freshness",
        parts(FRESHNESS, lines, LENGTH),
        "freshness",
        months=MONTHS,
        number=len(press.catalogue.innovations),
        checked=len(fresh),
        awaiting=len(awaiting),
    )


def _awaiting(press: Press, each: Stale) -> Awaiting:
    lines = tuple(_line(press, record) for record in each.records)
    names, agency = [press.name(record) for record in each.records], press.name(each.agency)
    shown = [f"{number}. {name}: " for number, name in enumerate(names[:MOST_NAMED], start=1)]
    subject = press.t("page.freshness.subject", agency=agency)
    message = press.t("page.freshness.message", agency=agency, list="\n".join(shown))
    channels = manager_channels(press.edition.texts, press.catalogue.site.manager, subject, message)
    return Awaiting(each.agency, agency, lines, tuple(channels))


def _line(press: Press, record: Innovation) -> CheckLine:
    step = Step(press.name(record), innovation_page(record.slug))
    if record.checked is None:
        return CheckLine(step, press.t("page.freshness.never"))
    when = press.day(record.checked.date)
    return CheckLine(step, press.t("page.freshness.last", day=when, office=record.checked.by))
