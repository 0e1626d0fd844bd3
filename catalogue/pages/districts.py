"""Where innovations are: a map of tiles with a list beside it, and a page for each district."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import DISTRICTS, district_page
from catalogue.documents import File
from catalogue.model import Innovation
from catalogue.pages.agencies import AgencyLine
from catalogue.pages.cards import Step
from catalogue.pages.paging import list_pages, parts
from catalogue.pages.press import Head, Press, list_search
from catalogue.pages.structured import trail
from catalogue.pages.tile_map import TileMap, tile_map
from catalogue.reference_model import Agency, District
from catalogue.speech import RECORDS
from catalogue.taxonomy import usefulness

DISTRICT_KINDS = ("kecamatan", "kabupaten", "kota")  # of agencies; a puskesmas of the same name is none


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district with its number of innovations."""

    district: District
    number: int

    @property
    def address(self) -> str:
        """Its page."""
        return district_page(self.district.id)


def own_agencies(press: Press, district: District) -> tuple[Agency, ...]:
    """The agencies that are this district: of its id, alone or behind the agency's kind (``kecamatan-utara``)."""
    kinds = (each for each in press.catalogue.agencies if each.kind in DISTRICT_KINDS)
    return tuple(each for each in kinds if each.id in (district.id, f"{each.kind}-{district.id}"))


def members(press: Press, district: District) -> tuple[Innovation, ...]:
    """What is offered in a district: by its place, or by the district's own agency and the units below it."""
    owners = own_agencies(press, district)
    units = (unit for owner in owners for unit in press.catalogue.units_of.get(owner.id, ()))
    groups = [press.taxonomies.members("district", district.id)]
    groups += (press.taxonomies.members("agency", agency.id) for agency in (*owners, *units))
    found = {innovation.slug: innovation for group in groups for innovation in group}
    return tuple(sorted(found.values(), key=usefulness))


def district_lines(press: Press) -> tuple[DistrictLine, ...]:
    """All districts, by name."""
    ordered = sorted(press.catalogue.districts, key=lambda district: district.name.casefold())
    return tuple(DistrictLine(district, len(members(press, district))) for district in ordered)


def district_map(lines: tuple[DistrictLine, ...]) -> TileMap:
    """The map of the districts whose place is known."""
    known = ((line, line.district.tile) for line in lines if line.district.tile)
    return tile_map(
        {(column, row): (line.district.name, line.number, line.address) for line, (column, row) in reversed([*known])}
    )


def districts_page(press: Press) -> Iterator[File]:
    """The map and the list; no page where a region names no districts."""
    if not press.catalogue.districts:
        return
    title = press.district_label
    description = press.t("page.districts.description", region=press.catalogue.site.region.name)
    head = Head(title, description, "districts", trail(press, Step(title, DISTRICTS)))
    lines = district_lines(press)
    placed = {innovation.slug for line in lines for innovation in members(press, line.district)}
    elsewhere = len(press.catalogue.innovations) - len(placed)
    yield press.page(DISTRICTS, head, "districts", lines=lines, map=district_map(lines), elsewhere=elsewhere)


def district_pages(press: Press) -> Iterator[File]:
    """One page for every district, also where nothing is known yet."""
    for district in press.catalogue.districts:
        yield from _district_page(press, district)


def _place(press: Press, district: District) -> str:
    """A kecamatan is told from the town of its name; what a province lists has its kind in its name."""
    if press.catalogue.site.region.kind == "provinsi":
        return district.name
    own = press.catalogue.site.labels.district if press.edition.language == RECORDS else None
    return f"{own or press.t('page.district.of')} {district.name}"


def _district_page(press: Press, district: District) -> Iterator[File]:
    found = members(press, district)
    place = _place(press, district)
    here = Step(press.t("page.district.title", name=place), district_page(district.id))
    above = Step(press.district_label, DISTRICTS)
    description = press.t("page.district.description", n=len(found), name=place)
    lines = (
        AgencyLine(agency, len(press.taxonomies.members("agency", agency.id)))
        for agency in own_agencies(press, district)
    )
    yield from list_pages(
        press,
        Head(here.title, description, "district", trail(press, above, here), list_search(len(found))),
        "district",
        parts(here.address, press.cards(found)),
        district=district,
        trail=(above,),
        here=here,
        agencies=tuple(lines),
    )
