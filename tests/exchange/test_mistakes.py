"""The mistakes of clerks: each is read as it was meant, or named with its place and its fix."""

import copy
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from catalogue.documents import Document
from catalogue.exchange.columns import value_at
from catalogue.exchange.places import _parsed
from catalogue.exchange.planning import Plan
from catalogue.exchange.wording import import_report
from catalogue.exchange.xlsx_sheet import column_number
from catalogue.source import parse

from .conftest import HERE, World
from .sheets import workbook

FILE = yaml.safe_load((HERE.parent / "mistakes/sheet/workbook.yml").read_text(encoding="utf-8"))
CASES = FILE["cases"]


def changed(case: Mapping[str, Any]) -> bytes:
    sheets: dict[str, list[list[Any]]] = copy.deepcopy(FILE["base"])
    for name, cells in case.get("set", {}).items():
        for cell, value in cells.items():
            _put(sheets[name], *_coordinates(cell), value)
    merged = case.get("merge", {})
    for old, new in case.get("rename", {}).items():
        sheets = {new if name == old else name: rows for name, rows in sheets.items()}
    return workbook(sheets | case.get("add", {}), merged)


def _coordinates(cell: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
    assert match
    return int(match[2]), column_number(match[1])


def _put(rows: list[list[Any]], row: int, column: int, value: Any) -> None:
    rows += [[] for _ in range(row - len(rows))]
    rows[row - 1] += [None] * (column - len(rows[row - 1]))
    rows[row - 1][column - 1] = value


def ids(case: Mapping[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", [case for case in CASES if "tells" in case], ids=ids)
def test_is_told(case: Mapping[str, Any], little: World) -> None:
    code, sheet, cell, words = case["tells"]
    plan = little.plan("isian.xlsx", changed(case))
    place = (f"isian.xlsx[{sheet}]", *_coordinates(cell))
    said = [each for each in plan.diagnostics if each.code == code and tuple(each.location) == place]
    assert said, [(each.code, *each.location) for each in plan.diagnostics]
    report = import_report(plan, little.texts, dry_run=False)
    assert f"Lembar {sheet}, sel {cell}: [{code}]" in report
    assert str(words) in report
    assert not plan.files


@pytest.mark.parametrize("case", [case for case in CASES if "reads" in case], ids=ids)
def test_is_understood(case: Mapping[str, Any], little: World) -> None:
    plan = little.plan("isian.xlsx", changed(case))
    assert [each.code for each in plan.diagnostics if each.code.startswith("X")] == case.get("advice", [])
    record = _record(plan)
    for name, value in case["reads"].items():
        assert str(value_at(record, _parsed(name))) == str(value)


def _record(plan: Plan) -> Any:
    assert [file.path for file in plan.files] == ["data/innovations/kunjungan-rumah.yml"], plan.diagnostics
    return parse(Document("", plan.files[0].raw)).data


def test_there_are_enough_of_them() -> None:
    assert len([case for case in CASES if "tells" in case]) >= 20
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_all_mistakes_at_once(little: World) -> None:
    """Two sheets, three mistakes, one run."""
    case = {"set": {"Inovasi": {"C2": "Pendek.", "H2": "03/04/2021"}, "sumber": {"E2": "salah"}}}
    plan = little.plan("isian.xlsx", changed(case))
    assert {each.code for each in plan.diagnostics if each.severity == "error"} == {"S007", "X023", "S010"}


def test_partial_writes_the_good_rows_and_names_the_others(little: World) -> None:
    row = [
        "",
        "Pos Gizi",
        "Kader menimbang balita dan memasak makanan bergizi bersama ibu setiap pekan.",
        "dinkes",
        "kesehatan",
    ]
    cells = {f"{letter}3": value for letter, value in zip("ABCDE", row, strict=True)}
    source = {
        "A4": "",
        "B4": "Pos Gizi",
        "C4": "1",
        "D4": "Pos Gizi Dibuka",
        "E4": "https://berita.contoh.example/gizi",
    }
    case = {"set": {"Inovasi": {"C2": "Pendek.", "I3": "Kader memasak bersama ibu.", **cells}, "sumber": source}}
    raw = changed(case)
    assert not little.plan("isian.xlsx", raw).files
    plan = little.plan("isian.xlsx", raw, partial=True)
    assert [file.path for file in plan.files] == ["data/innovations/pos-gizi.yml"]
    assert [record.draft.slug for record in plan.having("refused")] == ["kunjungan-rumah"]
    report = import_report(plan, little.texts, dry_run=False)
    assert "Kunjungan Rumah (kunjungan-rumah)" in report
    assert "1 berkas ditulis; yang ditolak tidak." in report
