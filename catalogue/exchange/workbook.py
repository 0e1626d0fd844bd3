"""Records as an XLSX workbook that a clerk can fill in: text cells, drop-downs, help, nothing to configure.

Every cell is written as a string and every column is formatted as text, so that nothing becomes a date, loses a zero
or runs as a formula, neither now nor when somebody types over it.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from catalogue.exchange.columns import (
    MAIN,
    Column,
    Plain,
    Sheet,
    description,
    group_sheets,
    main_sheet,
    title,
    titles,
    value_at,
)
from catalogue.exchange.guide import guide_rows, help_rows
from catalogue.exchange.lists import Choices, choices_of
from catalogue.exchange.looks import Look, look_of
from catalogue.exchange.names import LISTS, Names
from catalogue.field_list import FieldDeclaration
from catalogue.texts import Texts

Records = Sequence[tuple[str, Plain]]
SPARE_ROWS = 500  # rows below the last one that have drop-downs too
LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 255, 32
_WIDTHS = {"long_text": 60, "url": 40, "date": 13, "year": 9, "number": 9, "flag": 11, "term": 20, "id": 30}
_WIDE_TEXT = 300  # a text that may be so long gets a wide column
HEADING_HEIGHT, ROW_HEIGHT, LINE_HEIGHT = 32, 32, 15
WORDS_WIDER = 1.2  # lines end at words, and another font may be wider than the one that columns are measured by


def workbook_bytes(records: Records, names: Names, texts: Texts, today: date, own: Sequence[str] = ()) -> bytes:
    """A workbook of records; an empty one is the template.

    today: its date of making. own: keys of the region's own fields. Equal arguments give equal bytes.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(today, time())
    book.set_properties({"title": texts("exchange.workbook.title"), "created": made})
    look = look_of(book)
    plains = [plain for _, plain in records]
    choices = choices_of(names, texts)
    sheets = [main_sheet(plains, own), *group_sheets(plains)]
    _words(book, "guide", guide_rows(texts), look, texts, (100,))
    for sheet in sheets:
        _sheet(book, sheet, records, _Filling(names, choices, texts), look)
    _words(book, "help", help_rows(sheets, texts), look, texts, (20, 26, 24, 9, 60, 50, 40))
    _lists(book, choices, look, texts)
    book.close()
    return stream.getvalue()


@dataclass(frozen=True)
class _Filling:
    names: Names
    choices: Choices
    texts: Texts


def sheet_name(sheet: Sheet, texts: Texts) -> str:
    """What a sheet is called; spreadsheets take 31 characters."""
    name = texts("exchange.sheet.main") if sheet.group is None else title(sheet.group, texts)
    return "".join("-" if letter in "[]:*?/\\" else letter for letter in name)[:31]


def _sheet(book: Workbook, sheet: Sheet, records: Records, filling: _Filling, look: Look) -> None:
    """One sheet with its headings, rows, drop-downs and help."""
    page = book.add_worksheet(sheet_name(sheet, filling.texts))
    rows = list(_main_rows(sheet, records, filling) if sheet.key == MAIN else _entry_rows(sheet, records, filling))
    before = ["id"] if sheet.group is None else ["id", "name", "number"]
    headings = titles(sheet, filling.texts)
    page.set_default_row(ROW_HEIGHT)
    page.set_row(0, HEADING_HEIGHT)
    for place, marker in enumerate(before):
        page.set_column(place, place, {"id": 24, "name": 28, "number": 6}[marker], look.cell)
        page.write_string(0, place, filling.texts(f"exchange.column.{marker}"), look.marker)
        _prompt(page, place, marker, filling)
    for place, column in enumerate(sheet.columns, start=len(before)):
        page.set_column(place, place, _width(column.field), look.cell)
        needed = column.field.required and column.path[-1] in (column.field.key, 0)
        heading, form = (f"{headings[column]} *", look.needed) if needed else (headings[column], look.heading)
        page.write_string(0, place, heading, form)
        _validate(page, place, column, len(rows), filling)
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            if text:
                page.write_string(number, place, text, look.cell)
    page.freeze_panes(1, 2 if sheet.group is None else len(before))
    page.autofilter(0, 0, max(len(rows), 1), len(before) + len(sheet.columns) - 1)


