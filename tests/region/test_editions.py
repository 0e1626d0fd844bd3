"""Festivals compared, and where today stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from new_catalogues import checked

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.editions import (
    Phase,
    by_organiser_kind,
    compare,
    editions,
    phase,
    ranked_at,
    selected_at,
    shown_at,
    timeline,
)
from catalogue.model import Showing
from catalogue.pages import Edition, site_pages
from catalogue.reference_model import Festival
from catalogue.scalars import last_day, parse_date
from catalogue.texts import Texts, parse_texts


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


@pytest.fixture(scope="module")
def texts() -> Texts:
    return parse_texts("id", files.package_text("locale/id.yml"))


class TestPages:
    """What visitors see of two editions, on whatever day."""

    def pages(self, catalogue: Catalogue, texts: Texts, today: date, current: str = "festival-2026") -> dict[str, str]:
        site = catalogue.site.model_copy(update={"current_festival": current})
        made = site_pages(replace(catalogue, site=site), Edition(texts, today))
        return {file.path.removesuffix("index.md"): file.raw.decode() for file in made}

    @pytest.mark.parametrize(
        ("today", "heading", "first"),
        [
            (date(2024, 8, 16), "Festival yang akan datang", True),
            (date(2024, 8, 17), "Festival sedang berlangsung", True),
            (date(2024, 8, 19), "Festival", False),
        ],
    )
    def test_the_front_page_follows_the_current_edition(
        self, two: Catalogue, texts: Texts, today: date, heading: str, first: bool
    ) -> None:
        home = self.pages(two, texts, today, "festival-2024")[""]
        assert f"## {heading} {{: #ki-festival }}" in home
        assert (home.index("#ki-festival }") < home.index("#ki-keperluan }")) is first

    def test_an_innovation_keeps_one_page_with_its_festivals_in_order(self, two: Catalogue, texts: Texts) -> None:
        page = self.pages(two, texts, date(2026, 9, 1))["inovasi/akta-seketika/"]
        assert "Pernah tampil di 2 festival" in page
        assert page.index("festival/festival-2024/") < page.index("festival/festival-2026/")

    def test_an_edition_shows_ranks_organisers_and_what_changed(self, two: Catalogue, texts: Texts) -> None:
        pages = self.pages(two, texts, date(2026, 9, 1))
        first, second = pages["festival/festival-2024/"], pages["festival/festival-2026/"]
        assert "<summary>Sepuluh besar (1)</summary>" in first
        assert "<summary>Terpilih (1)</summary>" in first
        assert "<summary>Dinas" in first
        assert "#ki-perbandingan" not in first
        for side in ("Baru pertama kali tampil (1)", "Tampil lagi (1)", "layanannya sudah berhenti (1)"):
            assert side in second
        assert "1 baru, 1 tampil lagi, 1 sudah berhenti, 1 tidak ikut lagi" in pages["festival/"]

    def test_a_former_agency_and_its_successor_point_to_each_other(self, two: Catalogue, texts: Texts) -> None:
        pages = self.pages(two, texts, date(2026, 9, 1))
        former, successor = (pages[f"perangkat-daerah/{name}/"] for name in ("dinas-pasar", "dinas-dagang"))
        assert "Dilanjutkan oleh" in former
        assert "Melanjutkan" in successor
        for page in (former, successor):
            assert "../../inovasi/pasar-bersih/" in page
        assert "sekarang Dinas Perdagangan" in pages["inovasi/pasar-bersih/"]
        assert "Berakhir 2020" in pages["inovasi/pasar-bersih/"]


def test_timeline_is_in_order_of_time(two: Catalogue) -> None:
    found = timeline(two.innovation_by_slug["akta-seketika"], two)
    assert [each.festival.id for each in found] == ["festival-2024", "festival-2026"]
    assert found[0].showing.rank == "Sepuluh besar"
