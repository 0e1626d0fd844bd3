"""Tables as they were read, from whatever file: cells with their kind, rows and columns counted from 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from catalogue.diagnostics import Diagnostic, Location, Severity

CellKind = Literal["text", "number", "flag", "error", "formula"]
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000


class Cell(NamedTuple):
    """A cell. text: as stored; pattern: the number format that it is shown in."""

    text: str
    kind: CellKind = "text"
    pattern: str = ""


class Span(NamedTuple):
    """A merged range, all four counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Table:
    """One sheet. path: its file and name, as diagnostics show it. rows: cells by row, then column."""

    name: str
    path: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Span, ...] = ()
    epoch_1904: bool = False

    def place(self, row: int, column: int = 1) -> Location:
        """Where a cell stands."""
        return Location(self.path, row, column)


@dataclass(frozen=True)
class Reading:
    """What a file holds, and why it could not be read whole."""

    tables: tuple[Table, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class RefusedError(Exception):
    """A file that cannot be taken. Code and values make its diagnostic."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def refused(error: RefusedError, location: Location) -> Reading:
    """A reading of nothing but the reason."""
    return Reading(diagnostics=(Diagnostic(error.code, Severity.ERROR, location, "", error.values),))


def column_letters(number: int) -> str:
    """A column as spreadsheets name it.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