def _width(field: FieldDeclaration) -> int:
    return _WIDTHS.get(field.kind) or (40 if field.longest >= _WIDE_TEXT else 24)


def _main_rows(sheet: Sheet, records: Records, filling: _Filling) -> Iterator[list[str]]:
    for slug, plain in records:
        yield [slug, *(cell_text(column, plain, filling.names) for column in sheet.columns)]


def _entry_rows(sheet: Sheet, records: Records, filling: _Filling) -> Iterator[list[str]]:
    path = sheet.group.path if sheet.group else ()
    for slug, plain in records:
        for number, entry in enumerate(value_at(plain, path) or (), start=1):
            cells = [cell_text(column, entry, filling.names) for column in sheet.columns]
            yield [slug, plain.get("nama", ""), str(number), *cells]


def cell_text(column: Column, record: Plain, names: Names) -> str:
    """What a cell shows: a text, the name of an id, or a list with one value a line."""
    value = value_at(record, column.path)
    if isinstance(value, list):
        return "\n".join(names.label(column.field, each) for each in value)
    return names.label(column.field, value) if value else ""


def _validate(page: Worksheet, place: int, column: Column, rows: int, filling: _Filling) -> None:
    """A drop-down where a field chooses from a list, and help beside the cell for every field."""
    field, texts = column.field, filling.texts
    help_text = description(field, texts)
    help_text += f" {texts('exchange.help.kind.listed')}" if field.key in LISTS else ""
    example = texts.get(f"{field.text_key}.example").split("\n")[0]
    said = texts("exchange.workbook.example", text=help_text, example=example) if example else help_text
    options: dict[str, Any] = {"validate": "any", "ignore_blank": True}
    source = "" if column.lines else filling.choices.source(field)
    if source:
        # A warning only: names and ids that are not in the list are for the import to judge.
        options |= {"validate": "list", "source": source, "error_type": "warning"}
        options |= {"error_title": _cut(texts("exchange.workbook.unlisted_title"), LONGEST_PROMPT_TITLE)}
        options |= {"error_message": _cut(texts("exchange.workbook.unlisted"), LONGEST_PROMPT)}
    if said:
        options |= {"input_title": _cut(title(field, texts), LONGEST_PROMPT_TITLE)}
        options |= {"input_message": _cut(said, LONGEST_PROMPT)}
    if source or said:
        page.data_validation(1, place, rows + SPARE_ROWS, place, options)


def _prompt(page: Worksheet, place: int, marker: str, filling: _Filling) -> None:
    message = _cut(filling.texts(f"exchange.prompt.{marker}"), LONGEST_PROMPT)
    page.data_validation(1, place, SPARE_ROWS, place, {"validate": "any", "input_message": message})


def _cut(text: str, longest: int) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"


def _words(
    book: Workbook, name: str, rows: Sequence[Sequence[str]], look: Look, texts: Texts, widths: Sequence[int]
) -> None:
    """A sheet that is only read."""
    page = book.add_worksheet(texts(f"exchange.sheet.{name}"))
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    first = look.title if len(widths) == 1 else look.heading
    for number, row in enumerate(rows):
        page.set_row(number, _height(row, widths) if number else HEADING_HEIGHT)
        for place, text in enumerate(row):
            page.write_string(number, place, text, look.words if number else first)
    if len(widths) > 1:
        page.freeze_panes(1, 0)


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    """The height at which all words of a row are seen; not every program finds it by itself."""
    lines = [ceil(len(text) * WORDS_WIDER / width) for text, width in zip(row, widths, strict=True)]
    return LINE_HEIGHT * max(1, *lines)


def _lists(book: Workbook, choices: Choices, look: Look, texts: Texts) -> None:
    """The lists that drop-downs choose from, names beside their ids."""
    page = book.add_worksheet(texts("exchange.sheet.lists"))
    for place, (heading, values) in enumerate(choices.columns):
        page.set_column(place, place, 34 if place % 2 == 0 else 22)
        page.write_string(0, place, heading, look.heading)
        for number, value in enumerate(values, start=1):
            page.write_string(number, place, value, look.words)
    page.freeze_panes(1, 0)
