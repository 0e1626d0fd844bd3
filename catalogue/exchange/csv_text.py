"""Tables as text: CSV (RFC 4180) that no spreadsheet takes for formulas, and CSV as spreadsheets really write it."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.tables import MOST_COLUMNS, MOST_ROWS, Cell, Reading, RefusedError, Table, refused
from catalogue.exports.table import ARMED, CELL_START
from catalogue.exports.table import cell as disarmed

SEPARATORS = (",", ";", "\t")
LONGEST_FIELD = 100_000
MOST_BYTES = 16 * 1024 * 1024
_END = "\x04"  # no table holds it: the record check refuses control characters
_GUARDED = re.compile(f"{CELL_START}'{ARMED}")
# What a spreadsheet takes for a number or a date and writes in its own way: 13.000 becomes 13, 0281 becomes 281,
# 2021-04-03 becomes 03/04/2021. A whole number without such traps stays bare.
_REWRITTEN = re.compile(r"(?!(?:0|[1-9][0-9]{0,10})\Z)\(?[0-9][0-9.,:/%eE -]*\)?")
_OUR_HEADINGS = {"id", "nama", "ringkasan"}


def guarded(text: str) -> str:
    """A text in which no spreadsheet sees a formula, nor a number or date to rewrite: ``'`` disarms it
    (OWASP, CSV injection).

    >>> guarded("=1+1"), guarded("'tis"), guarded("Rp5.000,-"), guarded("13.000"), guarded("2021")
    ("'=1+1", "''tis", "Rp5.000,'-", "'13.000", '2021')
    """
    safe = disarmed(text)
    return f"'{text}" if safe == text and _REWRITTEN.fullmatch(text) else safe


def unguarded(text: str) -> str:
    """The text that was guarded; a text that never was stays as it is.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("'tis"), unguarded("'13.000")
    ('=1+1', "'tis", "'tis", '13.000')
    """
    if text.startswith("'") and _REWRITTEN.fullmatch(text[1:]):
        return text[1:]
    return _GUARDED.sub(r"\1", text)


def disarmed_by_us(table: Table) -> bool:
    """Whether a sheet was our CSV before somebody saved it as a workbook."""
    first = table.rows.get(1, {}).values()
    return {cell.text for cell in first} >= _OUR_HEADINGS


def unguarded_table(table: Table) -> Table:
    """The sheet with its texts as they were before they were guarded."""
    rows = {
        number: {place: cell._replace(text=unguarded(cell.text)) for place, cell in cells.items()}
        for number, cells in table.rows.items()
    }
    return replace(table, rows=rows)


def csv_bytes(rows: Iterable[Sequence[str]], guard: Callable[[str], str] = guarded) -> bytes:
    """Rows as CSV, every cell quoted, with the byte order mark by which Excel knows UTF-8. guard: of every cell."""
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([guard(text) for text in row] for row in rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode()


def csv_tables(file_name: str, raw: bytes, known: Callable[[str], bool]) -> Reading:
    """The one table of a CSV file. Never raises, whatever the bytes.

    known: whether a text is the heading of a column; the separator under which most are is the right one.
    """
    try:
        text, advice = _decoded(file_name, raw)
        rows = _rows(text, _separator(text, known))
        return Reading((Table("", file_name, rows),), advice)
    except RefusedError as error:
        return refused(error, Location(file_name, int(str(error.values.get("row", 1)))))


def _decoded(file_name: str, raw: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    if len(raw) > MOST_BYTES:
        raise RefusedError("X002", size=len(raw) >> 20, limit=MOST_BYTES >> 20)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace"), ()
    while raw.startswith(codecs.BOM_UTF8):  # two where a program kept the first one as a letter
        raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        raise RefusedError("X006")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        advice = Diagnostic("X007", Severity.ADVICE, Location(file_name, line))
        return raw.decode("cp1252"), (advice,)
    except UnicodeDecodeError as error:
        raise RefusedError("X008", row=raw.count(b"\n", 0, error.start) + 1) from None


def _separator(text: str, known: Callable[[str], bool]) -> str:
    """The separator that makes the first lines the most like headings."""
    start = "\n".join(text.split("\n", 12)[:12])[:LONGEST_FIELD]
    return max(SEPARATORS, key=lambda each: (_recognised(start, each, known), start.count(each)))


def _recognised(text: str, separator: str, known: Callable[[str], bool]) -> int:
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return 0
    return max((sum(known(cell) for cell in row) for row in rows), default=0)


def _rows(text: str, separator: str) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=separator)
    number, row = 0, list[str]()
    try:
        for number, row in enumerate(reader, start=1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS or any(len(cell) > LONGEST_FIELD for cell in row):
                raise RefusedError("X009", row=number, rows=MOST_ROWS, columns=MOST_COLUMNS)
            rows[number] = {column: Cell(_plain(cell)) for column, cell in enumerate(row, start=1) if cell.strip()}
    except csv.Error:
        raise RefusedError("X009", row=number + 1, rows=MOST_ROWS, columns=MOST_COLUMNS) from None
    if row != [_END]:  # it was swallowed by a quote that nobody closed, with all that stands before it
        raise RefusedError("X043", row=number)
    del rows[number]
    return {number: cells for number, cells in rows.items() if cells}


def _plain(cell: str) -> str:
    return unguarded(cell.replace("\r\n", "\n").replace("\r", "\n"))
