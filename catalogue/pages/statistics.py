"""The catalogue in numbers: how many innovations of each term, and how much is known of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.addresses import SEARCH, STATISTICS, agency_page, area_page, festival_page, year_page
from catalogue.documents import File
from catalogue.model import Innovation
from catalogue.pages.cards import Step
from catalogue.pages.districts import district_lines
from catalogue.pages.press import Head, Press
from catalogue.pages.structured import trail
from catalogue.taxonomy import UNKNOWN

MOST_ROWS = 20

# What a reader would want to know of every innovation, and whether it is known.
KNOWN: tuple[tuple[str, Callable[[Innovation], bool]], ...] = (
    ("whole", lambda innovation: innovation.completeness == "lengkap"),
    ("status", lambda innovation: innovation.status != "tidak-diketahui"),
    ("checked", lambda innovation: innovation.checked is not None),
    ("contact", lambda innovation: bool(innovation.access and innovation.access.contacts)),
    ("steps", lambda innovation: bool(innovation.access and innovation.access.steps)),
    ("started", lambda innovation: innovation.started is not None),
    ("results", lambda innovation: bool(innovation.results)),
    ("sources", lambda innovation: len(innovation.sources) > 1),
    ("awards", lambda innovation: bool(innovation.awards)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A counted line, perhaps with the list of what it counts."""

    text: str
    number: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A table of counted lines. most: what fills its bars. more: how many lines are left out."""

    id: str
    title: str
    rows: tuple[Row, ...]
    most: int
    more: int = 0


def statistics_page(press: Press) -> Iterator[File]:
    """The page; every number is counted from the catalogue."""
    title = press.t("page.statistics.title")
    description = press.t("page.statistics.description", region=press.catalogue.site.region.name)
    head = Head(title, description, "statistics", trail(press, Step(title, STATISTICS)))
    number = len(press.catalogue.innovations)
    yield press.page(STATISTICS, head, "statistics", number=number, counts=tuple(counts(press)))


def counts(press: Press) -> Iterator[Count]:
    """All tables that have a line, what is known first."""
    yield Count("lengkap", press.t("page.statistics.known"), tuple(_known(press)), len(press.catalogue.innovations))
    for name, title, rows in (
        ("status", press.t("page.statistics.status"), _terms(press, "status", "page.status")),
        ("urusan", press.called("area"), _areas(press)),
        ("perangkat-daerah", press.called("agency"), _agencies(press)),
        ("tahun", press.t("page.statistics.year"), _years(press)),
        ("jenis", press.t("page.fact.kind"), _terms(press, "kind", "vocabulary.jenis")),
        ("tahapan", press.t("page.fact.stage"), _terms(press, "stage", "vocabulary.tahapan")),
        ("festival", press.t("page.festivals.title"), _festivals(press)),
        ("wilayah", press.district_label, _districts(press)),
    ):
        yield from _count(name, title, rows)


def _count(name: str, title: str, rows: Iterable[Row]) -> Iterator[Count]:
    found = [row for row in rows if row.number]
    if name not in ("tahun", "status"):
        found.sort(key=lambda row: (-row.number, row.text.casefold()))
    if found:
        most = max(row.number for row in found)
        yield Count(name, title, tuple(found[:MOST_ROWS]), most, max(0, len(found) - MOST_ROWS))


def _known(press: Press) -> Iterator[Row]:
    for name, known in KNOWN:
        yield Row(press.t(f"page.statistics.has.{name}"), sum(map(known, press.catalogue.innovations)))


def _row(press: Press, facet: str, term: str, text: str, page: Callable[[str], str]) -> Row:
    return Row(text, len(press.taxonomies.members(facet, term)), page(term))


def _terms(press: Press, facet: str, words: str) -> Iterator[Row]:
    """The terms of a closed list; they have no page of their own, so the search lists them."""
    for term, text in press.edition.texts.below(words).items():
        yield _row(press, facet, term, text, lambda term: f"{SEARCH}?{facet}={term}")


def _areas(press: Press) -> Iterator[Row]:
    for area in press.catalogue.areas:
        yield _row(press, "area", area.id, press.label(area), area_page)


def _agencies(press: Press) -> Iterator[Row]:
    for agency in press.catalogue.agencies:
        yield _row(press, "agency", agency.id, press.name(agency), agency_page)


def _festivals(press: Press) -> Iterator[Row]:
    for festival in press.catalogue.festivals:
        yield _row(press, "festival", festival.id, press.name(festival), festival_page)


def _districts(press: Press) -> Iterator[Row]:
    for line in district_lines(press):
        yield Row(press.name(line.district), line.number, line.address)


def _years(press: Press) -> Iterator[Row]:
    for term in sorted(press.taxonomies.terms("year"), reverse=True):
        if term != UNKNOWN:
            yield _row(press, "year", term, term, lambda year: year_page(int(year)))
