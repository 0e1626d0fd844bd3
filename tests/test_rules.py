"""Every rule and every fault of shape: its cases, its texts, its page."""

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.field_list import INNOVATION as FIELDS
from catalogue.field_list import every
from catalogue.placeholders import PLACEHOLDER_CODE
from catalogue.reference_pages import reference_pages, rule_page
from catalogue.rules import RULES
from catalogue.rules.likeness import near_pairs
from catalogue.shape_faults import CODES, STRUCTURE_CODES
from tests.rule_cases import INNOVATION, LANGUAGES, TEXTS, Case, Example, all_cases, check, places

CASES = all_cases()
SHAPE = {*CODES.values(), *STRUCTURE_CODES}
ALL = sorted(SHAPE | {each.code for each in RULES})
KEYS = sorted({field.key for field in every(FIELDS)} | {"judull", "email"})
PARTS = ("title", "message", "why", "fix")


def numbered(kind: str) -> list[object]:
    return [
        pytest.param(code, example, id=f"{code}-{kind}-{number}")
        for code, case in CASES.items()
        for number, example in enumerate(getattr(case, kind), 1)
    ]


def of_code(example: Example, code: str) -> list[Diagnostic]:
    return [each for each in check(example) if each.code == code]


@pytest.mark.parametrize(("code", "example"), numbered("bad"))
def test_bad_data_is_found_where_it_stands(code: str, example: Example) -> None:
    found = of_code(example, code)
    assert places(example, found) == list(example.at) != []
    assert example.suggestion in {each.suggestion for each in found}
    assert example.snippet in {each.snippet for each in found}
    for words in LANGUAGES.values():
        assert all(words(f"diagnostic.{code}.message", **each.values) for each in found)


@pytest.mark.parametrize(("code", "example"), numbered("good"))
def test_good_data_is_left_alone(code: str, example: Example) -> None:
    assert not of_code(example, code)


@pytest.mark.parametrize("code", ALL)
def test_every_code_has_cases(code: str) -> None:
    assert CASES[code].code == code
    assert CASES[code].good
    assert CASES[code].bad


def test_every_case_has_a_code() -> None:
    assert sorted(CASES) == ALL


def test_codes_are_unique() -> None:
    codes = [each.code for each in RULES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"R[1-9][0-9]{2}", code) for code in codes)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", ALL)
def test_every_code_has_texts(code: str, language: str) -> None:
    """Only the message speaks of the values found, so that a page can print the rest."""
    words = LANGUAGES[language]
    for part in PARTS:
        assert words(f"diagnostic.{code}.{part}")
    assert not [part for part in PARTS if part != "message" and "{" in words(f"diagnostic.{code}.{part}")]


def test_every_code_has_a_page() -> None:
    written = {file.path for file in reference_pages(TEXTS)}
    assert not [code for code in ALL if f"{rule_page(code)}index.md" not in written]


@pytest.mark.parametrize("code", ALL)
def test_examples_on_the_page_are_true(code: str) -> None:
    """The page's bad example has the finding, the good one has neither it nor any error."""
    case: Case = CASES[code]
    bad, good = (
        Example(
            TEXTS(f"diagnostic.{code}.{kind}") + "\n",
            case.path,
            images={"foto-loket.jpg": 1000, "loket-keliling.jpg": 1000},
        )
        for kind in ("bad", "good")
    )
    if case.example:
        assert of_code(bad, code)
        assert not of_code(good, code)
        wrong = [each for each in check(good) if each.severity is Severity.ERROR]
        assert not [each for each in wrong if each.location.path == good.path]


def test_numbers_of_persons_are_never_repeated() -> None:
    nik = "1101011201990000"
    for text in (f"mulai: {nik}\n", f"sasaran: Warga {nik}\n", f"nik: {nik}\n", f"status: {nik}\n"):
        found = check(Example(text))
        assert "R501" in {each.code for each in found}
        assert nik not in repr([(each.values, each.suggestion, each.snippet) for each in found])


def test_a_placeholder_is_one_finding() -> None:
    """Whether it reaches the rules or stops at the shape, and never another fault beside it."""
    for text in ("perangkat_daerah: <isi>\n", "sasaran: <isi sasaran>\n", "masalah: <isi masalah>\n"):
        assert [each.code for each in check(Example(text))] == [PLACEHOLDER_CODE]


def test_a_broken_record_still_shows_its_private_numbers() -> None:
    codes = {each.code for each in check(Example("status: aktif\nsasaran: Hubungi 0811-0000-000\n"))}
    assert {"S003", "R502"} <= codes


def test_only_errors_that_one_file_can_repair() -> None:
    """What needs two files to go wrong must not fail the one that was touched."""
    between_files = {"R212", "R213", "R601", "R602", "R603"}
    assert not [each.code for each in RULES if each.code in between_files and each.severity is Severity.ERROR]


def test_likeness_grows_with_the_number_of_names() -> None:
    """A series costs no square, and numbered members of it are not near each other."""
    names = {f"posyandu-{number}": f"Posyandu Melati {number}" for number in range(3000)}
    assert list(near_pairs(names, frozenset())) == []
    names = {"a": "Loket Keliling Warga", "b": "Loket Kelilling Warga", "c": "Warga Loket Keliling"}
    assert list(near_pairs(names, frozenset())) == [("a", "b"), ("a", "c")]


def test_the_surroundings_are_clean() -> None:
    assert check(Example("mulai: 2021\n", INNOVATION)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20000,
        "a" * 40000,
        "a@" * 20000,
        "wa.me/" * 8000,
        "[" * 40000,
        "**a " * 10000,
        "<a " * 13000,
        "- - " * 10000,
        "1. a " * 8000,
        "(" * 40000,
        "0811" * 10000,
    ],
    ids=lambda text: text[:6].strip(),
)
def test_hostile_text_costs_little(text: str) -> None:
    """Every rule reads a text in time that grows with its length; pydantic's bounds do not help in a broken file."""
    started = time.process_time()
    check(Example(f'solusi: "{text[:7900]}"\nxyzzy: "{text}"\nsasaran: "{text[:990]}"\n'))
    check(Example(f'solusi: "{text[:7900]}"\nsasaran: "{text[:990]}"\n'))
    assert time.process_time() - started < 2


def test_long_lists_of_wrong_ids_cost_little() -> None:
    """What is near is looked for a few times, not a thousand."""
    started = time.process_time()
    wrong = "\n".join(f"  - salah-{number}-sekali" for number in range(2500))
    found = check(Example(f"terkait:\n{wrong}\n"))
    assert sum(each.code == "R205" for each in found) == 2500
    check(Example(f"terkait:\n{wrong.replace('salah', 'Salah')}\n"))
    assert time.process_time() - started < 4


SCALARS = st.one_of(st.none(), st.text(max_size=30), st.sampled_from(["2021", "21/09/2021", "ya", "<isi>", "#1", "0"]))
ANY = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), ANY, max_size=8))
def test_no_data_of_whatever_shape_raises(data: dict[str, object]) -> None:
    """Any shape under known and unknown keys ends in diagnostics that every language can say."""
    found = check(Example("mulai: 2021\n", files={"data/innovations/acak.yml": json.dumps(data)}))
    for each in found:
        for words in LANGUAGES.values():
            assert words(f"diagnostic.{each.code}.message", **each.values)
