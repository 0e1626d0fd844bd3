"""A blank file: everything explained, nothing forgotten, and every unfilled place an error of its own."""

import re

import pytest

from catalogue.blank_file import LEFT_OUT, SCHEMA_LINE, blank_file
from catalogue.diagnostics import Severity
from catalogue.field_list import INNOVATION
from catalogue.formatted import formatted
from catalogue.placeholders import PLACEHOLDER_CODE
from catalogue.slugs import is_slug, slug_of
from tests.rule_cases import TEXTS, Example, check

NAMES = ["Loket Cepat", "Loket: Cepat & Élok #1", "SIMPEL-DESA (Sistem)", "Antrean 'Lewat' \"Telepon\"", "1001"]


def of_blank(name: str, used: bool = False) -> Example:
    slug, text = blank_file(name, TEXTS)
    if used:
        text = re.sub(r"(?m)^( *)# (?!yaml-language-server)", r"\1", text)
    return Example(text, f"data/innovations/{slug}.yml", images={"loket-cepat.jpg": 1000})


@pytest.mark.parametrize("name", NAMES)
def test_only_placeholders_are_left(name: str) -> None:
    example = of_blank(name)
    found = [each for each in check(example) if each.location.path == example.path]
    assert {each.code for each in found if each.severity is Severity.ERROR} == {PLACEHOLDER_CODE}
    assert len(found) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_every_example_in_a_comment_is_right(name: str) -> None:
    """With all number signs taken away, the same placeholders and no new fault of shape remain."""
    codes = {each.code for each in check(of_blank(name, used=True)) if each.severity is Severity.ERROR}
    assert codes <= {PLACEHOLDER_CODE, "R201", "R202", "R203", "R204", "R205", "R609"}


@pytest.mark.parametrize("name", NAMES)
def test_is_in_canonical_form(name: str) -> None:
    text = blank_file(name, TEXTS)[1]
    assert formatted(text.encode()) == text


def test_every_field_is_there_in_order() -> None:
    text = blank_file("Loket Cepat", TEXTS)[1]
    keys = re.findall(r"(?m)^(?:# )?([a-z_]+):", text.replace(SCHEMA_LINE, ""))
    assert keys == [field.key for field in INNOVATION if not field.english and field.key not in LEFT_OUT]


def test_the_schema_is_named_first() -> None:
    assert blank_file("Loket Cepat", TEXTS)[1].startswith(SCHEMA_LINE + "\n")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Loket Cepat", "loket-cepat"),
        ("Antrean Élok & Cepat!", "antrean-elok-cepat"),
        ("PSC 119-Satria", "psc-119-satria"),
        ("Index", ""),
        ("!!!", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert not slug or is_slug(slug)
