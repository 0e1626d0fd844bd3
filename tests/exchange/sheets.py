"""Workbooks as people leave them behind, made by a library that is not ours."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell

Rows = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Sheets with their rows. A cell is a text, or {value, format}, {date}, {time}, {formula}, {error}, {flag}."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                put(sheet.cell(number, place), value)
        for span in (merged or {}).get(name, ()):
            sheet.merge_cells(span)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(cell: Cell, value: Any) -> None:
    """Fill one cell."""
    if value is None:
        return
    if not isinstance(value, dict):
        cell.value, cell.data_type = str(value), "s"
    elif "formula" in value:
        cell.value = value["formula"]
    elif "error" in value:
        cell.value, cell.data_type = value["error"], "e"
    elif "date" in value:
        cell.value = _day(value["date"])
    elif "time" in value:
        cell.value = time.fromisoformat(value["time"])
    elif "flag" in value:
        cell.value = bool(value["flag"])
    else:
        cell.value = value["value"]
    if isinstance(value, dict) and "format" in value:
        cell.number_format = value["format"]


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else datetime.fromisoformat(value)
