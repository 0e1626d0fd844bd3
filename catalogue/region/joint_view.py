"""Pages of a federation, by region and by service area. They lead to each record's home and hold no page of it."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from catalogue.addresses import AREAS, HOME, SEARCH, area_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.pages.areas import AreaTile
from catalogue.pages.cards import Step
from catalogue.pages.chrome import theme_extra
from catalogue.pages.edition import Edition
from catalogue.pages.paging import Length, list_pages, parts
from catalogue.pages.press import Head, Press
from catalogue.region.joint import Joint
from catalogue.region.joint_map import drawing
from catalogue.region.members import JointRecord, MemberCopy
from catalogue.safe_text import href_text, md_text
from catalogue.scalars import parse_date
from catalogue.texts import Texts

REGIONS = "daerah/"
A_PAGE = Length(100, 100)


@dataclass(frozen=True, slots=True)
class Entry:
    """A region on the first page."""

    address: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is printed, made harmless once for all pages that show it."""

    url: Markup
    name: Markup
    summary: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list, with who owns it."""

    record: Shown
    owner: str


def region_page(member: str) -> str:
    """The page of a member."""
    return f"{REGIONS}{member}/"


def joint_edition(edition: Edition) -> Edition:
    """An edition whose search asks for a region where a catalogue's own asks for a district."""
    texts = edition.texts
    own: dict[str, str | Mapping[str, str]] = {"search.js.facet_district": texts("page.joint.region")}
    return replace(edition, texts=Texts(texts.language, ChainMap(own, dict(texts.entries))))


def joint_extra(catalogue: Catalogue, edition: Edition, title: str) -> dict[str, Any]:
    """What the theme shows around the pages of a federation: the look of who federates, and ways of its own."""
    extra, t = theme_extra(catalogue, edition), edition.texts
    ways = ((catalogue.site.labels.area, AREAS), (t("page.joint.regions"), REGIONS), (t("page.search.title"), SEARCH))
    navigation = [{"title": str(md_text(name)), "path": address} for name, address in ways]
    # No licence at the foot: each member's own stands on its page.
    own = {"name": str(md_text(title)), "navigation": navigation, "more": [], "licence": None}
    return extra | {"catalogue": extra["catalogue"] | own}


def joint_pages(press: Press, joint: Joint) -> Iterator[File]:
    """All pages of a federation."""
    shown = {record.url: _shown(record) for _, record in joint.records}
    yield _home(press, joint)
    yield _search(press, joint)
    yield _regions(press, joint)
    yield _areas(press, joint)
    for copy in joint.copies:
        yield from _region(press, copy, shown)
    for tile in _tiles(joint):
        owned = joint.by_area[tile.area.id]
        lines = [Line(shown[record.url], f"{record.agency}, {copy.title}") for copy, record in owned]
        note = press.t("page.joint.area", n=len(lines))
        yield from _lists(press, tile.address, tile.area.label, note, lines)


def _tiles(joint: Joint) -> tuple[AreaTile, ...]:
    found = joint.by_area
    return tuple(AreaTile(each, area_page(each.id), len(found[each.id])) for each in joint.areas if each.id in found)


def _entries(joint: Joint) -> tuple[Entry, ...]:
    return tuple(Entry(region_page(copy.member.id), copy.title, len(copy.records)) for copy in joint.copies)


def _head(press: Press, joint: Joint, title: str, kind: str, finder: str = "") -> Head:
    counts = press.t("page.joint.counts", records=len(joint.records), members=len(joint.copies))
    return Head(title, counts, kind, finder=finder)


def _home(press: Press, joint: Joint) -> File:
    head = _head(press, joint, joint.name, "home")
    troubled = [(each.member.id, each.state.value) for each in joint.outcomes if each.trouble]
    views = {"tiles": _tiles(joint), "entries": _entries(joint), "drawing": drawing(joint), "troubled": troubled}
    return press.page(HOME, head, "joint_home", **views)


def _search(press: Press, joint: Joint) -> File:
    head = _head(press, joint, press.t("page.search.title"), "search", "joint")
    views = {"index": press.edition.search_index, "offline": press.edition.offline}
    return press.page(SEARCH, head, "joint_search", entries=_entries(joint), tiles=_tiles(joint), **views)


def _regions(press: Press, joint: Joint) -> File:
    head = _head(press, joint, press.t("page.joint.regions"), "joint")
    return press.page(REGIONS, head, "joint_regions", entries=_entries(joint), drawing=drawing(joint))


def _areas(press: Press, joint: Joint) -> File:
    return press.page(
        AREAS, _head(press, joint, press.catalogue.site.labels.area, "joint"), "joint_areas", tiles=_tiles(joint)
    )


def _region(press: Press, copy: MemberCopy, shown: Mapping[str, Shown]) -> Iterator[File]:
    note = press.t("page.joint.member", date=press.day(parse_date(copy.date)), licence=copy.licence)
    lines = [Line(shown[record.url], record.agency) for record in copy.records]
    yield from _lists(press, region_page(copy.member.id), copy.title, note, lines, copy.member.base)


def _lists(press: Press, address: str, title: str, note: str, lines: Sequence[Line], home: str = "") -> Iterator[File]:
    """A list over as many pages as it needs."""
    above = address.split("/")[0] + "/"
    trail = (Step(press.t("page.joint.regions") if above == REGIONS else press.catalogue.site.labels.area, above),)
    found, head = parts(address, lines, A_PAGE), Head(title, note, "joint")
    yield from list_pages(press, head, "joint_list", found, "joint_list", home=home, trail=trail, note=note)


def _shown(record: JointRecord) -> Shown:
    return Shown(href_text(record.url), md_text(record.name), md_text(record.summary))
