"""No text is ever a formula, in a workbook or in CSV, whatever separator its reader believes in."""

import csv
import io

import pytest
import yaml
from openpyxl import load_workbook

from catalogue.exchange.csv_text import SEPARATORS, csv_bytes, unguarded
from catalogue.exchange.workbook import workbook_bytes
from catalogue.exchange.xlsx_parts import xlsx_tables

from .conftest import HERE, TODAY, World

FORMULAS = yaml.safe_load((HERE.parent / "cases/exchange/formulas.yml").read_text(encoding="utf-8"))
ACTIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def record(text: str) -> dict[str, object]:
    return {"nama": text, "kata_kunci": [text], "solusi": text, "sumber": [{"judul": text}]}


def test_all_are_here() -> None:
    assert len(FORMULAS) == len(set(FORMULAS)) == 92


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("text", FORMULAS)
def test_inert_in_csv(text: str, separator: str) -> None:
    """A reader that splits at any separator, and one that knows no quotes, find no cell that acts."""
    raw = csv_bytes([["id", "nama", "solusi"], ["a", text, f"awal {text}"], ["b", text, text]])
    written = raw.decode("utf-8-sig")
    read = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) for cell in row]
    bare = [cell for line in written.splitlines() for cell in line.split(separator)]
    for cell in (*read, *bare):
        assert not cell.strip(' "\t\r\n').startswith(ACTIVE)


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_gives_the_text_back(text: str) -> None:
    row = next(csv.reader(io.StringIO(csv_bytes([[text]]).decode("utf-8-sig"), newline="")))
    assert unguarded(row[0]) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_inert_in_a_workbook(text: str, little: World) -> None:
    raw = workbook_bytes([("coba", record(text))], little.names, little.texts, TODAY)
    book = load_workbook(io.BytesIO(raw))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    tables = xlsx_tables("a.xlsx", raw).tables
    shown = [cell.text for table in tables for row in table.rows.values() for cell in row.values()]
    assert text.replace("\r\n", "\n").replace("\r", "\n") in shown or not text.strip()
