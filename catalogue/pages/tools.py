"""The search page, complete without a script, and the page of open data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.addresses import ALL, DATA, SEARCH, agency_page, area_page
from catalogue.documents import File
from catalogue.pages.cards import Step
from catalogue.pages.listings import links, year_lines
from catalogue.pages.paging import EVERYTHING
from catalogue.pages.press import Head, Press

LISTED = EVERYTHING.whole  # a catalogue up to this size stands whole on the search page
MOST_WAYS = 120  # agencies named on it, those with most innovations


@dataclass(frozen=True, slots=True)
class Way:
    """A list that leads to innovations, how many, and the links to them where the catalogue is small."""

    title: str
    address: str
    number: int
    links: tuple[Step, ...] = ()

    @property
    def term(self) -> str:
        """The last step of its address: others link to its place in the page."""
        return self.address.rstrip("/").rpartition("/")[2]


def search_page(press: Press) -> Iterator[File]:
    """The search, and below it every innovation by area, agency and year; a large catalogue's lists are only named."""
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
        years=_ways(press, "year", ((str(each.year), str(each.year), each.address) for each in year_lines(press))),
    )


def _ways(press: Press, taxonomy: str, terms: Iterable[tuple[str, str, str]]) -> tuple[Way, ...]:
    whole = len(press.catalogue.innovations) <= LISTED
    found = ((title, address, press.taxonomies.members(taxonomy, term)) for term, title, address in terms)
    return tuple(
        Way(title, address, len(members), links(press, members) if whole else ())
        for title, address, members in found
        if members
    )


def _agencies(press: Press) -> tuple[Way, ...]:
    terms = ((each.id, press.name(each), agency_page(each.id)) for each in press.catalogue.agencies)
    largest = sorted(_ways(press, "agency", terms), key=lambda way: -way.number)[:MOST_WAYS]
    return tuple(sorted(largest, key=lambda way: way.title.casefold()))


def data_page(press: Press) -> Iterator[File]:
    """The list of files of open data, with licence and date."""
    head = Head(press.t("page.data.title"), press.t("page.data.description"), "data")
    number = len(press.catalogue.innovations)
    yield press.page(DATA, head, "data", exports=press.edition.exports, number=number)
