"""The canonical form: the same data and comments, one way to write them, and nothing left to change in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.documents import Document
from catalogue.format import UnreadableError, format_text, rewritten
from catalogue.source import REFERENCE_LIMITS, Source, parse

CASES = Path(__file__).parent / "cases" / "format"
INNER: dict[str, Any] = {"p": {}, "q": {}}
ORDER = {"a": {}, "b": {}, "c": {}, "long": {}, "list": {}, "group": INNER, "items": INNER}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.txt")):
        for block in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
            title, _, rest = block.partition("\n")
            before, _, after = rest.replace("<0x0D>", "\r").partition("\n--- becomes\n")
            yield pytest.param(f"{before.strip()}\n", f"{(after or before).strip()}\n", id=f"{path.stem}: {title}")


def read(text: str) -> Source:
    return parse(Document("data/x.yml", text.encode()), REFERENCE_LIMITS, object)


@pytest.mark.parametrize(("before", "after"), list(cases()))
def test_case(before: str, after: str) -> None:
    assert format_text(before, ORDER) == after
    assert format_text(after, ORDER) == after


@pytest.mark.parametrize("text", ["a: b: c\n", "", "a: b #c\n", "a: 1\na: 2\n"])
def test_a_file_with_faults_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        format_text(text, ORDER)
    assert [found.code for found in refused.value.diagnostics] == [found.code for found in read(text).diagnostics]


def test_nothing_is_written_that_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the emitter ever be wrong, the file stays as it is."""
    for wrong in ("a: lain\n", "a: b: c\n", "a: satu\n"):
        monkeypatch.setattr("catalogue.format.rewritten", lambda source, order, wrong=wrong: wrong)
        assert format_text("# komentar\na:   satu\n", ORDER) == "# komentar\na:   satu\n"


LETTERS = st.sampled_from([*"aZ9 .:#-'\"\\,[]{}&*!|>%@`?=~\n\t", "é", "“", "👩‍⚕️", "\u00a0", " #", ": ", "- ", "\n\n"])
WORDS = st.sampled_from(
    ["no", "2021", "2021-09-02", "0271", "10:30", "1.000", "~", "kata " * 30, "x" * 120, "<<", "---"]
)
TEXTS = st.lists(LETTERS | WORDS, max_size=12).map("".join)
KEYS = st.sampled_from(["a", "b", "c", "group", "items", "b_en", "zz", "no", "x y", "p", "q"])
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
ROOTS = st.dictionaries(KEYS, VALUES, max_size=5) | st.lists(VALUES, max_size=4)


def dumped(data: Any, width: int, flow: bool) -> str:
    """The data by an emitter that is not ours; nothing at all for None, as in our files."""

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
    return yaml.dump(data, Dumper=Dumper, width=width, allow_unicode=True, sort_keys=False, default_flow_style=flow)


@given(ROOTS, st.sampled_from([40, 100]), st.sampled_from([False, True, None]))
@example({"a": "kata\n#x " + "kata " * 30}, 40, False)
def test_any_data_keeps_its_values(data: Any, width: int, flow: bool) -> None:
    text = dumped(data, width, flow)
    source = read(text)
    if source.data is None or source.diagnostics:
        return
    written = rewritten(source, ORDER)
    again = read(written)
    assert not again.diagnostics
    assert again.data == source.data
    assert rewritten(again, ORDER) == written
    assert format_text(text, ORDER) == written


SNIPPETS = ["a: 1", "b:", "  - x", "  - z", "group:", "  p: 1", "  q:", "    - z", "items:", "- p: 1", "  - p: 1"]
REMARKS = ["# c", "  # d", "    # e", "", "    q: 2"]
TEXT = ["long: >-", "  teks", "  #teks", "c: |", "zz: 'satu", "  dua'", "list: [x,", "  y]"]
LINES = st.sampled_from([*SNIPPETS, *REMARKS, *TEXT])


@given(st.lists(LINES, max_size=14))
@example(["a: 1", "", "  # d", "# c", "b:", "    # e", "  - x", "  # d", "", "    # e"])
def test_comments_stay_and_nothing_changes_twice(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    source = read(text)
    if source.data is None or source.diagnostics:
        return
    written = rewritten(source, ORDER)
    assert format_text(text, ORDER) == written, "comments or values were lost"
    assert rewritten(read(written), ORDER) == written


@pytest.mark.slow
@given(ROOTS)
def test_other_readers_agree(data: Any) -> None:
    """PyYAML's own types see a text wherever we quote, and what we see wherever it sees a text."""
    source = read(dumped(data, 80, flow=False))
    if source.data is None or source.diagnostics:
        return
    assert agree(source.data, yaml.safe_load(rewritten(source, ORDER)))


def agree(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, dict):
        return all(agree(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list):
        return all(agree(one, other) for one, other in zip(ours, theirs, strict=True))
    return ours == (
        theirs
        if theirs is None or isinstance(theirs, str)
        else str(theirs).replace("True", "true").replace("False", "false")
    )
