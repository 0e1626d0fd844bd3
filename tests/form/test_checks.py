"""What the browser checks is what the field declarations say: one table, and cases that both sides are held to."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalogue.diagnostics import Location
from catalogue.model import Innovation
from catalogue.shape_faults import shape_diagnostics
from catalogue.slugs import is_slug, slug_of
from tests.form.scripts import answers, cases

CASES = cases("checks")
RIGHT: Mapping[str, Any] = {
    "nama": "Loket Cepat",
    "ringkasan": "Warga mengurus akta kelahiran dari rumah lewat telepon.",
    "perangkat_daerah": "dinas",
    "urusan": ["kesehatan"],
    "sumber": [{"judul": "Berita"}],
}


def record(case: Mapping[str, Any]) -> dict[str, Any]:
    """The right record with what a case sets; ``*7`` stands for seven letters."""
    return {key: _grown(value) for key, value in (RIGHT | case["set"]).items() if value != ""}


def _grown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _grown(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_grown(inner) for inner in value]
    start, star, number = value.rpartition("*")
    return start + "a" * int(number) if star else value


def told_by_python(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    try:
        Innovation.model_validate(data, context={"slug": "a"})
    except ValidationError as error:
        faults = error.errors(include_url=False)
        found = shape_diagnostics(faults, Innovation, lambda path, on_key=False: Location(""))
        return sorted((each.field, each.code) for each in found)
    return []


def told_by_script(answer: list[dict[str, str]]) -> list[tuple[str, str]]:
    return sorted((each["field"], each["code"]) for each in answer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_python_tells_it(case: Mapping[str, Any]) -> None:
    wanted = [(case["field"], case["code"])] if case["code"] else []
    assert told_by_python(record(case)) == wanted


@pytest.mark.node
def test_the_script_tells_the_same() -> None:
    found = answers([{"act": "check", "record": record(case)} for case in CASES])
    wrong = {
        case["name"]: told_by_script(answer)
        for case, answer in zip(CASES, found, strict=True)
        if told_by_script(answer) != told_by_python(record(case))
    }
    assert wrong == {}


@pytest.mark.node
def test_all_mistakes_at_once() -> None:
    data = {"nama": "A", "status": "x", "sumber": [{"url": "y"}]}
    (found,) = answers([{"act": "check", "record": data}])
    assert told_by_script(found) == told_by_python(data)
    assert len(found) == 7


@pytest.mark.node
def test_a_mistyped_value_is_understood_only_where_it_can_be_read_one_way() -> None:
    listed = cases("meant")
    found = answers([{"act": "meant", "kind": case["kind"], "text": case["typed"]} for case in listed])
    assert found == [case["meant"] for case in listed]


@pytest.mark.node
def test_slugs_are_those_of_the_command_line() -> None:
    names = [case["name"] for case in cases("slugs")]
    found = answers([{"act": "slug", "name": name} for name in names])
    assert {name: answer["slug"] for name, answer in zip(names, found, strict=True)} == {
        name: slug_of(name) for name in names
    }
    assert [answer["fits"] for answer in found] == [is_slug(name) for name in names]


@pytest.mark.node
def test_any_name_gets_the_slug_of_the_command_line() -> None:
    names: list[str] = []
    letters = st.text(st.sampled_from("abcXYZ019 -_.,'&/()éÉüñ"), max_size=130)

    @given(letters)
    def gather(name: str) -> None:
        names.append(name)

    gather()
    found = [answer["slug"] for answer in answers([{"act": "slug", "name": name} for name in names])]
    assert found == [slug_of(name) for name in names]


@pytest.mark.node
def test_what_can_never_be_written_is_taken_away() -> None:
    listed = cases("tidy")
    found = answers([{"act": "tidy", "text": case["typed"], "kind": case["kind"]} for case in listed])
    assert found == [case["written"] for case in listed]
