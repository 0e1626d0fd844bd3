"""YAML as clerks write it: values as typed, every fault named in its place, and words for each of them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.documents import Document
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse, shorten, visible
from catalogue.texts import parse_texts
from tests.yaml_cases import Case, cases, found, read

LOCALE = Path(__file__).parent.parent / "catalogue" / "locale"


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    """The faults, their places, the snippets and the data are those that the case names."""
    source = read(case)
    assert found(source) == case.faults
    for index, fix in case.fixes:
        assert source.diagnostics[index].snippet == fix
    if case.has_data:
        assert source.data == case.data


@pytest.mark.parametrize("case", list(cases()))
def test_without_libyaml(case: Case) -> None:
    """PyYAML's own parser is slower and says it otherwise, but reads the same and finds fault in the same files,
    but for tabs between words, which it refuses."""
    if b"\t" in case.raw.strip(b"\t"):
        return
    source, fallback = read(case), read(case, yaml.BaseLoader)
    assert bool(fallback.diagnostics) == bool(source.diagnostics)
    if not source.diagnostics:
        assert fallback.data == source.data
        assert fallback.places == source.places


GENERATED = {"Y002", "Y021"}  # their files are large: tests below


def test_every_code_has_a_case_and_texts() -> None:
    shown = {fault.split()[0] for case in cases() for fault in case.values[0].faults} | GENERATED
    for language in ("id", "en"):
        texts = parse_texts(language, (LOCALE / f"{language}.yml").read_text(encoding="utf-8"))
        known = {key.split(".")[1] for key in texts.entries if re.match(r"diagnostic\.Y", key)}
        assert known == shown
        for code in sorted(known):
            assert texts.below(f"diagnostic.{code}").keys() == {"title", "message", "why", "fix"}, code


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_fault_can_be_said(language: str) -> None:
    """No sentence names a value that its fault does not carry, and none shows a raw character."""
    texts = parse_texts(language, (LOCALE / f"{language}.yml").read_text(encoding="utf-8"))
    for case in cases():
        for diagnostic in read(case.values[0]).diagnostics:
            for key in ("title", "message", "why", "fix"):
                said = texts(f"diagnostic.{diagnostic.code}.{key}", **diagnostic.values)
                assert "\n" not in said
                assert visible(said) == said
                assert len(said) < 300


def test_the_snippets_repair() -> None:
    """A corrected line, put in the place of the wrong one, is read as the case's data says."""
    for case in (parameter.values[0] for parameter in cases()):
        source = read(case)
        one_line = len(source.diagnostics) == 1 and case.raw.count(b"\n") == 1
        if one_line and source.diagnostics[0].snippet and source.recovered:
            again = read(case._replace(raw=source.diagnostics[0].snippet.encode() + b"\n"))
            assert (again.data, again.diagnostics) == (source.data, ()) or again.data == repaired_value(source)


def repaired_value(source: Source) -> Any:
    """What a lost comment or a wrong character would have said."""
    key, _, value = source.diagnostics[0].snippet.partition(": ")
    return {key: value.strip("\"'")}


def test_sizes() -> None:
    """The limits of a record and of a reference file: at the limit fine, one beyond refused."""
    line = b"- " + b"x" * 61 + b"\n"
    small = RECORD_LIMITS._replace(size=10 * 64, nodes=11, depth=2)
    assert found(parse(Document("x", line * 10), small, list)) == []
    assert found(parse(Document("x", line * 10 + b"\n"), small, list)) == ["Y002 1:1"]
    assert found(parse(Document("x", b"- x\n" * 11), small, list)) == ["Y021 11:3"]
    assert found(parse(Document("x", b"a:\n  b: c\n"), small)) == []
    assert found(parse(Document("x", b"a:\n  b:\n    c: d\n"), small)) == ["Y020 3:5"]
    assert RECORD_LIMITS == (65536, 6, 3000)
    assert REFERENCE_LIMITS == (2 * 1024 * 1024, 6, 100_000)


def test_repeated_keys_count_as_nodes() -> None:
    assert "Y021" in [d.code for d in parse(Document("x", b"a: 1\n" * 1600), RECORD_LIMITS).diagnostics]


def test_places() -> None:
    """Every value and key knows where it stands, from 1, in characters."""
    text = "nama: é\nurusan: [a, 'b']\nhasil:\n  - teks: >-\n      x\n    tahun:\n"
    places = parse(Document("x", text.encode())).places
    assert places[()] == (1, 1, 1, 1)
    assert places["nama",] == (1, 7, 1, 1)
    assert places["urusan", 1] == (2, 13, 2, 13)
    assert places["hasil",] == (4, 3, 3, 1)
    assert places["hasil", 0] == (4, 5, 4, 5)
    assert places["hasil", 0, "teks"] == (4, 11, 4, 5)
    assert places["hasil", 0, "tahun"] == (6, 11, 6, 5)
    assert ("hasil", 1) not in places


def test_a_fault_names_its_field() -> None:
    source = parse(Document("x", b"sumber:\n  - judul: a\n    judul: b\n"))
    assert source.diagnostics[0].field == "sumber[1].judul"
    assert dict(source.diagnostics[0].values) == {"key": "judul", "first": 2}


def test_recovered_data_is_marked() -> None:
    assert not parse(Document("x", b"nama: A\n")).recovered
    assert parse(Document("x", b"nama: A: B\n")).recovered
    assert parse(Document("x", b"a:\n  b: c\n  - d\n")).data is None


def test_shorten() -> None:
    assert shorten("a" * 60) == "a" * 60
    assert shorten("a" * 61) == "a" * 59 + "…"
    assert shorten("a\x1b[31mb\u202ec\nd\te") == "a<U+001B>[31mb<U+202E>c d<U+0009>e"
    assert shorten("é👩‍⚕️") == "é👩‍⚕️"
