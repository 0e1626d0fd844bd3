"""One sheet of a workbook: its cells, number formats and merged ranges."""

import re
from collections.abc import Sequence

from catalogue.exchange.tables import MOST_COLUMNS, MOST_ROWS, Cell, CellKind, RefusedError, Span, column_letters
from catalogue.exchange.xlsx_zip import Attributes, Parts

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_KINDS: dict[str, CellKind] = {"n": "number", "b": "flag", "e": "error"}
MOST_MERGED = 5_000


def plain_string(text: str) -> str:
    """A string of a workbook as it was typed: ``_x000D_`` is how XLSX writes a control character."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


class SheetReader:
    """Gathers the cells of one sheet while its XML runs past."""

    def __init__(self, strings: Sequence[str], patterns: Sequence[str]) -> None:
        """strings: the workbook's shared texts. patterns: the number format of every style."""
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Span] = []
        self._strings, self._patterns = strings, patterns
        self._row, self._column = 0, 0
        self._cell: Attributes = {}
        self._text: list[str] = []
        self._collecting = self._phonetic = self._formula = False

    def read(self, parts: Parts, name: str) -> None:
        """Run through a sheet. Raises RefusedError for cells where no table reaches."""
        parts.parse(name, self._start, self._end, self._append)

    def _start(self, element: str, attributes: Attributes) -> None:
        if element == "row":
            self._row, self._column = _number(attributes.get("r", ""), self._row + 1), 0
        elif element == "c":
            self._cell, self._text, self._formula = attributes, [], False
            self._place(attributes.get("r", ""))
        elif element in ("v", "t"):
            self._collecting = not self._phonetic
        elif element == "rPh":
            self._phonetic = True
        elif element == "f":
            self._formula = True
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, element: str) -> None:
        if element in ("v", "t"):
            self._collecting = False
        elif element == "rPh":
            self._phonetic = False
        elif element == "c":
            self._keep()

    def _append(self, text: str) -> None:
        if self._collecting:
            self._text.append(text)

    def _place(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        self._column += 1
        if match:
            self._column, self._row = column_number(match[1]), int(match[2])

    def _keep(self) -> None:
        cell = self._meaning("".join(self._text))
        if not cell.text.strip() and cell.kind != "formula":
            return
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            far = f"{column_letters(self._column)}{self._row}"
            raise RefusedError("X005", cell=far, rows=MOST_ROWS, columns=MOST_COLUMNS)
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _meaning(self, text: str) -> Cell:
        kind = self._cell.get("t", "n")
        if kind == "s":
            index = _number(text, -1)
            text = self._strings[index] if 0 <= index < len(self._strings) else ""
        elif kind in ("inlineStr", "str", "d"):
            text = plain_string(text)
        if self._formula:
            return Cell(text, "formula")
        style = _number(self._cell.get("s", "0"), 0)
        pattern = self._patterns[style] if style < len(self._patterns) else ""
        return Cell(text, _KINDS.get(kind, "text"), pattern)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self.merged) < MOST_MERGED:
            top, left = int(ends[0][2]), column_number(ends[0][1])
            self.merged.append(Span(top, left, int(ends[1][2]), column_number(ends[1][1])))

    def filled(self) -> dict[int, dict[int, Cell]]:
        """The rows, a cell that is merged downwards repeated in every row that it covers and that is in use."""
        rows = {row: dict(cells) for row, cells in sorted(self.rows.items())}
        last, covered = max(rows, default=0), dict[int, int]()
        for span in sorted(self.merged):
            cell = rows.get(span.top, {}).get(span.left)
            if cell and span.left == span.right and span.top > covered.get(span.left, 0):
                covered[span.left] = span.bottom
                for row in range(span.top + 1, min(span.bottom, last) + 1):
                    if row in rows:
                        rows[row].setdefault(span.left, cell)
        return rows


def column_number(letters: str) -> int:
    """A column's number, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text.strip()) else otherwise
