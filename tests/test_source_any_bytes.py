"""No bytes whatever raise, take long, take much memory, or are read otherwise than by a plain YAML reader."""

import time
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue.documents import Document
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse
from tests.yaml_cases import cases

RECORDS = Path(__file__).parent / "small" / "data" / "innovations"
SEEDS = [case.values[0].raw for case in cases()] + [path.read_bytes() for path in sorted(RECORDS.glob("*.yml"))]
SIGNS = [*":-#&*!|>%@?,[]{}'\"\\ \n\t\ra=“\u200b\u00a0\x00\x85"]
PIECES = [": ", "- ", " #", "  ", "\n  ", "\n- ", "\n%", "---\n", "...\n", "<<: ", "=======\n", "\\x", "\\ud83d"]
BYTES = [piece.encode() for piece in SIGNS + PIECES] + [b"\xff", b"\x80"]

inserted = st.tuples(st.just("insert"), st.floats(0, 1), st.sampled_from(BYTES))
deleted = st.tuples(st.just("delete"), st.floats(0, 1), st.integers(1, 9))
copied = st.tuples(st.just("copy"), st.floats(0, 1), st.floats(0, 1))


def mutated(raw: bytes, changes: list[tuple[str, float, Any]]) -> bytes:
    """The bytes with pieces put in, taken out and repeated."""
    for kind, where, what in changes:
        at = int(where * len(raw))
        if kind == "insert":
            raw = raw[:at] + what + raw[at:]
        elif kind == "delete":
            raw = raw[:at] + raw[at + what :]
        else:
            start = int(what * len(raw))
            raw = raw[:at] + raw[start : start + 60] + raw[at:]
    return raw


def sound(raw: bytes, root: type = object) -> Source:
    """Read, and check what is promised for every file."""
    source = parse(Document("data/x.yml", raw), RECORD_LIMITS, root)
    assert source.data is not None or source.diagnostics, "unreadable, and nobody is told"
    assert source.recovered == (source.data is not None and bool(source.diagnostics))
    for diagnostic in source.diagnostics:
        assert 1 <= diagnostic.location.line <= len(source.lines)
        assert diagnostic.location.column >= 1
        assert len(str(diagnostic.values.get("value", ""))) <= 80
    assert all(place.line <= len(source.lines) for place in source.places.values())
    return source


@given(st.binary(max_size=300))
def test_random_bytes(raw: bytes) -> None:
    sound(raw, dict)


@given(st.text(max_size=200))
@example("? A\ne\u0301")  # the absent value stands behind a last line that has no break
def test_random_text(text: str) -> None:
    sound(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=400)
@given(st.sampled_from(SEEDS), st.lists(inserted | deleted | copied, max_size=6))
def test_changed_records(raw: bytes, changes: list[tuple[str, float, Any]]) -> None:
    """A file without faults says to us what it says to PyYAML, but for keys' composed letters."""
    source = sound(mutated(raw, changes))
    if not source.diagnostics:
        assert comparable(source.data) == comparable(yaml.load(source.text, yaml.CBaseLoader))


@pytest.mark.audit
@settings(max_examples=50_000, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(inserted | deleted | copied, max_size=6))
def test_fifty_thousand_changed_records(raw: bytes, changes: list[tuple[str, float, Any]]) -> None:
    sound(mutated(raw, changes))


def comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): comparable(inner) for key, inner in value.items()}
    return [comparable(inner) for inner in value] if isinstance(value, list) else value or ""


def numbered(line: str) -> Callable[[int], bytes]:
    return lambda size: "".join(line.format(number) for number in range(size // len(line))).encode()


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], bytes]:
    def bomb(size: int) -> bytes:
        room = size - len(before) - len(after)
        return before.encode() + unit.encode() * (room // len(unit.encode())) + after.encode()

    return bomb


BOMBS = {
    "brackets": repeated("["),
    "braces": repeated("{"),
    "dashes": repeated("- "),
    "question marks": repeated("? "),
    "colons": repeated(": "),
    "apostrophes": repeated("'"),
    "many keys": numbered("k{:07}: 1\n"),
    "many keys beyond ASCII": numbered("é{:07}: 1\n"),
    "many items": repeated("- 1\n"),
    "one repeated key": repeated("a: 1\n"),
    "repeated key of nothing": repeated("? a\n"),
    "keys in braces": repeated("a, ", "a: {", "}"),
    "lists as keys": repeated("[a]: b, ", "{", "}"),
    "merge keys": repeated("<<: 1\n"),
    "a huge scalar": repeated("x", "a: "),
    "a huge quoted scalar": repeated("x", 'a: "', '"'),
    "a huge unclosed scalar": repeated("x\n", 'a: "'),
    "a huge key": repeated("x", "", ": 1"),
    "escaped quotes": repeated('\\"', 'a: "'),
    "backslashes": repeated("\\", 'a: "'),
    "anchors": repeated("- &a x\n"),
    "aliases": repeated("- *a\n"),
    "tags": repeated("!a x, ", "[", "]"),
    "directives": numbered("%TAG !a{:06}! b\n"),
    "documents": repeated("---\n"),
    "comments behind": repeated("- a #b\n"),
    "number signs in one line": repeated(" #", 'a: "', '"'),
    "tabs": repeated("\tb: c\n", "a:\n"),
    "colons in values": repeated("a: b: c\n"),
    "at signs": repeated("a: @x\n"),
    "unclosed quotes": repeated('a: "b\n'),
    "empty lines in a quote": repeated("\n", 'a: "b'),
    "dashes in text": repeated("  -x\n", "a:\n"),
    "conflicts": repeated("<<<<<<< a\n"),
    "zero bytes": repeated("\0"),
    "zero-width spaces": repeated("\u200b"),
    "zero-width spaces on lines": repeated("a\u200b\n"),
    "joiners": repeated("\u200d"),
    "bad bytes": lambda size: b"\xff" * size,
    "empty lines": repeated("\n"),
    "spaces": repeated(" ", "", "x"),
    "wrong columns": numbered(" " * 60 + "b: {}\n b: c\n"),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_hostile_record_is_quick(bomb: Callable[[int], bytes]) -> None:
    started = time.process_time()
    sound(bomb(RECORD_LIMITS.size))
    assert time.process_time() - started < 1


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_hostile_reference_file_is_quick(bomb: Callable[[int], bytes]) -> None:
    raw = bomb(REFERENCE_LIMITS.size)
    started = time.process_time()
    source = parse(Document("data/x.yml", raw), REFERENCE_LIMITS, list)
    assert source.data is not None or source.diagnostics
    assert time.process_time() - started < 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["many items", "tags", "empty lines", "number signs in one line", "tabs"])
def test_a_hostile_reference_file_is_light(name: str) -> None:
    raw = BOMBS[name](REFERENCE_LIMITS.size)
    tracemalloc.start()
    parse(Document("data/x.yml", raw), REFERENCE_LIMITS, list)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200 * 1024 * 1024


@pytest.mark.slow
def test_a_thousand_records_are_quick() -> None:
    """About a quarter of a second here; a machine four times slower still passes."""
    records = list(_thousand())
    started = time.process_time()
    sources = [parse(document) for document in records]
    assert time.process_time() - started < 1
    assert not any(source.diagnostics for source in sources)


def _thousand() -> Iterator[Document]:
    known = [path.read_bytes() for path in sorted(RECORDS.glob("*.yml"))]
    for number in range(1000):
        yield Document(f"data/innovations/r{number}.yml", known[number % len(known)])
