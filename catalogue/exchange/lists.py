"""The lists of a workbook from which its drop-downs choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.exchange.columns import title
from catalogue.exchange.names import LISTS, NameList, Names
from catalogue.exchange.tables import column_letters
from catalogue.field_list import INNOVATION, FieldDeclaration, every
from catalogue.texts import Texts

FLAG = "ya_tidak"


@dataclass(frozen=True)
class Choices:
    """columns: heading and values, a column of names and one of ids for each list. ranges: list → its range."""

    columns: Sequence[tuple[str, Sequence[str]]]
    ranges: Mapping[str, str]

    def source(self, field: FieldDeclaration) -> str:
        """The range of the drop-down of a field, or ""."""
        if field.kind == "flag":
            return self.ranges[FLAG]
        return self.ranges.get(field.vocabulary if field.terms else field.key, "")


def choices_of(names: Names, texts: Texts) -> Choices:
    """Every list that a field chooses from."""
    columns: list[tuple[str, Sequence[str]]] = []
    ranges: dict[str, str] = {}
    sheet = texts("exchange.sheet.lists")
    for key, heading, listed in _lists(names, texts):
        if listed.labels:
            ranges[key] = _range(sheet, len(columns), len(listed.labels))
        columns += [
            (heading, list(listed.labels.values())),
            (texts("exchange.column.id_of", name=heading), list(listed.labels)),
        ]
    flags = ("ya", "tidak")
    ranges[FLAG] = _range(sheet, len(columns), len(flags))
    columns.append((texts("exchange.column.flag"), flags))
    return Choices(columns, ranges)


def _lists(names: Names, texts: Texts) -> list[tuple[str, str, NameList]]:
    fields = {field.key: field for field in every(INNOVATION) if field.key in LISTS}
    terms = {field.vocabulary: field for field in every(INNOVATION) if field.terms}
    own = [(key, title(fields[key], texts), listed) for key, listed in names.lists.items()]
    return [*own, *((key, title(field, texts), names.terms[key]) for key, field in terms.items())]


def _range(sheet: str, column: int, count: int) -> str:
    letters = column_letters(column + 1)
    return f"='{sheet}'!${letters}$2:${letters}${count + 1}"
