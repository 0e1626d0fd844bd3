"""The index of agencies, and each agency with its units."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import AGENCIES, agency_page
from catalogue.documents import File
from catalogue.pages.cards import Card, Step
from catalogue.pages.contacts import agency_channels
from catalogue.pages.paging import CARDS, LINES, MOST_BESIDE, list_pages, parts
from catalogue.pages.press import Head, Press, list_search
from catalogue.pages.structured import breadcrumbs, jsonld, organisation
from catalogue.reference_model import Agency
from catalogue.succession import lineage

MOST_UNIT_CARDS = 24  # above it the units are listed alone, so that a page stays readable
MOST_CARDS = CARDS.part  # with the agency's own


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency with its number of innovations and of units."""

    agency: Agency
    number: int
    units: int = 0

    @property
    def ended(self) -> bool:
        """Whether it was merged or renamed."""
        return self.agency.valid_until is not None

    @property
    def address(self) -> str:
        """Its page."""
        return agency_page(self.agency.id)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its innovations."""

    line: AgencyLine
    cards: tuple[Card, ...]


def _line(press: Press, agency: Agency) -> AgencyLine:
    members = press.taxonomies.members("agency", agency.id)
    return AgencyLine(agency, len(members), len(press.catalogue.units_of.get(agency.id, ())))


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Agencies of one kind."""

    id: str
    title: str
    lines: tuple[AgencyLine, ...]


def agency_groups(press: Press) -> tuple[KindGroup, ...]:
    """All agencies by kind, kinds in their order, the most innovative agencies first, former ones last."""
    groups = []
    for kind in press.catalogue.kinds:
        lines = [_line(press, agency) for agency in press.catalogue.agencies if agency.kind == kind.id]
        lines.sort(key=lambda line: (line.ended, not line.number, line.agency.name.casefold()))
        if lines:
            groups.append(KindGroup(kind.id, press.name(kind, "plural") or press.name(kind), tuple(lines)))
    return tuple(groups)


def agencies_page(press: Press) -> Iterator[File]:
    """The index of agencies by kind."""
    title = press.called("agency")
    description = press.t("page.agencies.description", region=press.catalogue.site.region.name)
    head = Head(title, description, "agencies", jsonld(breadcrumbs(press, Step(title, AGENCIES))))
    lines = [(group, line) for group in agency_groups(press) for line in group.lines]
    yield from list_pages(press, head, "agencies", parts(AGENCIES, lines, LINES), "agencies")


def agency_pages(press: Press) -> Iterator[File]:
    """One page for every agency."""
    for agency in press.catalogue.agencies:
        yield from _agency_page(press, agency)


def _trail(press: Press, agency: Agency) -> tuple[Step, ...]:
    above = reversed(press.catalogue.line_of(agency))
    line = (Step(press.label(each), agency_page(each.id)) for each in above)
    return (Step(press.called("agency"), AGENCIES), *line)


def _units(press: Press, agency: Agency) -> tuple[Unit, ...]:
    units = []
    for unit in press.catalogue.units_of.get(agency.id, ()):
        members = press.taxonomies.members("agency", unit.id)
        units.append(Unit(_line(press, unit), press.cards(members)))
    return tuple(units)


def _shown(units: tuple[Unit, ...], own: int) -> tuple[Unit, ...]:
    found = tuple(unit for unit in units if unit.cards)
    number = sum(unit.line.number for unit in found)
    return found if number <= MOST_UNIT_CARDS and number + own <= MOST_CARDS else ()


def _agency_page(press: Press, agency: Agency) -> Iterator[File]:
    members = press.taxonomies.members("agency", agency.id)
    units = _units(press, agency)
    shown = _shown(units, len(members))
    trail = _trail(press, agency)
    here = Step(press.name(agency), agency_page(agency.id))
    statements = (organisation(press, agency), breadcrumbs(press, *trail, here))
    listed = tuple(unit.line for unit in units if unit not in shown)
    total = len(members) + sum(unit.line.number for unit in units)
    description = press.t("page.agency.description", n=total, name=press.name(agency))
    yield from list_pages(
        press,
        Head(press.name(agency), description, "agency", jsonld(*statements), list_search(len(members))),
        "agency",
        parts(here.address, press.cards(members)),
        here=here,
        asked=f"?agency={agency.id}",
        agency=agency,
        kind=press.catalogue.kind_by_id[agency.kind],
        trail=trail,
        parent=press.catalogue.agency_by_id.get(agency.parent or ""),
        line_of_succession=lineage(agency, press.catalogue),
        channels=agency_channels(press.edition.texts, agency),
        shown=shown,
        listed=listed[:MOST_BESIDE],
        unlisted=len(listed[MOST_BESIDE:]),
    )
