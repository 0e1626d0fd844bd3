"""The command line as its users meet it: what is said, and the exit code."""

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_site import catalogue

RECORD = "data/innovations/kelas-ibu.yml"


def told(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["validate", "--today", "2024-09-01"], 0),
        (["validate", "--today", "2024-09-01", "--strict"], 1),
        (["validate", "--lang", "en"], 0),
        (["validate", "--changed-since", "no-such-revision"], 2),
        (["search", "akta lahir", "--explain"], 0),
        (["format", "--check"], 1),
        (["no-such-command"], 2),
        (["--help"], 0),
    ],
)
def test_exit_codes(small: Path, words: list[str], code: int) -> None:
    done = catalogue(small, *words)
    assert done.returncode == code, told(done)


def test_only_the_named_files_are_spoken_of_though_all_are_checked(small: Path) -> None:
    (small / "data/innovations/rusak.yml").write_text("nama: Rusak\n")
    assert catalogue(small, "validate", RECORD, "--today", "2024-09-01").returncode == 0
    assert catalogue(small, "validate", "data/innovations/rusak.yml").returncode == 1


def test_a_new_file_is_written_once_and_its_placeholders_are_told(small: Path) -> None:
    path = small / "data/innovations/loket-cepat.yml"
    assert catalogue(small, "new", "Loket Cepat").returncode == 0
    first = path.read_text()
    again = catalogue(small, "new", "Loket Cepat")
    assert again.returncode == 2 and "loket-cepat" in told(again)
    assert path.read_text() == first
    checked = catalogue(small, "validate", str(path))
    assert checked.returncode == 1 and "R306" in told(checked)


def test_format_rewrites_and_then_has_nothing_left_to_do(small: Path) -> None:
    path = small / RECORD
    path.write_text("# catatan petugas\n" + path.read_text().replace("  - kesehatan", "      - kesehatan"))
    assert catalogue(small, "format", RECORD).returncode == 0
    assert "# catatan petugas" in path.read_text() and "\n  - kesehatan" in path.read_text()
    assert catalogue(small, "format", "--check", RECORD).returncode == 0


def test_faults_of_all_files_even_where_the_settings_are_broken(small: Path) -> None:
    (small / "data/site.yml").write_text("nama: [\n")
    path = small / RECORD
    path.write_text(path.read_text().replace("puskesmas-utara", "puskesmas-utarra"))
    done = catalogue(small, "validate", "--today", "2024-09-01")
    assert done.returncode == 1
    assert "data/site.yml:" in told(done)
    assert "kelas-ibu.yml:3:19" in told(done) and "puskesmas-utara" in told(done)


def test_annotations_for_github_reach_the_step_summary(small: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    (small / RECORD).write_text("nama: x\n")
    done = catalogue(small, "validate", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::error ")
    assert "kelas-ibu.yml" in html.unescape(summary.read_text())


@pytest.mark.slow
def test_quarantine_builds_the_rest_and_says_what_is_missing(small: Path) -> None:
    (small / RECORD).write_text("nama: x\n")
    assert catalogue(small, "build", "--today", "2024-09-01").returncode == 1
    done = catalogue(small, "build", "--today", "2024-09-01", "--skip-invalid")
    assert done.returncode == 0 and "kelas-ibu" in told(done)
    page = html.unescape((small / "site/inovasi/kelas-ibu/index.html").read_text())
    assert "sedang diperbaiki" in page and RECORD in page
    (listed,) = json.loads((small / "site/api/v1/quarantine.json").read_text())["data"]
    assert listed["id"] == "kelas-ibu" and listed["galat"] == ["S002", "S007"]
    assert '"id": "kelas-ibu"' not in (small / "site/api/v1/innovations.json").read_text()


def test_the_two_scripts_are_the_same_commands(small: Path) -> None:
    scripts = Path(__file__).parent.parent / "scripts"
    command = [sys.executable, str(scripts / "validate.py"), "--root", str(small), "--today", "2024-09-01"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert all(len(script.read_text().splitlines()) <= 20 for script in scripts.glob("*.py"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], "Yang belum ditulis: FILE."),
        (["bild"], "Tidak ada perintah “bild”."),
        (["bild"], "Maksud Anda “build”?"),
        (["validate", "--formt", "x"], "Tidak dikenal: --formt"),
        (["export", "--format", "pdf", "--output", "x"], "“pdf” bukan pilihan --format. Pilihannya: xlsx, csv, json"),
        (["stale", "--months", "x"], "--months diisi angka, bukan “x”."),
        (["validate", "--today", "2024-13-01"], "--today diisi tanggal seperti"),
        (["export", "--output"], "Isi --output belum ditulis."),
        (["validate", "--strict=ya"], "--strict tidak diberi isi."),
        (["validate", "--strict=ya", "--lang", "en"], "--strict takes no value."),
        (["--help"], "cara pakai: catalogue"),
        (["import", "--help"], "menampilkan keterangan ini"),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_user(small: Path, words: list[str], said: str) -> None:
    done = told(catalogue(small, *words))
    assert said in " ".join(done.split())
    assert not [each for each in ("usage:", "options:", "arguments", "invalid", "expected", "show ") if each in done]
