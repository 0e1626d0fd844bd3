"""The search page, complete without a script, and the page of open data."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import DATA, SEARCH
from catalogue.documents import File
from catalogue.model import Innovation
from catalogue.pages.cards import Step
from catalogue.pages.listings import links
from catalogue.pages.press import Head, Press
from catalogue.taxonomy import UNKNOWN


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under a heading."""

    id: str
    title: str
    links: tuple[Step, ...]


def search_page(press: Press) -> Iterator[File]:
    """The search, and below it every innovation by area, agency and year."""
    head = Head(press.t("page.search.title"), press.t("page.search.description"), "search", finder="page")
    yield press.page(
        SEARCH,
        head,
        "search",
        index=press.edition.search_index,
        offline=press.edition.offline,
        areas=_areas(press),
        agencies=_agencies(press),
        years=_years(press),
    )


def _areas(press: Press) -> tuple[LinkGroup, ...]:
    found = ((area, press.taxonomies.members("area", area.id)) for area in press.catalogue.areas)
    groups = (_group(press, f"ki-urusan-{area.id}", press.label(area), members) for area, members in found)
    return tuple(filter(None, groups))


def _agencies(press: Press) -> tuple[LinkGroup, ...]:
    found = ((agency, press.taxonomies.members("agency", agency.id)) for agency in press.catalogue.agencies)
    groups = (_group(press, f"ki-pd-{agency.id}", press.name(agency), members) for agency, members in found)
    return tuple(sorted(filter(None, groups), key=lambda group: group.title.casefold()))


def _group(press: Press, place: str, title: str, members: tuple[Innovation, ...]) -> LinkGroup | None:
    return LinkGroup(place, title, links(press, members)) if members else None


def _years(press: Press) -> tuple[LinkGroup, ...]:
    terms = sorted(press.taxonomies.terms("year"), reverse=True)
    return tuple(
        LinkGroup(
            f"ki-tahun-{term or 'lain'}",
            term if term != UNKNOWN else press.t("page.years.unknown"),
            links(press, press.taxonomies.members("year", term)),
        )
        for term in terms
    )


def data_page(press: Press) -> Iterator[File]:
    """The list of files of open data, with licence and date."""
    head = Head(press.t("page.data.title"), press.t("page.data.description"), "data")
    number = len(press.catalogue.innovations)
    yield press.page(DATA, head, "data", exports=press.edition.exports, number=number, today=press.edition.today)
