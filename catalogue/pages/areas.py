"""The index of service areas, and each area."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import AREAS, area_page
from catalogue.documents import File
from catalogue.pages.agencies import AgencyLine
from catalogue.pages.cards import Step
from catalogue.pages.paging import MOST_BESIDE, list_pages, parts
from catalogue.pages.press import Head, Press, list_search
from catalogue.pages.structured import trail
from catalogue.reference_model import ServiceArea
from catalogue.taxonomy import FACETS, grouped


@dataclass(frozen=True, slots=True)
class AreaTile:
    """A service area with its number of innovations."""

    area: ServiceArea
    address: str
    number: int


def area_tiles(press: Press) -> tuple[AreaTile, ...]:
    """All areas, in their order."""
    return tuple(
        AreaTile(area, area_page(area.id), len(press.taxonomies.members("area", area.id)))
        for area in press.catalogue.areas
    )


def areas_page(press: Press) -> Iterator[File]:
    """The index: areas with innovations as tiles, the others as a short list."""
    title = press.called("area")
    description = press.t("page.areas.description", region=press.catalogue.site.region.name)
    head = Head(title, description, "areas", trail(press, Step(title, AREAS)))
    tiles = area_tiles(press)
    used = tuple(tile for tile in tiles if tile.number)
    unused = tuple(tile for tile in tiles if not tile.number)
    yield press.page(AREAS, head, "areas", used=used, unused=unused)


def area_pages(press: Press) -> Iterator[File]:
    """One page for every area, also where nothing is known yet."""
    for area in press.catalogue.areas:
        yield from _area_page(press, area)


def _area_page(press: Press, area: ServiceArea) -> Iterator[File]:
    members = press.taxonomies.members("area", area.id)
    above, here = Step(press.called("area"), AREAS), Step(press.label(area), area_page(area.id))
    description = press.t("page.area.description", n=len(members), area=press.name(area))
    owners = grouped(members, FACETS["agency"])
    found = [AgencyLine(press.catalogue.agency_by_id[owner], len(own)) for owner, own in owners.items()]
    lines = sorted(found, key=lambda line: (-line.number, line.agency.name))
    yield from list_pages(
        press,
        Head(here.title, description, "area", trail(press, above, here), list_search(len(members))),
        "area",
        parts(here.address, press.cards(members)),
        area=area,
        trail=(above,),
        here=here,
        asked=f"?area={area.id}",
        needs=press.spoken(area, "needs"),
        agencies=lines[:MOST_BESIDE],
        unlisted=len(lines[MOST_BESIDE:]),
    )
