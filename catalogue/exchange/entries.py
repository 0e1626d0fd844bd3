"""Rows of a group's sheet, and numbered columns, to the entries of a record, in their order and with their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import Path, Plain
from catalogue.exchange.rows import Row
from catalogue.source import shorten


class Entry(NamedTuple):
    """One entry. number: as people see it, 0 where they gave none."""

    number: int
    values: Mapping[str, Plain]
    places: Mapping[str, Location]
    place: Location


@dataclass(frozen=True)
class Entries:
    """The entries of one group of one record, in order. positions: number as people see it → place from 1."""

    values: list[Plain]
    places: Mapping[Path, Location]
    positions: Mapping[int, int]


def entry_of(row: Row, place: Location) -> tuple[Entry, list[Diagnostic]]:
    """A row as an entry. place: of its number, if it has one."""
    text = row.markers.get("number", "").removesuffix(".0").rstrip(".")
    faults = []
    if text and not (text.isdecimal() and text.isascii() and int(text[:6]) > 0 and len(text) < 6):
        faults = [Diagnostic("X038", Severity.ERROR, place, values={"value": shorten(text)})]
        text = ""
    values = {str(path[0]): value for path, value in row.values.items() if value}
    places = {str(path[0]): location for path, location in row.places.items()}
    return Entry(int(text or "0"), values, places, row.place), faults


def entries(group: Path, found: Sequence[Entry]) -> tuple[Entries, list[Diagnostic]]:
    """Entries by their numbers, those without one behind; a number that stands twice is a fault."""
    kept = sorted(found, key=lambda entry: (entry.number == 0, entry.number))
    first: dict[int, Entry] = {}
    faults: list[Diagnostic] = []
    for entry in kept:
        if entry.number and entry.number in first:
            values = {"value": entry.number, "first": first[entry.number].place.line}
            faults.append(Diagnostic("X039", Severity.ERROR, entry.place, values=values))
        first.setdefault(entry.number, entry)
    places: dict[Path, Location] = {}
    for index, entry in enumerate(kept):
        places[(*group, index)] = entry.place
        places |= {(*group, index, key): place for key, place in entry.places.items()}
    positions = {entry.number: index for index, entry in enumerate(kept, start=1) if entry.number}
    for index, entry in enumerate(kept, start=1):
        if positions and not entry.number:  # a new row behind numbered ones is known by its place
            positions.setdefault(index, index)
    return Entries([dict(entry.values) for entry in kept], places, positions), faults


def numbered_entries(row: Row, group: Path) -> list[Entry]:
    """The entries that a row of the main sheet gives in columns such as ``sumber[2].judul``."""
    found: dict[int, tuple[dict[str, Plain], dict[str, Location]]] = {}
    for path, value in row.values.items():
        if path[: len(group)] == group and len(path) > len(group) + 1 and isinstance(path[len(group)], int):
            values, places = found.setdefault(int(path[len(group)]), ({}, {}))
            places[str(path[-1])] = row.places[path]
            if value:
                values[str(path[-1])] = value
    return [Entry(index + 1, *found[index], row.place) for index in sorted(found) if found[index][0]]


def numbered_values(row: Row, field: Path) -> tuple[list[Plain], dict[Path, Location]]:
    """The values that a row gives in columns such as ``urusan[2]``, gaps closed."""
    paths = {path[-1]: path for path in row.values if path[:-1] == field and isinstance(path[-1], int)}
    ordered = [paths[place] for place in sorted(paths)]
    filled = [path for path in ordered if row.values[path]]
    places = {(*field, index): row.places[path] for index, path in enumerate(filled)}
    if ordered:
        places[field] = row.places[ordered[0]]
    return [row.values[path] for path in filled], places
