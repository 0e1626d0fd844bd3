"""CODEOWNERS is made from what agencies say of themselves; a person's own lines stay."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalogue.catalogue import Catalogue
from catalogue.checking import check, language_texts
from catalogue.review.owners import owner_lines, unusable_accounts, with_owners
from tests.test_site import catalogue as run

TEXTS = language_texts("id")


@pytest.fixture
def with_accounts(small: Path) -> Catalogue:
    loaded = check(small, date(2024, 9, 1)).catalogue
    assert loaded
    accounts = {"dinkes": "dinkes-contoh", "dindukcapil": "@kabupaten/tim-dukcapil", "dinas-pasar": "x\n* @jahat"}
    agencies = tuple(
        agency.model_copy(update={"account": accounts[agency.id]}) if agency.id in accounts else agency
        for agency in loaded.agencies
    )
    return replace(loaded, agencies=agencies)


def test_a_line_for_each_record_with_the_account_of_its_agency_or_of_one_above(with_accounts: Catalogue) -> None:
    lines = dict(line.split(" ") for line in owner_lines(with_accounts))
    assert lines["/data/innovations/kelas-ibu.yml"] == "@dinkes-contoh"  # of its puskesmas' dinas
    assert lines["/data/innovations/akta-seketika.yml"] == "@kabupaten/tim-dukcapil"
    assert "/data/innovations/pasar-bersih.yml" not in lines


def test_an_account_cannot_become_a_rule(with_accounts: Catalogue) -> None:
    assert unusable_accounts(with_accounts) == ["dinas-pasar"]
    assert "jahat" not in with_owners("", with_accounts, TEXTS)


def test_lines_of_a_person_stay_and_ours_are_replaced(with_accounts: Catalogue) -> None:
    first = with_owners("* @pengelola\n", with_accounts, TEXTS)
    assert first.startswith("* @pengelola\n\n# >>> catalogue owners\n")
    assert with_owners(first, with_accounts, TEXTS) == first
    nobody = replace(with_accounts, agencies=())
    assert "@dinkes" not in with_owners(first, nobody, TEXTS)
    assert "* @pengelola" in with_owners(first, nobody, TEXTS)


def test_the_command(small: Path) -> None:
    agencies = small / "data/agencies.yml"
    agencies.write_text(agencies.read_text().replace("- id: dinkes\n", "- id: dinkes\n  akun: dinkes-contoh\n"))
    first, again = (run(small, "owners", "--today", "2024-09-01") for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert "disesuaikan" in first.stdout and "sudah sesuai" in again.stdout
    assert "@dinkes-contoh" in (small / ".github/CODEOWNERS").read_text()
