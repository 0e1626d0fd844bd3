"""Every seeded mistake is told with its place and its repair; nothing that was not written is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from catalogue.checking import check, language_texts
from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.exchange.wording import import_report
from catalogue.reports.wording import worded
from tests.exchange.conftest import World

HERE = Path(__file__).parent
ROOT = HERE.parent / "small"
RECORD = "data/innovations/antrean-cepat.yml"
TODAY = date(2024, 9, 1)
TEXTS = language_texts("id")
_TELLS = re.compile(r"tells: ([A-Z][0-9]{3}) ([0-9]+):([0-9]+) (.+)")


@dataclass(frozen=True)
class Case:
    """A mistake: the file as written, and for each finding its code, place and words."""

    name: str
    raw: bytes
    told: tuple[tuple[str, int, int], ...]
    words: tuple[str, ...]


def read_case(path: Path) -> Case:
    head, text = path.read_text(encoding="utf-8").split("\n---\n", 1)
    assert head.startswith("mistake: "), path
    found = [match.groups() for line in head.split("\n") if (match := _TELLS.fullmatch(line))]
    encoding = re.search(r"^encoding: (.+)$", head, re.MULTILINE)
    raw = text.encode(encoding[1] if encoding else "utf-8")
    told = tuple((code, int(line), int(column)) for code, line, column, _ in found)
    return Case(path.stem, raw, told, tuple(words for *_, words in found))


def cases(folder: str) -> list[Case]:
    return [read_case(path) for path in sorted((HERE / folder).glob("*.txt"))]


def whole(each: Diagnostic) -> str:
    finding = worded(each, TEXTS)
    assert finding.message and finding.fix, each.code
    return "\n".join(finding)


def told(found: list[Diagnostic]) -> Iterator[tuple[str, int, int]]:
    return ((each.code, each.location.line, each.location.column) for each in found)


@pytest.mark.parametrize("case", cases("yaml"), ids=lambda case: case.name)
def test_in_a_record(case: Case) -> None:
    checked = check(ROOT, TODAY, [Document(RECORD, case.raw)])
    found = [each for each in checked.diagnostics if each.location.path == RECORD]
    assert tuple(told(found)) == case.told
    for each, words in zip(found, case.words, strict=True):
        assert words in whole(each)


@pytest.fixture(scope="module")
def little() -> World:
    return World(check(ROOT, TODAY), TEXTS)


@pytest.mark.parametrize("case", cases("sheet"), ids=lambda case: case.name)
def test_in_a_table(case: Case, little: World) -> None:
    plan = little.plan("data.csv", case.raw)
    found = [each for each in plan.diagnostics if each.severity != "advice" or each.code.startswith("X")]
    assert tuple(told(found)) == case.told
    report = import_report(plan, TEXTS, dry_run=False)
    assert "“…”" not in report  # what is open is no suggestion
    for each, words in zip(found, case.words, strict=True):
        block = report.split(f"[{each.code}]", 1)[1]
        assert "Perbaikan: " in block and words in block


def test_there_are_enough_of_each_kind() -> None:
    workbook = yaml.safe_load((HERE / "sheet" / "workbook.yml").read_text(encoding="utf-8"))["cases"]
    sheet = [case for case in workbook if "tells" in case]
    assert len(cases("yaml")) >= 40
    assert len(sheet) + len(cases("sheet")) >= 40
