"""Starting is quick: what a command does not need is not loaded. (Modules are counted, not milliseconds.)"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalogue.quick_texts import plain_groups
from catalogue.texts import parse_texts

PACKAGE = Path(__file__).parent.parent / "catalogue"
SLOW = {"pydantic", "mkdocs", "jinja2", "markdown_it", "nh3", "selectolax", "snowballstemmer", "slugify", "xlsxwriter"}
# What takes long to load beside them, and is of use to other commands only.
HEAVY = SLOW | {"yaml", "email", "zipfile", "tarfile", "ctypes", "difflib", "socket", "PIL"}
RUN = """
import contextlib, io, json, sys
from catalogue.cli import main
said = io.StringIO()
with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(json.dumps([sorted(name for name in sys.modules if "." not in name), said.getvalue()]))
"""


def loaded(*arguments: str) -> tuple[set[str], str]:
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    modules, said = json.loads(done.stdout)
    return set(modules), said


def test_help_loads_nothing_slow() -> None:
    modules, said = loaded("--help")
    assert "validate" in said
    assert not modules & HEAVY


def test_a_root_that_has_not_changed_is_not_checked_again(small: Path) -> None:
    arguments = ("validate", "--root", str(small), "--today", "2024-09-01", "--format", "github")
    first, second = loaded(*arguments), loaded(*arguments)
    assert "pydantic" in first[0]
    assert not first[0] & {"mkdocs", "jinja2", "selectolax", "snowballstemmer", "xlsxwriter", "slugify"}
    assert not second[0] & HEAVY
    assert first[1] == second[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "innovations/baru.yml").write_text("nama: x\n"),
        lambda data: (data / "images").mkdir(exist_ok=True) or (data / "images/x.png").write_bytes(b"x"),
        lambda data: next((data / "innovations").glob("*.yml")).unlink(),
        lambda data: (data / "catatan.txt").write_text(""),
    ],
)
def test_any_change_below_data_is_seen(small: Path, change: object) -> None:
    arguments = ("validate", "--root", str(small), "--today", "2024-09-01", "--format", "github")
    loaded(*arguments)
    assert callable(change)
    change(small / "data")
    again = loaded(*arguments)
    assert "pydantic" in again[0]


def test_another_day_is_another_check(small: Path) -> None:
    loaded("validate", "--root", str(small), "--today", "2024-09-01")
    assert "pydantic" in loaded("validate", "--root", str(small), "--today", "2024-09-02")[0]


@pytest.mark.parametrize("language", ["id", "en"])
def test_sections_read_one_by_one_are_the_whole_file(language: str) -> None:
    text = (PACKAGE / f"locale/{language}.yml").read_text(encoding="utf-8")
    whole = yaml.load(text, Loader=yaml.BaseLoader)
    texts = parse_texts(language, text)
    assert {key.partition(".")[0] for key in texts.entries} == set(whole)
    for key in texts.entries:
        assert texts.entries[key] == (
            found(whole, key).strip() if isinstance(found(whole, key), str) else found(whole, key)
        )
    assert "cli" not in texts.entries
    assert "nothing.at.all" not in texts.entries


def found(words: dict, key: str) -> object:
    for step in key.split("."):
        words = words[step]
    return words


@pytest.mark.parametrize(
    "text",
    [
        "- a",
        "a: [b]",
        "a: {b: c}",
        "a: 'b'",
        "a: b # c",
        "a: b: c",
        "a: &b c",
        "a: |2\n  b",
        "a: >-\n  b\n    c",
        "a: >-\n  b\n\n  c",
        'a: "\\x41"',
        "a: b\na: c",
        "a: b\n  c",
        "a:\tb",
        "a:",
        "a: b\n  c: d",
        "a: |\n    b\n  c",
    ],
)
def test_what_is_not_plain_is_left_to_yaml(text: str) -> None:
    assert plain_groups(text) is None


LINES = st.builds(
    "{}{}".format,
    st.sampled_from(["", "  ", "    ", "      "]),
    st.sampled_from(
        [
            "a:",
            "b:",
            '"c":',
            "1:",
            "a: b",
            "b: c d",
            'c: "d\\n\\"e"',
            "d: |",
            "e: |-",
            "f: >-",
            "g: 2",
            "# a",
            "",
            "b c",
            "- a",
            "a: b ",
        ]
    ),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_lines_read_as_plain_say_what_yaml_reads(text: str) -> None:
    read = plain_groups(text)
    if read is not None:
        assert stripped(read) == stripped(yaml.load(text, Loader=yaml.BaseLoader) or {})


def stripped(node: object) -> object:
    """As ``Texts`` keeps it."""
    return {key: stripped(each) for key, each in node.items()} if isinstance(node, dict) else str(node).strip()
