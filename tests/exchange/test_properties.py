"""Any record that the model takes comes back the same from every kind of file, and from a file of its own."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from catalogue.documents import Document
from catalogue.exchange import commands
from catalogue.exchange.columns import Plain
from catalogue.exchange.commands import read_drafts
from catalogue.exchange.csv_text import csv_bytes, guarded, unguarded
from catalogue.exchange.emit import record_text
from catalogue.exchange.json_text import json_bytes
from catalogue.exchange.merging import merged
from catalogue.exchange.plain import innovation_plain, normal, without_defaults
from catalogue.exchange.splice import says, spliced
from catalogue.exchange.workbook import workbook_bytes
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.model import Innovation
from catalogue.source import parse
from catalogue.yaml_source.characters import FORBIDDEN

from .conftest import TODAY, World
from .test_round_trip import NOTHING

STARTS = [
    "",
    "=1+1",
    "+62",
    "-",
    "@a",
    "'",
    "''=",
    '"',
    "0",
    "1.000",
    "ya",
    "null",
    "#",
    "- ",
    "| ",
    "> ",
    "%",
    "_x0041_",
]
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"])
WORDS = st.lists(
    st.text(LETTERS | st.sampled_from("=+-@'\";,:#|%&*!?<>{}[]\\_ 0123456789"), min_size=1, max_size=9), max_size=5
)
SLUGS = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
URLS = st.sampled_from(["https://contoh.example/a?b=1&c=2", "http://contoh.example/", "https://a.example/(x);y,z'"])
DATES = st.sampled_from(["2021", "2021-09", "2021-09-02", "1999-01-01", "2045-12-31"])
KEYS = st.from_regex(r"[a-z]{1,5}(_[a-z]{1,4})?|Luas \(m2\)|a\.b", fullmatch=True)


def texts_for(field: FieldDeclaration) -> st.SearchStrategy[str]:
    """Short texts as people write them, and as nobody does."""
    made = st.builds(lambda start, words: start + " ".join(words), st.sampled_from(STARTS), WORDS)
    padded = made.map(lambda text: text + " isi" * (1 + field.shortest // 4))
    return padded.filter(lambda text: not re.search(FORBIDDEN, text)).map(lambda text: text[: field.longest or 300])


def long_texts(field: FieldDeclaration) -> st.SearchStrategy[str]:
    return st.lists(texts_for(field), min_size=1, max_size=4).map("\n".join)


def scalars(field: FieldDeclaration) -> st.SearchStrategy[Any]:
    if field.terms:
        return st.sampled_from(field.terms)
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "id": SLUGS | st.sampled_from(["dinkes", "kesehatan", "utara", "festival-2024"]),
        "url": URLS,
        "date": DATES,
        "year": st.integers(1945, 2100).map(str),
        "number": st.integers(1, 9).map(str),
        "flag": st.sampled_from(["ya", "tidak"]),
        "file_name": st.just("foto-1.jpg"),
        "long_text": long_texts(field),
        "free": st.dictionaries(KEYS, texts_for(field), min_size=1, max_size=3),
    }
    return kinds[field.kind] if field.kind in kinds else texts_for(field)


def values(field: FieldDeclaration) -> st.SearchStrategy[Any]:
    one = records(field.members) if field.kind == "record" else scalars(field)
    return st.lists(one, min_size=1, max_size=min(field.most or 2, 3)) if field.repeated else one


def records(fields: tuple[FieldDeclaration, ...]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.key: values(field) for field in fields if field.required}
    other = {field.key: values(field) for field in fields if not field.required}
    return st.fixed_dictionaries(needed, optional=other).filter(bool)


def valid(data: Plain) -> Plain:
    """The record in normal form; draws that the model refuses are drawn again."""
    try:
        record = innovation_plain(Innovation.model_validate(data, context={"slug": "coba"}))
    except ValidationError:
        assume(False)
    for group, holder in (("hasil", record), ("penghargaan", record), ("festival", record)):
        for entry in holder.get(group, ()):
            entry.pop("sumber", None) if int(entry.get("sumber", 1)) > len(record["sumber"]) else None
    for entry in record.get("cara_akses", {}).get("kontak", ()):
        entry.pop("sumber", None) if int(entry.get("sumber", 1)) > len(record["sumber"]) else None
    assume(all(record.get("hasil", ())))  # an entry that says nothing is no valid one (R102)
    return normal(record, "coba")


RECORDS = records(INNOVATION).map(valid)
PATIENT = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a whole record takes minutes
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def returned(world: World, name: str, raw: bytes) -> list[Plain]:
    drafts = read_drafts(name, raw, NOTHING, world.names, world.texts)
    assert not [fault for fault in drafts.diagnostics if fault.severity == "error"]
    assert not [fault for draft in drafts.drafts for fault in draft.diagnostics]
    return [normal(merged({}, draft), draft.slug) for draft in drafts.drafts]


@pytest.mark.slow
class TestAnyRecord:
    @PATIENT
    @given(RECORDS)
    def test_survives_a_workbook(self, little: World, record: Plain) -> None:
        raw = workbook_bytes([("coba", record)], little.names, little.texts, TODAY)
        assert returned(little, "a.xlsx", raw) == [record]

    @PATIENT
    @given(st.lists(RECORDS, min_size=1, max_size=2))
    def test_survives_a_table(self, little: World, several: list[Plain]) -> None:
        raw = csv_bytes(commands._csv_rows([(f"coba-{place}", each) for place, each in enumerate(several)], ()))
        assert returned(little, "a.csv", raw) == several

    @PATIENT
    @given(RECORDS)
    def test_survives_json(self, little: World, record: Plain) -> None:
        assert returned(little, "a.json", json_bytes([("coba", record)])) == [record]

    @PATIENT
    @given(RECORDS)
    def test_survives_its_file(self, record: Plain) -> None:
        assert says(record_text(without_defaults(record)), record, "coba")

    @PATIENT
    @given(RECORDS, RECORDS)
    def test_becomes_another_in_its_old_file(self, old: Plain, new: Plain) -> None:
        source = parse(Document("coba.yml", record_text(without_defaults(old)).encode()))
        assert not source.diagnostics
        assert says(spliced(source, old, new, "coba"), new, "coba")


@given(st.text(st.sampled_from("'=+-@;, \t\n\"ab05.:(%") | LETTERS))
@settings(max_examples=1000)
def test_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
