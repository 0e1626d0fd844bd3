"""Addresses once published never vanish: the list of them, and what is missing from it now.

The list is a file of the site itself, ``api/v1/addresses.txt``: every build publishes the addresses of now and
of the list before it, so a loss is remembered until it is repaired. Nobody writes it by hand, and no workflow
needs the right to change the repository: ``catalogue published`` takes the list from the site that stands, and the
build after it compares. Whatever is lost keeps a page that leads on, so that nothing ever answers 404.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.addresses import AGENCIES, ALL, API, AREAS, FESTIVALS, HOME, PARTS, YEARS
from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.documents import File
from catalogue.near import nearest
from catalogue.region.options import LOST_INNOVATION, LOST_OTHER
from catalogue.scalars import PATTERNS

LIST = f"{API}addresses.txt"
LARGEST = 8 * 1024 * 1024
MOST_STEPS, LONGEST = 6, 200
_FILES = {AGENCIES: "data/agencies.yml", AREAS: "data/service_areas.yml", FESTIVALS: "data/festivals.yml"}
_PAGE = re.compile(rf"(?:{PATTERNS['id']}/){{1,{MOST_STEPS}}}")


def addresses_of(catalogue: Catalogue, repaired: Iterable[str] = ()) -> frozenset[str]:
    """The permanent addresses that a catalogue's records stand for, former ones with them.

    repaired: slugs of records that are left out while they are broken; their pages stand all the same.
    """
    innovations = catalogue.innovations
    return frozenset(
        (
            *(f"{ALL}{slug}/" for slug in repaired),
            *(f"{ALL}{slug}/" for each in innovations for slug in (each.slug, *each.former_slugs)),
            *(f"{AGENCIES}{each.id}/" for each in catalogue.agencies),
            *(f"{AREAS}{each.id}/" for each in catalogue.areas),
            *(f"{FESTIVALS}{each.id}/" for each in catalogue.festivals),
            *(f"{YEARS}{each.started.year}/" for each in innovations if each.started),
        )
    )


def addresses_among(paths: Iterable[str]) -> frozenset[str]:
    """The addresses of pages that are really made. paths: of files, as ``inovasi/x/index.md``."""
    pages = (re.sub(r"index\.(?:md|html)$", "", path) for path in paths)
    return frozenset(filter(is_page, pages))


def is_page(address: str) -> bool:
    """Whether a text is the address of a page as we make them, the home page apart."""
    return len(address) <= LONGEST and _PAGE.fullmatch(address) is not None


def read_list(text: str) -> frozenset[str]:
    """The addresses in a published list; lines that are none (an error page of a host) are left out."""
    return frozenset(line for line in text.splitlines() if is_page(line))


def address_list(now: Iterable[str], before: Iterable[str]) -> File:
    """The list to publish: what is there now and whatever was there before."""
    return File(LIST, "".join(f"{address}\n" for address in sorted({*now, *before})))


def lost_addresses(
    published: Iterable[str], now: Iterable[str], severity: Severity = Severity.WARNING
) -> Iterator[Diagnostic]:
    """A finding for each address that is no longer there and that data can bring back.

    The file named is the one that was removed or must be changed, so that a pull request that removes a record
    hears of it.
    """
    present = frozenset(now)
    slugs = [_parts(address)[1] for address in present if address.startswith(ALL)]
    for address in _lost(published, present):
        part, name = _parts(address)
        if part == ALL:
            yield _lost_innovation(address, name, slugs, severity)
        elif part in _FILES:
            place = Location(_FILES[part])
            yield Diagnostic(LOST_OTHER, severity, place, values={"value": address, "id": name})


def _lost_innovation(address: str, slug: str, slugs: Iterable[str], severity: Severity) -> Diagnostic:
    return Diagnostic(
        LOST_INNOVATION,
        severity,
        Location(f"data/innovations/{slug}.yml"),
        values={"value": address, "id": slug},
        suggestion=nearest(slug, slugs),
        snippet=f"alias_lama:\n  - {slug}",
    )


@dataclass(frozen=True, slots=True)
class StandIn:
    """A lost address and the page that it leads to meanwhile, so that it never answers 404."""

    address: str
    target: str

    @property
    def words(self) -> str:
        """What was probably there, to search by; nothing for a later page of a list that became shorter."""
        above, _, name = self.address.rstrip("/").rpartition("/")
        return "" if f"{above}/".endswith(f"/{PARTS}") else name.replace("-", " ")


def stand_ins(published: Iterable[str], now: Iterable[str]) -> tuple[StandIn, ...]:
    """Where each lost address leads: to the nearest page above it, at last the home page."""
    present = frozenset(now)
    return tuple(StandIn(address, _above(address, present)) for address in _lost(published, present))


def _above(address: str, present: frozenset[str]) -> str:
    steps = address.split("/")[:-1]
    above = ("/".join(steps[:count]) + "/" for count in range(len(steps) - 1, 0, -1))
    return next((each for each in above if each in present), HOME)


def _lost(published: Iterable[str], now: frozenset[str]) -> list[str]:
    return sorted(frozenset(published) - now)


def _parts(address: str) -> tuple[str, str]:
    """The list that a record's page belongs to and the record's id; nothing for other pages."""
    part, _, name = address.rstrip("/").partition("/")
    return (f"{part}/", name) if name and "/" not in name else ("", "")
