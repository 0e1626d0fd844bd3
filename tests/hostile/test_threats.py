"""The list of threats names tests that exist, and every test of this folder that the list should name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
TEXT = (REPOSITORY / "docs/pengembang/ancaman.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?(?:::(\w+))?`")


def definitions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.lower().startswith("test"):
            yield node.name


def test_every_hazard_names_a_test() -> None:
    rows = [line for line in TEXT.split("\n") if line.startswith("| ") and not line.startswith("| Hazard")]
    assert len(rows) >= 20
    assert [row for row in rows if not NAMED.search(row.split("|")[3])] == []


def test_every_test_that_is_named_exists() -> None:
    for path, *names in NAMED.findall(TEXT):
        there = set(definitions(REPOSITORY / path))
        assert {name for name in names if name} <= there, (path, names)
