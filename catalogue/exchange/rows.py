"""The rows of a table as values: what each cell says, read as its column's field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import Column, Path, Plain
from catalogue.exchange.headings import MARKERS, Heading, Marker
from catalogue.exchange.meaning import meant
from catalogue.exchange.names import Names
from catalogue.exchange.tables import Cell, Table, column_letters
from catalogue.private_numbers import masked
from catalogue.source import shorten

GENTLE = ("X024",)  # what was read, but is worth a look


@dataclass(frozen=True)
class Row:
    """A row that says something. markers: what names its record. values: by the path of their column, "" where
    a cell is empty; places: where each stands.
    """

    table: Table
    number: int
    markers: Mapping[Marker, str]
    values: Mapping[Path, Plain]
    places: Mapping[Path, Location]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def place(self) -> Location:
        """Where the row begins."""
        return self.table.place(self.number)

    def marker_place(self, columns: Mapping[Marker, int], marker: Marker) -> Location:
        """Where a marker stands."""
        return self.table.place(self.number, columns.get(marker, 1))


def rows_of(table: Table, heading: Heading, names: Names) -> Iterator[Row]:
    """The rows below the headings, empty ones left out; an id alone says that all else was emptied."""
    told = heading.columns.keys() | {heading.markers.get("id", 0)}
    for number, cells in sorted(table.rows.items()):
        if number > heading.row and told & cells.keys():
            yield _row(table, number, cells, heading, names)


def _row(table: Table, number: int, cells: Mapping[int, Cell], heading: Heading, names: Names) -> Row:
    values: dict[Path, Plain] = {}
    places: dict[Path, Location] = {}
    diagnostics: list[Diagnostic] = []
    for place, column in heading.columns.items():
        places[column.path] = table.place(number, place)
        value, faults = _value(table, number, place, cells.get(place), column, names)
        values[column.path] = value
        diagnostics += faults
    markers: dict[Marker, str] = {}
    for marker in MARKERS:
        cell = cells.get(heading.markers.get(marker, 0))
        if cell:
            markers[marker] = " ".join(cell.text.split())
    return Row(table, number, markers, values, places, tuple(diagnostics))


def _value(
    table: Table, row: int, place: int, cell: Cell | None, column: Column, names: Names
) -> tuple[Plain, list[Diagnostic]]:
    if cell is None:
        return [] if column.lines else "", []
    told = meant(cell, column.field, table)
    faults = []
    if told.code:
        severity = Severity.ADVICE if told.code in GENTLE else Severity.ERROR
        values = {
            "field": column.key,
            "value": shorten(masked(told.text or cell.text)),
            "cell": f"{column_letters(place)}{row}",
        }
        faults = [Diagnostic(told.code, severity, table.place(row, place), column.key, values, told.suggestion)]
    if column.lines:
        return [names.meant(column.field, item) for item in _items(told.text, column)], faults
    text = told.text if column.field.kind == "long_text" else told.text.strip()
    return names.meant(column.field, text) if text else "", faults


def _items(text: str, column: Column) -> list[str]:
    """One value a line; ids and numbers may also be told apart by commas."""
    between = r"[\n;,]" if column.field.kind in ("id", "number") else r"\n"
    return [item.strip() for item in re.split(between, text) if item.strip()]


def merge_faults(table: Table, heading: Heading) -> Iterator[Diagnostic]:
    """Merged cells that join several columns: nobody can tell which of them the value belongs to."""
    for span in table.merged:
        joined = [number for number in heading.columns if span.left <= number <= span.right]
        if span.bottom > heading.row and len(joined) > 1:
            cell = f"{column_letters(span.left)}{span.top}:{column_letters(span.right)}{span.bottom}"
            yield Diagnostic("X014", Severity.ERROR, table.place(span.top, span.left), values={"cell": cell})
