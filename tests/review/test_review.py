"""A proposal is answerable for its own faults, and leaves what a reviewer reads."""

import html
import json
import re
from datetime import date
from pathlib import Path

import pytest

from catalogue.build import lost
from catalogue.checking import check
from catalogue.history import changed_since
from catalogue.region.options import KEPT
from catalogue.review.changes import touched_records
from catalogue.review.run import of_change
from tests.review.conftest import commit
from tests.test_site import catalogue

TODAY = date(2024, 9, 1)
RECORD = "data/innovations/kelas-ibu.yml"
AGENCIES = "data/agencies.yml"


def told(root: Path, *touched: str) -> list[tuple[str, str]]:
    found = of_change(root, TODAY, check(root, TODAY).diagnostics, touched, "HEAD")
    return [(each.code, each.location.path) for each in found if each.severity == "error"]


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def test_its_own_fault(repository: Path) -> None:
    change(repository, RECORD, "puskesmas-utara", "puskesmas-utarra")
    assert told(repository, RECORD) == [("R201", RECORD)]


def test_not_a_fault_that_was_there_before(repository: Path) -> None:
    change(repository, RECORD, "puskesmas-utara", "puskesmas-utarra")
    commit(repository)
    other = "data/innovations/pasar-bersih.yml"
    change(repository, other, "nama:", "# catatan\nnama:")
    assert told(repository, other) == []


def test_a_fault_that_it_causes_elsewhere(repository: Path) -> None:
    """Who renames an agency hears of the records that named it, though it left those files alone."""
    change(repository, AGENCIES, "- id: puskesmas-utara", "- id: puskesmas-selatan")
    assert ("R201", RECORD) in told(repository, AGENCIES)


def test_a_region_below_the_top_of_its_repository(repository: Path) -> None:
    below = repository / "daerah"
    below.mkdir()
    (repository / "data").rename(below / "data")
    commit(repository)
    change(below, AGENCIES, "- id: puskesmas-utara", "- id: puskesmas-selatan")
    assert ("R201", RECORD) in told(below, AGENCIES)


def test_an_address_that_it_takes_away(repository: Path) -> None:
    """Who renames a file, or takes a former name out of one, hears that an address goes; nobody else does."""
    (repository / "build").mkdir(exist_ok=True)
    (repository / KEPT).write_text("inovasi/kelas-ibu/\ninovasi/kelas-hamil/\ninovasi/hilang-dahulu/\n")
    text = (repository / RECORD).read_text()
    (repository / RECORD).write_text(f"{text}alias_lama:\n  - kelas-hamil\n")
    commit(repository)
    (repository / RECORD).rename(repository / "data/innovations/kelas-bunda.yml")
    assert lost_by(repository) == ["inovasi/kelas-ibu/"]
    (repository / "data/innovations/kelas-bunda.yml").rename(repository / RECORD)
    (repository / RECORD).write_text(text)
    assert lost_by(repository) == ["inovasi/kelas-hamil/"]


def lost_by(root: Path) -> list[str]:
    """The addresses that a change is told of."""
    checked = check(root, TODAY)
    assert checked.catalogue
    found = (*checked.diagnostics, *lost(root, checked.catalogue))
    touched = changed_since(root, "HEAD") or ()
    return [str(each.values["value"]) for each in of_change(root, TODAY, found, touched, "HEAD") if each.code == "R821"]


def test_records_among_touched_files() -> None:
    touched = ["data/innovations/b.yml", "data/agencies.yml", "data/innovations/a.yml", "data/innovations/x/c.yml"]
    assert touched_records(touched, "data/innovations/") == ["a", "b"]


@pytest.mark.slow
def test_what_a_review_leaves(repository: Path, tmp_path: Path) -> None:
    """Annotations, the findings as data, a site that opens from a folder, and the changed page's text."""
    change(repository, RECORD, "nama: ", "nama: Baru ")
    step = tmp_path / "step.md"
    words = ["review", "--changed-since", "HEAD", "--format", "github", "--number", "12", "--today", "2024-09-01"]
    done = catalogue(repository, *words, "--output", str(repository / "tinjauan"), GITHUB_STEP_SUMMARY=str(step))
    assert done.returncode == 0, done.stdout + done.stderr
    left = json.loads((repository / "tinjauan/laporan/laporan.json").read_text())
    assert left["number"] == "12"
    page = repository / "tinjauan/situs/inovasi/kelas-ibu/index.html"
    assert 'href="../../index.html"' in page.read_text()
    loaded = re.findall(
        r'<(?:script|img)[^>]* src="([^"]+)|<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)', page.read_text()
    )
    assert loaded and not [each for each in loaded if re.match(r"/|https?:", "".join(each))]
    summary = html.unescape(step.read_text())
    assert "Baru Kelas Ibu" in summary and "Isi halaman yang berubah (1 halaman)" in summary
    assert step.read_text() == (repository / "tinjauan/ringkasan.md").read_text()


@pytest.mark.slow
def test_a_review_with_errors_still_leaves_a_site_and_a_report(repository: Path) -> None:
    change(repository, RECORD, "puskesmas-utara", "puskesmas-utarra")
    out = repository / "tinjauan"
    words = ["review", "--changed-since", "HEAD", "--format", "gitlab", "--today", "2024-09-01", "--output", str(out)]
    done = catalogue(repository, *words)
    assert done.returncode == 1
    assert "R201" in done.stdout
    assert (out / "situs/index.html").is_file()
    quality = json.loads((out / "laporan/kualitas.json").read_text())
    assert [(each["check_name"], each["severity"], each["location"]) for each in quality] == [
        ("R201", "blocker", {"path": RECORD, "lines": {"begin": 3}})
    ]
    assert len(quality[0]["fingerprint"]) == 64
