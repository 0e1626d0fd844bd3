"""The list of threats names tests and cases that exist, and leaves out none of the modules that are about threats."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
TEXT = (REPOSITORY / "docs/pengembang/ancaman.md").read_text(encoding="utf-8")
FOLDERS = ("tests/hostile", "tests/fuzz", "tests/supply_chain")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?(?:::(\w+))?`")


def definitions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.lower().startswith("test"):
            yield node.name


def test_every_hazard_names_a_test() -> None:
    rows = [
        line for line in TEXT.split("\n") if line.startswith("| ") and line.count("|") == 4 and "Hazard" not in line
    ]
    assert len(rows) >= 60
    assert [row for row in rows if not NAMED.search(row.split("|")[3])] == []


def test_every_test_that_is_named_exists() -> None:
    for path, *names in NAMED.findall(TEXT):
        there = set(definitions(REPOSITORY / path))
        assert {name for name in names if name} <= there, (path, names)


def test_every_case_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/cases/[^`*]+)`", TEXT)
    assert named and [path for path in named if not (REPOSITORY / path).exists()] == []


def test_every_module_about_threats_is_named() -> None:
    there = {path for folder in FOLDERS for path in (REPOSITORY / folder).glob("test_*.py")}
    named = {path for path, *_ in NAMED.findall(TEXT)}
    missing = {path.relative_to(REPOSITORY).as_posix() for path in there} - named
    assert missing == set()
