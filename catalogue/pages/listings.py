"""Lists of innovations: all of them, by year, by award."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import ALL, AWARDS, YEARS, innovation_page, year_page
from catalogue.documents import File
from catalogue.model import Award, Innovation
from catalogue.pages.cards import Step
from catalogue.pages.paging import EVERYTHING, LINES, list_pages, page_of, parts
from catalogue.pages.press import Head, Press, list_search
from catalogue.pages.structured import trail
from catalogue.taxonomy import UNKNOWN, term_id


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year with the number of innovations that began in it."""

    year: int
    address: str
    number: int


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award given to an innovation."""

    award: Award
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class AwardGroup:
    """All awards of one name."""

    id: str
    title: str


def _head(press: Press, kind: str, address: str, search: str = "", **values: object) -> Head:
    """The head of a list, its words from ``page.<kind>``."""
    title = press.t(f"page.{kind}.title")
    statement = trail(press, Step(title, address))
    return Head(title, press.t(f"page.{kind}.description", **values), kind, statement, search)


def innovations_page(press: Press) -> Iterator[File]:
    """All innovations by name."""
    everything = press.catalogue.innovations
    number, region = len(everything), press.catalogue.site.region.name
    head = _head(press, "all", ALL, list_search(number), n=number, region=region)
    found = parts(ALL, press.cards(everything), EVERYTHING, [each.name for each in everything])
    yield from list_pages(press, head, "innovations", found, trail=(Step(head.title, ALL),), asked="")


def year_lines(press: Press) -> tuple[YearLine, ...]:
    """The known years, the newest first."""
    years = sorted((int(term) for term in press.taxonomies.terms("year") if term != UNKNOWN), reverse=True)
    return tuple(YearLine(year, year_page(year), len(press.taxonomies.members("year", str(year)))) for year in years)


def years_page(press: Press) -> Iterator[File]:
    """The index of years, and the innovations whose year is not known."""
    unknown = press.taxonomies.members("year", UNKNOWN)
    head = _head(press, "years", YEARS)
    lines = year_lines(press)
    most = max((line.number for line in lines), default=1)
    found = parts(YEARS, links(press, unknown), LINES)
    yield from list_pages(press, head, "years", found, "years", lines=lines, most=most)


def links(press: Press, innovations: tuple[Innovation, ...]) -> tuple[Step, ...]:
    """Innovations as bare links, by name."""
    ordered = sorted(innovations, key=lambda innovation: innovation.name.casefold())
    return tuple(Step(press.name(innovation), innovation_page(innovation.slug)) for innovation in ordered)


def year_pages(press: Press) -> Iterator[File]:
    """One page for every year in which an innovation began."""
    above = Step(press.t("page.years.title"), YEARS)
    for line in year_lines(press):
        here = Step(press.t("page.year.title", year=line.year), line.address)
        description = press.t("page.year.description", n=line.number, year=line.year)
        head = Head(here.title, description, "year", trail(press, above, here), list_search(line.number))
        found = parts(line.address, press.cards(press.taxonomies.members("year", str(line.year))))
        asked = f"?year={line.year}"
        yield from list_pages(press, head, "year", found, line=line, trail=(above,), here=here, asked=asked)


def awards_page(press: Press) -> Iterator[File]:
    """All awards by name, the most given first."""
    rows = tuple(_award_rows(press))
    yield from list_pages(press, _head(press, "awards", AWARDS), "awards", parts(AWARDS, rows, LINES), "awards")


def _award_rows(press: Press) -> Iterator[tuple[AwardGroup, AwardRow]]:
    for term, given in press.taxonomies.awards.items():
        group = AwardGroup(term, press.name(given[0][0]))
        for award, innovation in given:
            yield group, AwardRow(award, press.name(innovation), innovation_page(innovation.slug))


def award_address(press: Press, award: Award) -> str:
    """Where the list of awards begins to name those of this name."""
    term, given = term_id(award.name), press.taxonomies
    return f"{page_of(AWARDS, given.award_places[term], given.award_number, LINES)}#ki-{term}"
