"""The search page, complete without a script, and the page of open data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.addresses import ALL, DATA, SEARCH, agency_page, area_page
from catalogue.documents import File
from catalogue.pages.listings import year_lines
from catalogue.pages.press import Head, Press


@dataclass(frozen=True, slots=True)
class Way:
    """A list that leads to innovations, and how many."""

    title: str
    address: str
    number: int

    @property
    def term(self) -> str:
        """The last step of its address: others link to its place in the page."""
        return self.address.rstrip("/").rpartition("/")[2]


def search_page(press: Press) -> Iterator[File]:
    """The search, and below it the ways to every innovation: the page must not grow with them."""
    head = Head(press.t("page.search.title"), press.t("page.search.description"), "search", finder="page")
    yield press.page(
        SEARCH,
        head,
        "search",
        index=press.edition.search_index,
        offline=press.edition.offline,
        everything=Way(press.t("page.all.title"), ALL, len(press.catalogue.innovations)),
        areas=_ways(
            press, "area", ((each.id, press.label(each), area_page(each.id)) for each in press.catalogue.areas)
        ),
        agencies=_agencies(press),
        years=tuple(Way(str(line.year), line.address, line.number) for line in year_lines(press)),
    )


def _ways(press: Press, taxonomy: str, terms: Iterable[tuple[str, str, str]]) -> tuple[Way, ...]:
    found = (Way(title, address, len(press.taxonomies.members(taxonomy, term))) for term, title, address in terms)
    return tuple(way for way in found if way.number)


def _agencies(press: Press) -> tuple[Way, ...]:
    terms = ((each.id, press.name(each), agency_page(each.id)) for each in press.catalogue.agencies)
    return tuple(sorted(_ways(press, "agency", terms), key=lambda way: way.title.casefold()))


def data_page(press: Press) -> Iterator[File]:
    """The list of files of open data, with licence and date."""
    head = Head(press.t("page.data.title"), press.t("page.data.description"), "data")
    number = len(press.catalogue.innovations)
    yield press.page(DATA, head, "data", exports=press.edition.exports, number=number)
