"""What awaits a check, and the words to ask for it."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from catalogue.exchange.stale import messages, messages_text, stale_csv, stale_text
from catalogue.freshness import Stale, fresh_records, is_old, stale_records
from catalogue.scalars import PartialDate
from catalogue.texts import Texts, parse_texts

from .conftest import PROJECT, World

TODAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("when", "old"),
    [
        (PartialDate(2024, 6, 14), True),
        (PartialDate(2024, 6, 15), False),
        (PartialDate(2024, 6), False),
        (PartialDate(2024, 5), True),
        (PartialDate(2024), False),
        (PartialDate(2023), True),
        (PartialDate(2025, 6, 15), False),
    ],
)
def test_age_of_a_check_at_its_latest(when: PartialDate, old: bool) -> None:
    assert is_old(when, TODAY) is old


def test_months_are_an_argument() -> None:
    assert is_old(PartialDate(2025, 1, 1), TODAY, months=3)
    assert not is_old(PartialDate(2023, 12, 1), date(2024, 1, 31), months=2)


def by_agency(stale: tuple[Stale, ...]) -> dict[str, list[str]]:
    return {each.agency.id: [record.slug for record in each.records] for each in stale}


def test_every_record_is_there_until_it_is_checked(little: World) -> None:
    before = by_agency(stale_records(little.catalogue, date(2024, 9, 1)))
    after = by_agency(stale_records(little.catalogue, TODAY.replace(year=2026)))
    assert "akta-seketika" not in [slug for slugs in before.values() for slug in slugs]
    assert "akta-seketika" in after["dindukcapil"]
    assert sorted(slug for slugs in after.values() for slug in slugs) == sorted(little.catalogue.innovation_by_slug)


def test_as_text(little: World) -> None:
    text = stale_text(stale_records(little.catalogue, TODAY), little.texts)
    assert "Kelas Ibu (kelas-ibu): belum pernah diperiksa" in text
    assert "12 bulan" in text
    assert stale_text((), little.texts) == little.texts("stale.none", months=12)


def test_as_a_table(little: World) -> None:
    raw = stale_csv(stale_records(little.catalogue, date(2026, 1, 1)), little.catalogue, little.texts)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    checked = next(row for row in rows if row["id inovasi"] == "akta-seketika")
    assert checked["terakhir diperiksa"] == "2024-06-01"
    assert checked["halaman"].endswith("/inovasi/akta-seketika/")


def test_messages_are_ready_to_send(little: World) -> None:
    found = messages(stale_records(little.catalogue, TODAY), little.catalogue, little.texts)
    message = next(each for each in found if each.agency.id == "puskesmas-utara")
    assert message.agency.name in message.body
    assert "1. Kelas Ibu (belum pernah diperiksa)\n   https://" in message.body
    assert "2. Warung Sehat" in message.body
    assert message.whatsapp.startswith("https://wa.me/?text=")
    assert " " not in message.whatsapp + message.mail
    assert message.body in messages_text(found, little.texts)


def test_nothing_here_sets_the_date_of_a_check() -> None:
    """Only what a person wrote reaches ``diperiksa``: no module names it but to leave it out of the form."""
    modules = (PROJECT / "catalogue/exchange").glob("*.py")
    naming = {path.name for path in modules if '"diperiksa"' in path.read_text(encoding="utf-8")}
    assert naming == {"issue_form.py"}
    commands = Path(PROJECT / "catalogue/exchange/planning.py").read_text(encoding="utf-8")
    assert "today" not in commands


def test_both_languages_say_everything(texts: Texts) -> None:
    english = parse_texts("en", (PROJECT / "catalogue/locale/en.yml").read_text(encoding="utf-8"))
    ours = {key for key in texts.entries if key.startswith(("exchange.", "stale."))}
    assert ours == {key for key in english.entries if key.startswith(("exchange.", "stale."))}


def test_what_was_checked_lately_awaits_nothing(little: World) -> None:
    day = date(2024, 9, 1)
    fresh = fresh_records(little.catalogue, stale_records(little.catalogue, day))
    assert [record.slug for record in fresh] == ["akta-seketika"]
    assert fresh_records(little.catalogue, stale_records(little.catalogue, TODAY.replace(year=2026))) == ()
