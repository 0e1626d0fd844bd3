"""Which table is which sheet, where its headings stand, and which column each of them names.

People rename, reorder and add columns: a heading is known by its title or its key, in any case.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.exchange.columns import (
    FEW,
    MAIN,
    Column,
    Sheet,
    column_named,
    groups,
    leaves,
    title,
    titles,
)
from catalogue.exchange.names import folded
from catalogue.exchange.tables import Cell, Table, column_letters
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.near import nearest
from catalogue.source import shorten
from catalogue.texts import Texts

Marker = Literal["id", "name", "number"]
MARKERS: tuple[Marker, ...] = ("id", "name", "number")
HELPERS = ("guide", "help", "lists")
ENOUGH_HEADINGS = 3  # to tell which sheet a table is
FIRST_ROWS = 15  # a title or a logo may stand above the headings


@dataclass(frozen=True)
class Heading:
    """What the headings of a table name. columns: by their number."""

    row: int
    columns: Mapping[int, Column]
    markers: Mapping[Marker, int]


@dataclass(frozen=True)
class Headings:
    """All headings that a sheet may have. group: as in Sheet."""

    key: str
    title: str
    group: FieldDeclaration | None
    texts: Texts

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Columns by heading in lower case: titles and keys."""
        if self.group:
            sheet = Sheet(self.key, self.group, tuple(Column((each.key,), each) for each in self.group.members))
        else:
            sheet = Sheet(MAIN, None, tuple(_possible()))
        named = {folded(name): column for column, name in titles(sheet, self.texts).items()}
        return named | {column.key: column for column in sheet.columns}

    @cached_property
    def markers(self) -> dict[str, Marker]:
        """The columns that say which record, and which entry, a row is."""
        own = {folded(self.texts(f"exchange.column.{marker}")): marker for marker in MARKERS}
        ids: dict[str, Marker] = {"id": "id", "slug": "id"}
        if self.group is None:  # the name is a field there, the order of rows means nothing
            return {name: marker for name, marker in (own | ids).items() if marker == "id"}
        return own | ids | {"no": "number"}

    def find(self, heading: str) -> Column | Marker | None:
        """What a heading names."""
        name = folded(heading).rstrip(" *")
        found = self.markers.get(name) or self.columns.get(name)
        if found:
            return found
        if self.group:
            return column_named(name.removeprefix(f"{self.key}."), self.group.members)
        free = heading.strip() if folded(heading).startswith(tuple(f"{key}." for key in _free_keys())) else ""
        return column_named(free or name) or self._by_synonym(name)

    def _by_synonym(self, name: str) -> Column | None:
        meant = self.texts.get(f"rules.synonym.key.{name.replace(' ', '_').replace('.', '')}")
        return self.columns.get(meant)

    def near(self, heading: str) -> str:
        """The heading that one looks like, or ""."""
        return nearest(folded(heading).rstrip(" *"), [*self.columns, *self.markers])


def _free_keys() -> list[str]:
    return [field.key for field in INNOVATION if field.kind == "free"]


def _possible() -> Iterator[Column]:
    for field in leaves():
        if field.kind != "free":
            yield Column(field.path, field)
            if field.repeated and field.most and field.most <= FEW:
                yield from (Column((*field.path, place), field) for place in range(field.most))


def all_headings(texts: Texts) -> list[Headings]:
    """The headings of the main sheet, then of every group's."""
    main = Headings(MAIN, texts("exchange.sheet.main"), None, texts)
    return [main, *(Headings(".".join(group.path), title(group, texts), group, texts) for group in groups())]


def is_heading(text: str, main: Headings) -> bool:
    """Whether a text heads a column of a table."""
    return main.find(text) is not None


@dataclass(frozen=True)
class Matched:
    """A table with the sheet that it is, or without."""

    table: Table
    headings: Headings | None
    renamed: bool = False
    helper: bool = False


