"""Addresses once published never vanish: the list of them, and what is missing from it now.

The list is a file of the site itself, ``api/v1/addresses.txt``: every build publishes the addresses of now and
of the list before it, so a loss is remembered until it is repaired. Nobody writes it by hand, and no workflow
needs the right to change the repository: the deploy reads the list from the site that stands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.addresses import AGENCIES, ALL, API, AREAS, FESTIVALS, YEARS
from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.documents import File
from catalogue.near import nearest
from catalogue.scalars import PATTERNS

LIST = f"{API}addresses.txt"
LARGEST = 8 * 1024 * 1024
LOST_INNOVATION, LOST_OTHER = "R821", "R822"
_FILES = {AGENCIES: "data/agencies.yml", AREAS: "data/service_areas.yml", FESTIVALS: "data/festivals.yml"}
_PERMANENT = re.compile(rf"(?:{ALL}|{AGENCIES}|{AREAS}|{FESTIVALS}|{YEARS}){PATTERNS['id']}/")


def addresses_of(catalogue: Catalogue) -> frozenset[str]:
    """The permanent addresses that a catalogue's records stand for, former ones with them."""
    innovations = catalogue.innovations
    return frozenset(
        (
            *(f"{ALL}{slug}/" for each in innovations for slug in (each.slug, *each.former_slugs)),
            *(f"{AGENCIES}{each.id}/" for each in catalogue.agencies),
            *(f"{AREAS}{each.id}/" for each in catalogue.areas),
            *(f"{FESTIVALS}{each.id}/" for each in catalogue.festivals),
            *(f"{YEARS}{each.started.year}/" for each in innovations if each.started),
        )
    )


def addresses_among(paths: Iterable[str]) -> frozenset[str]:
    """The permanent addresses of pages that are really made. paths: of files, as ``inovasi/x/index.md``."""
    pages = (re.sub(r"index\.(?:md|html)$", "", path) for path in paths)
    return frozenset(page for page in pages if _PERMANENT.fullmatch(page))


def read_list(text: str) -> frozenset[str]:
    """The addresses in a published list; lines that are none (an error page of a host) are left out."""
    return frozenset(line for line in text.splitlines() if _PERMANENT.fullmatch(line))


def address_list(now: Iterable[str], before: Iterable[str]) -> File:
    """The list to publish: what is there now and whatever was there before."""
    return File(LIST, "".join(f"{address}\n" for address in sorted({*now, *before})))


def lost_addresses(published: Iterable[str], now: Iterable[str]) -> Iterator[Diagnostic]:
    """A warning for each address that is no longer there and that data can bring back.

    The file named is the one that was removed or must be changed, so that a pull request that removes a record
    hears of it.
    """
    present = frozenset(now)
    slugs = [_parts(address)[1] for address in present if address.startswith(ALL)]
    for address in _lost(published, present):
        part, name = _parts(address)
        if part == ALL:
            yield _lost_innovation(address, name, slugs)
        elif part in _FILES:
            place = Location(_FILES[part])
            yield Diagnostic(LOST_OTHER, Severity.WARNING, place, values={"value": address, "id": name})


def _lost_innovation(address: str, slug: str, slugs: Iterable[str]) -> Diagnostic:
    return Diagnostic(
        LOST_INNOVATION,
        Severity.WARNING,
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


def stand_ins(published: Iterable[str], now: Iterable[str]) -> tuple[StandIn, ...]:
    """Where each lost address leads: to the list that it belonged to."""
    return tuple(StandIn(address, _parts(address)[0]) for address in _lost(published, frozenset(now)))


def _lost(published: Iterable[str], now: frozenset[str]) -> list[str]:
    return sorted(frozenset(published) - now)


def _parts(address: str) -> tuple[str, str]:
    part, name, _ = address.split("/")
    return f"{part}/", name
