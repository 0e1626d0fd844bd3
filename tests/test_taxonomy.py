"""Innovations grouped by any field."""

from datetime import date
from pathlib import Path

import pytest

from catalogue import checking
from catalogue.catalogue import Catalogue
from catalogue.model import Award, Showing
from catalogue.taxonomy import FACETS, UNKNOWN, Taxonomies, facet_values, grouped, term_id, usefulness


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = checking.check(Path(__file__).parent / "small", date(2024, 9, 1)).structured.catalogue
    assert found
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("KIPP Provinsi (2021)", "kipp-provinsi-2021"),
        ("Café & Résumé", "cafe-resume"),
        ("  Top 99  ", "top-99"),
    ],
)
def test_a_term_without_an_id_gets_one_from_its_wording(text: str, wanted: str) -> None:
    assert term_id(text) == wanted


def test_each_innovation_stands_once_under_each_of_its_terms(catalogue: Catalogue) -> None:
    groups = grouped(catalogue.innovations, lambda innovation: (*innovation.areas, *innovation.areas))
    for area, members in groups.items():
        assert len(set(members_of(members))) == len(members)
        assert all(area in innovation.areas for innovation in members)
    assert sum(map(len, groups.values())) == sum(len(innovation.areas) for innovation in catalogue.innovations)


def members_of(members: tuple[object, ...]) -> list[str]:
    return [member.slug for member in members]  # type: ignore[attr-defined]


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_finds_what_its_field_says(catalogue: Catalogue, facet: str) -> None:
    taxonomies = Taxonomies(catalogue)
    for innovation in catalogue.innovations:
        for term in FACETS[facet](innovation):
            assert innovation in taxonomies.members(facet, term)
    assert taxonomies.members(facet, "no-such-term") == ()


@pytest.mark.parametrize("facet", FACETS)
def test_no_facet_names_a_term_twice(catalogue: Catalogue, facet: str) -> None:
    award = Award.model_validate({"nama": "Lomba", "tahun": "2020"})
    showing = Showing.model_validate({"edisi": "festival-2024"})
    update = {"awards": (award, award), "festivals": (showing, showing), "areas": ("a", "a")}
    terms = list(FACETS[facet](catalogue.innovations[0].model_copy(update=update)))
    assert len(terms) == len(set(terms))


def test_a_year_that_no_source_tells_is_a_group_of_its_own(catalogue: Catalogue) -> None:
    unknown = Taxonomies(catalogue).members("year", UNKNOWN)
    assert {innovation.slug for innovation in unknown} == {
        innovation.slug for innovation in catalogue.innovations if not innovation.started
    }


def test_facet_values_leave_out_what_is_not_given(catalogue: Catalogue) -> None:
    for innovation in catalogue.innovations:
        values = facet_values(innovation, catalogue)
        assert values["agency"].split(" ")[0] == innovation.agency  # then whoever follows a merged one
        assert values["area"].split(" ") == list(innovation.areas)
        assert ("year" in values) == bool(innovation.started)
        assert all(values.values())


def test_what_has_ended_comes_last(catalogue: Catalogue) -> None:
    ordered = sorted(catalogue.innovations, key=usefulness)
    assert [innovation.has_end for innovation in ordered] == sorted(innovation.has_end for innovation in ordered)


def test_what_names_an_innovation_as_related_is_found(catalogue: Catalogue) -> None:
    taxonomies = Taxonomies(catalogue)
    for innovation in catalogue.innovations:
        assert all(innovation.slug in other.related for other in taxonomies.naming(innovation))
