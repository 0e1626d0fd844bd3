"""The front page: ways in by need, by area, by agency, by festival."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from catalogue.addresses import HOME, SEARCH
from catalogue.documents import File
from catalogue.editions import Phase, phase, ranked_at, selected_at
from catalogue.model import Innovation
from catalogue.pages.agencies import AgencyLine, agency_groups
from catalogue.pages.areas import AreaTile, area_tiles
from catalogue.pages.cards import Card
from catalogue.pages.festivals import FestivalLine, festival_line
from catalogue.pages.press import Head, Press
from catalogue.pages.structured import jsonld, website
from catalogue.reference_model import AreaGroup, Festival, ServiceArea
from catalogue.speech import is_translated

BASIC: AreaGroup = "wajib-pelayanan-dasar"
EVERYONES = "adminduk"  # in the national list: papers that every resident needs from birth on
MOST_NEEDS = 12
MANY = 10  # an area with as many innovations is offered by two needs
MOST_AREAS = 12
MOST_FEATURED = 6
MOST_SHOWN = 3
MOST_AGENCIES = 8


@dataclass(frozen=True, slots=True)
class Need:
    """A way in: how a sentence goes on that begins with "I want to"."""

    text: str
    icon: str
    address: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number from the data, with what it counts."""

    value: int
    text: str


def need_address(area: ServiceArea, need: str) -> str:
    """A search for the need; where no script runs, the area's place in the list below the search."""
    return f"{SEARCH}?q={quote(need, safe='')}#ki-urusan-{area.id}"


def needs(press: Press) -> tuple[Need, ...]:
    """What people most likely come for: basic services and papers first, then the areas with most innovations."""
    used = [tile for tile in area_tiles(press) if tile.number]
    used.sort(key=lambda tile: (tile.area.group != BASIC and tile.area.id != EVERYONES, -tile.number))
    pairs = ((tile.area, pair) for tile in used for pair in _said_needs(press, tile.area, tile.number))
    found = (Need(text, area.icon or "", need_address(area, need)) for area, (text, need) in pairs)
    return tuple(itertools.islice(found, MOST_NEEDS))


def _said_needs(press: Press, area: ServiceArea, number: int) -> Iterator[tuple[str, str]]:
    """Needs as the page says them, each with what is searched: the index is in the language of the records."""
    shown = press.spoken(area, "needs")
    if len(shown) == len(area.needs):
        yield from zip(shown[: 2 if number >= MANY else 1], area.needs, strict=False)


def _largest(press: Press) -> tuple[AreaTile, ...]:
    """The areas with most innovations, in the order of all areas."""
    tiles = [tile for tile in area_tiles(press) if tile.number]
    chosen = sorted(tiles, key=lambda tile: -tile.number)[:MOST_AREAS]
    return tuple(tile for tile in tiles if tile in chosen)


def featured(press: Press) -> tuple[Innovation, ...]:
    """A few innovations worth a look: still running, can be contacted, from areas as different as can be."""
    chosen: dict[str, Innovation] = {}
    for innovation in sorted(press.catalogue.innovations, key=_worth):
        chosen.setdefault(innovation.areas[0], innovation)
    return tuple(chosen.values())[:MOST_FEATURED]


def _worth(innovation: Innovation) -> tuple[bool, bool, int, str]:
    usable = bool(innovation.access and innovation.access.contacts)
    return (innovation.status not in ("berjalan", "berkembang"), not usable, -len(innovation.awards), innovation.slug)


def own_areas(press: Press) -> str:
    """What a region calls service areas, where it does not use the tool's word; within a sentence."""
    label = press.called("area")
    if label == press.t("page.label.area"):
        return ""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _numbers(press: Press) -> Iterator[Number]:
    catalogue, taxonomies = press.catalogue, press.taxonomies
    awarded = sum(bool(innovation.awards) for innovation in catalogue.innovations)
    for name, value in (
        ("innovations", len(catalogue.innovations)),
        ("agencies", len(taxonomies.terms("agency"))),
        ("areas", len(taxonomies.terms("area"))),
        ("awarded", awarded),
    ):
        own = own_areas(press) if name == "areas" else ""
        yield Number(value, own or press.t(f"page.number.{name}", n=value))


@dataclass(frozen=True, slots=True)
class HomeFestival:
    """The current edition: first on the page while it is on or still to come, further down once it is over.

    cards: a few of what it shows. shown: what those are.
    """

    line: FestivalLine
    title: str
    first: bool
    cards: tuple[Card, ...]
    shown: str


def _festival(press: Press) -> HomeFestival | None:
    festival = press.catalogue.festival_by_id.get(press.catalogue.site.current_festival or "")
    if not festival:
        return None
    found = phase(festival, press.edition.today)
    coming = found in (Phase.BEFORE, Phase.DURING)
    return HomeFestival(
        festival_line(press, festival),
        press.t(f"page.home.festival_{found}"),
        coming,
        press.cards(_best_shown(press, festival)) if found is not Phase.UNSURE else (),
        press.t("page.home.festival_shown" if coming else "page.home.festival_best"),
    )


def _best_shown(press: Press, festival: Festival) -> tuple[Innovation, ...]:
    """A few innovations of an edition: those with a rank, then those selected; while it lasts, any."""
    coming = phase(festival, press.edition.today) is not Phase.AFTER
    ranked = (each for found in ranked_at(festival, press.catalogue).values() for each in found)
    others = press.taxonomies.members("festival", festival.id) if coming else ()
    chosen = (*ranked, *selected_at(festival, press.catalogue), *others)
    return tuple({each.slug: each for each in chosen}.values())[:MOST_SHOWN]


def _agencies(press: Press) -> list[AgencyLine]:
    lines = (line for group in agency_groups(press) for line in group.lines if line.number)
    return sorted(lines, key=lambda line: (-line.number, line.agency.name))[:MOST_AGENCIES]


def home_page(press: Press) -> Iterator[File]:
    """The front page."""
    site = press.catalogue.site
    region = press.t(f"page.region.{site.region.kind}", name=site.region.name)
    own = press.say(site, "description") if is_translated(site, "description", press.edition.language) else ""
    description = own or press.t("page.home.description", region=region)
    yield press.page(
        HOME,
        Head(press.name(site), description, "home", jsonld(website(press, SEARCH))),
        "home",
        description=description,
        needs=needs(press),
        own_areas=own_areas(press),
        tiles=_largest(press),
        cards=press.cards(featured(press)),
        agencies=_agencies(press),
        festival=_festival(press),
        numbers=tuple(_numbers(press)),
    )
