"""Festivals compared, and where today stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from new_catalogues import checked

from catalogue.catalogue import Catalogue
from catalogue.model import Showing
from catalogue.reference_model import Festival
from catalogue.region.editions import (
    Phase,
    by_organiser_kind,
    compare,
    editions,
    last_day,
    phase,
    ranked_at,
    selected_at,
    shown_at,
    timeline,
)
from catalogue.scalars import parse_date


def edition(start: str, end: str = "", name: str = "festival-2026") -> Festival:
    data = {"id": name, "nama": name, "mulai": start, "sumber": [{"judul": "x"}]}
    return Festival.model_validate(data | ({"selesai": end} if end else {}))


@pytest.mark.parametrize(
    ("start", "end", "today", "expected"),
    [
        ("2026-08-17", "2026-08-18", date(2026, 8, 16), Phase.BEFORE),
        ("2026-08-17", "2026-08-18", date(2026, 8, 18), Phase.DURING),
        ("2026-08-17", "2026-08-18", date(2026, 8, 19), Phase.AFTER),
        ("2026-08-17", "", date(2026, 8, 17), Phase.DURING),
        ("2026-08-17", "", date(2026, 8, 18), Phase.AFTER),
        ("2026-08", "", date(2026, 8, 31), Phase.UNSURE),
        ("2026-08", "", date(2026, 9, 1), Phase.AFTER),
        ("2026", "", date(2025, 12, 31), Phase.BEFORE),
    ],
)
def test_phase(start: str, end: str, today: date, expected: Phase) -> None:
    assert phase(edition(start, end), today) is expected


def test_months_end_on_their_last_day() -> None:
    assert last_day(parse_date("2028-02")) == date(2028, 2, 29)
    assert last_day(parse_date("2028")) == date(2028, 12, 31)


@pytest.fixture
def two(small: Path) -> Catalogue:
    """The small catalogue with a second edition: one returns, one is new, one has ended, one stays away."""
    catalogue = checked(small).structured.catalogue
    assert catalogue
    second = edition("2026", name="festival-2026")
    showing = Showing.model_validate({"edisi": "festival-2026"})
    shown = {"akta-seketika", "kelas-ibu"}
    innovations = tuple(
        _showing(each, (*each.festivals, showing)) if each.slug in shown else each for each in catalogue.innovations
    )
    return replace(catalogue, festivals=(second, *catalogue.festivals), innovations=innovations)


def _showing(innovation: object, festivals: tuple[Showing, ...]) -> object:
    return innovation.model_copy(update={"festivals": festivals})  # type: ignore[attr-defined]


def slugs(innovations: object) -> list[str]:
    return [each.slug for each in innovations]  # type: ignore[attr-defined]


def test_comparison(two: Catalogue) -> None:
    found = compare(two.festival_by_id["festival-2026"], two)
    assert found.before
    assert found.before.id == "festival-2024"
    assert slugs(found.new) == ["kelas-ibu"]
    assert slugs(found.returning) == ["akta-seketika"]
    assert slugs(found.ended) == ["pasar-bersih"]
    assert slugs(found.absent) == ["sapa-lansia"]


def test_the_first_edition_has_only_new_ones(two: Catalogue) -> None:
    found = compare(two.festival_by_id["festival-2024"], two)
    assert found.before is None
    assert (slugs(found.returning), slugs(found.ended), slugs(found.absent)) == ([], [], [])
    assert len(found.new) == 3


def test_one_edition_from_all_sides(two: Catalogue) -> None:
    festival = two.festival_by_id["festival-2024"]
    assert [each.id for each in editions(two)] == ["festival-2024", "festival-2026"]
    assert slugs(shown_at(festival, two)) == ["akta-seketika", "pasar-bersih", "sapa-lansia"]
    assert slugs(selected_at(festival, two)) == ["akta-seketika"]
    assert {rank: slugs(found) for rank, found in ranked_at(festival, two).items()} == {
        "Sepuluh besar": ["akta-seketika"]
    }
    assert list(by_organiser_kind(festival, two)) == ["pemerintah-daerah", "dinas"]


def test_timeline_is_in_order_of_time(two: Catalogue) -> None:
    found = timeline(two.innovation_by_slug["akta-seketika"], two)
    assert [each.festival.id for each in found] == ["festival-2024", "festival-2026"]
    assert found[0].showing.rank == "Sepuluh besar"
