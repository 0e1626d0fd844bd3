"""The sheets of a workbook and their columns, made from the field declarations.

The main sheet has one row for each innovation. A repeated group (sources, results …) has a sheet of its own, one
row for each entry. A list of texts stands in one cell, one text a line; a short list of ids in a column for each.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.diagnostics import field_name
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.texts import Texts

Path = tuple[str | int, ...]
Plain = Any  # groups, lists and texts, as a YAML file gives them

MAIN = "inovasi"
FEW = 3  # so many ids get a column each, where a drop-down can help
LONGEST_CELL = 32_000  # Excel takes 32,767 characters


@dataclass(frozen=True, slots=True)
class Column:
    """One column. path: where its value goes, in a record or in an entry of the sheet's group."""

    path: Path
    field: FieldDeclaration

    @property
    def key(self) -> str:
        """The path as people write it: ``cara_akses.biaya``, ``urusan[1]``."""
        return free_key(self.path) if self.field.kind == "free" else field_name(self.path)

    @property
    def lines(self) -> bool:
        """Whether a cell holds a list, one value a line."""
        return self.field.repeated and isinstance(self.path[-1], str)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. group: the repeated field whose entries are its rows; None for the main sheet."""

    key: str
    group: FieldDeclaration | None
    columns: tuple[Column, ...]


def free_key(path: Path) -> str:
    """The heading of a field that a region declares itself; its key is taken as it is."""
    return f"{path[0]}.{path[1]}"


def leaves(fields: Iterable[FieldDeclaration] = INNOVATION) -> Iterator[FieldDeclaration]:
    """The fields of the main sheet: groups that stand once are opened."""
    for field in fields:
        if field.kind == "record" and not field.repeated:
            yield from leaves(field.members)
        elif field.kind != "record":
            yield field


def groups(fields: Iterable[FieldDeclaration] = INNOVATION) -> Iterator[FieldDeclaration]:
    """The repeated groups, in the order of their declaration."""
    for field in fields:
        if field.kind == "record" and field.repeated:
            yield field
        elif field.kind == "record":
            yield from groups(field.members)


def value_at(plain: Plain, path: Sequence[str | int]) -> Plain:
    """The value at a path, or None."""
    for step in path:
        if isinstance(plain, Mapping):
            plain = plain.get(step)
        elif isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            plain = plain[step]
        else:
            return None
    return plain


def main_sheet(records: Sequence[Plain], own: Sequence[str] = ()) -> Sheet:
    """The main sheet: every field, the twins only where a record has them.

    own: keys of the fields that the region declares itself.
    """
    return Sheet(MAIN, None, tuple(column for field in leaves() for column in _columns(field, records, own)))


def group_sheets(records: Sequence[Plain]) -> list[Sheet]:
    """A sheet for every repeated group."""
    return [_group_sheet(group, entries_of(records, group)) for group in groups()]


def flat_sheet(records: Sequence[Plain], own: Sequence[str] = (), fewest: int = 0) -> Sheet:
    """Everything as one table: entries of groups in numbered columns, ``sumber[1].judul``.

    fewest: how many entries of each group have columns even where no record has so many.
    """
    return Sheet(MAIN, None, (*main_sheet(records, own).columns, *_numbered(records, fewest)))


def entries_of(records: Iterable[Plain], group: FieldDeclaration) -> list[Plain]:
    """All entries of a group in all records."""
    return [entry for record in records for entry in value_at(record, group.path) or ()]


def _group_sheet(group: FieldDeclaration, entries: Sequence[Plain]) -> Sheet:
    members = [each for each in group.members if not each.english or any(each.key in entry for entry in entries)]
    return Sheet(field_name(group.path), group, tuple(Column((each.key,), each) for each in members))


def _columns(field: FieldDeclaration, records: Sequence[Plain], own: Sequence[str] = ()) -> Iterator[Column]:
    values = [value for record in records if (value := value_at(record, field.path))]
    if field.kind == "free":
        keys = dict.fromkeys((*own, *sorted({key for value in values for key in value})))
        yield from (Column((*field.path, key), field) for key in keys)
    elif field.repeated and (field.most or FEW + 1) <= FEW:
        yield from (Column((*field.path, place), field) for place in range(field.most or 0))
    elif field.repeated and any(len("\n".join(value)) > LONGEST_CELL for value in values):
        yield from (Column((*field.path, place), field) for place in range(max(map(len, values))))
    elif values or not field.english:
        yield Column(field.path, field)


def _numbered(records: Sequence[Plain], fewest: int) -> Iterator[Column]:
    for group in groups():
        most = max([fewest, *(len(value_at(record, group.path) or ()) for record in records)])
        sheet = _group_sheet(group, entries_of(records, group))
        for place in range(most):
            yield from (Column((*group.path, place, *each.path), each.field) for each in sheet.columns)


_STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([1-9][0-9]{0,3})\])?")


def column_named(key: str, fields: Sequence[FieldDeclaration] = INNOVATION) -> Column | None:
    """The column of a key such as ``cara_akses.biaya``, ``urusan[1]`` or ``tambahan.ukuran``."""
    path: list[str | int] = []
    for place, step in enumerate(steps := key.split(".")):
        match = _STEP.fullmatch(step)
        field = next((each for each in fields if match and each.key == match[1]), None)
        if not match or not field:
            return None
        if field.kind == "free":
            rest = ".".join(steps[place + 1 :])
            return Column((*path, field.key, rest), field) if rest else None
        path += [field.key, *([int(match[2]) - 1] if match[2] else [])]
        if (bool(match[2]) and not field.repeated) or (field.kind == "record" and bool(match[2]) != field.repeated):
            return None
        if place == len(steps) - 1:
            return None if field.kind == "record" else Column(tuple(path), field)
        fields = field.members
    return None


def title(field: FieldDeclaration, texts: Texts) -> str:
    """What people call a field; its key where the texts do not say."""
    name = texts.get(f"{field.text_key}.title") or field.key.removesuffix("_en").replace("_", " ").capitalize()
    return texts("exchange.column.english", name=name) if field.english else name


def description(field: FieldDeclaration, texts: Texts) -> str:
    """What a field is for; where a cell shows names, without the ids that only a file needs."""
    plain = texts.get(f"form.hint.{'_'.join(field.path)}") if field.kind in ("id", "term") else ""
    return plain or texts.get(f"{field.text_key}.description")


def titles(sheet: Sheet, texts: Texts) -> dict[Column, str]:
    """The heading of every column, each one once: where two share a title, the group's stands before it."""
    short = {column: _numbered_title(column, title(column.field, texts), texts) for column in sheet.columns}
    shared = {name for name in short.values() if list(short.values()).count(name) > 1}
    return {column: _long_title(column, name, texts) if name in shared else name for column, name in short.items()}


def _numbered_title(column: Column, name: str, texts: Texts) -> str:
    if column.field.kind == "free":
        return column.key
    last = column.path[-1]
    return texts("exchange.column.numbered", name=name, number=last + 1) if isinstance(last, int) else name


def _long_title(column: Column, name: str, texts: Texts) -> str:
    above = group_of(column.field)
    return texts("exchange.column.grouped", group=title(above, texts), name=name) if above else name


def group_of(field: FieldDeclaration) -> FieldDeclaration | None:
    """The group that holds a field."""
    return next((each for each in _every(INNOVATION) if field.path[:-1] == each.path), None)


def _every(fields: Iterable[FieldDeclaration]) -> Iterator[FieldDeclaration]:
    for field in fields:
        yield field
        yield from _every(field.members)