def matched(tables: Sequence[Table], known: Sequence[Headings], texts: Texts) -> list[Matched]:
    """Every table with its sheet: by its name, else by a name like it, else by its headings; a lone table is the
    main sheet.
    """
    found = [_by_name(table, known, texts) for table in tables]
    for place, each in enumerate(found):
        if each.headings is None and not each.helper and each.table.rows:
            taken = {other.headings.key for other in found if other.headings}
            found[place] = _by_headings(each.table, [one for one in known if one.key not in taken])
    if not any(each.headings and each.headings.group is None for each in found):
        loose = [place for place, each in enumerate(found) if not each.headings and not each.helper and each.table.rows]
        best = max(loose, key=lambda place: _best_row(found[place].table, known[0])[1], default=None)
        if best is not None and (_best_row(found[best].table, known[0])[1] > 1 or len(loose) == len(found)):
            found[best] = Matched(found[best].table, known[0])
    return found


def _by_name(table: Table, known: Sequence[Headings], texts: Texts) -> Matched:
    names = {folded(name): each for each in known for name in (each.title, each.key, each.key.rpartition(".")[2])}
    name = folded(table.name)
    if not name or name in {folded(texts(f"exchange.sheet.{helper}")) for helper in HELPERS}:
        return Matched(table, None, helper=bool(name))
    if name in names:
        return Matched(table, names[name])
    meant = nearest(name.partition(" (")[0], names)
    return Matched(table, names.get(meant), bool(meant))


def _by_headings(table: Table, known: Sequence[Headings]) -> Matched:
    """A table with the sheet whose headings it has: a sheet that was renamed, or saved alone as CSV."""
    counts = [(_best_row(table, each)[1], each) for each in known]
    count, best = max(counts, key=lambda each: each[0], default=(0, None))
    return Matched(table, best, bool(table.name)) if count >= ENOUGH_HEADINGS else Matched(table, None)


def _best_row(table: Table, headings: Headings) -> tuple[int, int]:
    """The row with the most headings, and how many."""
    counts = [(row, _recognised(cells, headings)) for row, cells in sorted(table.rows.items())[:FIRST_ROWS]]
    return max(counts, key=lambda count: count[1], default=(0, 0))


def _recognised(cells: Mapping[int, Cell], headings: Headings) -> int:
    return sum(headings.find(cell.text) is not None for cell in cells.values() if cell.kind == "text")


def heading_of(table: Table, headings: Headings) -> tuple[Heading | None, list[Diagnostic]]:
    """The headings of a table, and what is wrong with them."""
    row, count = _best_row(table, headings)
    if not count:
        wanted = ", ".join(list(headings.columns)[:3])
        return None, [Diagnostic("X010", Severity.ERROR, table.place(1), values={"wanted": wanted})]
    columns: dict[int, Column] = {}
    markers: dict[Marker, int] = {}
    diagnostics: list[Diagnostic] = []
    named = {
        number: (cell, headings.find(cell.text) if cell.kind == "text" else None)
        for number, cell in sorted(table.rows[row].items())
    }
    used = [found for _, found in named.values()]
    for number, (cell, found) in named.items():
        if found is None:
            meant = headings.near(cell.text)
            meant = "" if headings.find(meant) in used else meant
            diagnostics.append(_unknown(table, row, number, cell.text, meant))
        elif found in markers or found in columns.values():
            values = {"value": shorten(cell.text), "cell": f"{column_letters(number)}{row}"}
            diagnostics.append(Diagnostic("X012", Severity.ERROR, table.place(row, number), values=values))
        elif isinstance(found, Column):
            columns[number] = found
        else:
            markers[found] = number
    return Heading(row, columns, markers), diagnostics


def _unknown(table: Table, row: int, number: int, text: str, meant: str) -> Diagnostic:
    """A column that nobody reads: a slip where a heading that is missing is like it, else somebody's own."""
    values = {"value": shorten(text), "cell": f"{column_letters(number)}{row}"}
    code, severity = ("X011", Severity.ERROR) if meant else ("X013", Severity.ADVICE)
    return Diagnostic(code, severity, table.place(row, number), values=values, suggestion=meant)
