"""The four commands as their users meet them: what is written, what is said, and the exit code."""

import html
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue.catalogue import Catalogue
from catalogue.checking import check
from catalogue.cli import main
from catalogue.exports import export_files
from catalogue.region import run
from catalogue.region.members import PUBLISHED
from catalogue.region.options import FLAGS

DAY = ("--today", "2030-05-01")
NAMED = ("--name", "Tiruan Raya", "--kind", "kota", *DAY)
# Every flag given, so that nothing but the removal is asked; an empty answer is none.
ANSWERED = (*NAMED, *(word for flag in FLAGS if flag not in ("name", "kind") for word in (f"--{flag}", "")))
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answered(text: str) -> None:
        monkeypatch.setattr(run, "_someone_there", lambda: True)
        monkeypatch.setattr(run, "_ask", lambda question, default: text)

    return answered


def test_init_makes_what_validates(tmp_path: Path, capsys: Capture) -> None:
    root = tmp_path / "baru"
    assert main(["init", str(root), *NAMED]) == 0
    assert "Katalog Inovasi Kota Tiruan Raya" in capsys.readouterr().out
    assert main(["validate", "--root", str(root), *DAY]) == 0
    assert main(["init", str(root), *NAMED]) == 2  # nothing of anyone's is overwritten


def test_init_takes_a_file_and_flags_over_it(tmp_path: Path) -> None:
    (tmp_path / "jawaban.yml").write_text("nama: Lain\njenis: provinsi\n")
    answers = ("--answers", str(tmp_path / "jawaban.yml"), "--name", "Tiruan Raya", *DAY)
    assert main(["init", str(tmp_path / "baru"), *answers]) == 0
    settings = (tmp_path / "baru" / "data" / "site.yml").read_text()
    assert "nama: Tiruan Raya" in settings
    assert "jenis: provinsi" in settings
    (tmp_path / "jawaban.yml").write_text("nama: Lain\nnama: Dua\n")
    assert main(["init", str(tmp_path / "lagi"), *answers]) == 2
    assert main(["init", str(tmp_path / "lagi"), "--answers", str(tmp_path / "entah.yml")]) == 2


def test_clean_asks(small: Path, answering: Callable[[str], None]) -> None:
    again = ["init", "--root", str(small), "--here", "--clean", *ANSWERED]
    before = sorted(small.rglob("*"))
    assert main(again) == 2  # nobody is there
    answering("tidak")
    assert main(again) == 2
    assert main(["init", "--root", str(small), "--here", *NAMED]) == 2
    assert sorted(small.rglob("*")) == before
    assert main([*again, "--yes"]) == 0
    assert [path.name for path in (small / "data" / "innovations").iterdir()] == ["contoh-inovasi.yml"]


def test_clean_goes_on_when_a_person_agrees(small: Path, answering: Callable[[str], None]) -> None:
    answering("ya")
    assert main(["init", "--root", str(small), "--here", "--clean", *ANSWERED]) == 0
    assert "Tiruan Raya" in (small / "data" / "site.yml").read_text()


def test_migrate_and_doctor(small: Path, capsys: Capture) -> None:
    assert main(["migrate", "--root", str(small)]) == 0
    assert main(["doctor", "--root", str(small)]) == 0
    assert "→" in capsys.readouterr().out
    settings = small / "data" / "site.yml"
    settings.write_text(settings.read_text().replace("versi_skema: 1", "versi_skema: 99"))
    assert main(["migrate", "--root", str(small)]) == 2
    assert main(["validate", "--root", str(small)]) == 1
    assert "R702" in capsys.readouterr().out


def test_doctor_of_an_empty_folder(tmp_path: Path) -> None:
    assert main(["doctor", "--root", str(tmp_path)]) == 1


def test_federate_keeps_copies(tmp_path: Path, capsys: Capture) -> None:
    head = {"judul": "Satu", "tanggal": "2030-01-01", "lisensi": {"nama": "CC BY", "url": "https://x.example/"}}
    record = {
        "id": "kelas",
        "url": "https://satu.example/inovasi/kelas/",
        "nama": "Kelas Ibu",
        "perangkat_daerah": {"id": "a", "nama": "Dinas"},
        "urusan": [],
    }
    (tmp_path / "satu.json").write_text(json.dumps(head | {"data": [record]}))
    members = tmp_path / "anggota.yml"
    members.write_text(
        "- id: satu\n  url: https://satu.example/\n  berkas: satu.json\n"
        "- id: dua\n  url: https://dua.example/\n  berkas: entah.json\n"
    )
    assert main(["federate", str(members), "--root", str(tmp_path)]) == 0
    assert (tmp_path / "federation" / "anggota" / "satu.json").is_file()
    assert "entah.json" in capsys.readouterr().out
    members.write_text("- id: satu\n")
    assert main(["federate", str(members), "--root", str(tmp_path)]) == 2


def test_nothing_is_written_when_questions_are_broken_off(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def gone(question: str, default: str) -> str:
        raise EOFError

    monkeypatch.setattr(run, "_someone_there", lambda: True)
    monkeypatch.setattr(run, "_ask", gone)
    assert main(["init", str(tmp_path / "baru"), *DAY]) == 2
    assert not (tmp_path / "baru").exists()
    assert main(["init", "--root", str(small), "--here", "--clean", *ANSWERED]) == 2
    assert "Dihentikan" in capsys.readouterr().err
    assert (small / "data" / "innovations" / "kelas-ibu.yml").is_file()


def test_clean_leaves_no_empty_folders(small: Path) -> None:
    (small / "data" / "images").mkdir()
    (small / "data" / "images" / "foto.jpg").write_bytes(b"x")
    (small / "data" / "pages" / "lama").mkdir(parents=True)
    (small / "data" / "pages" / "lama" / "sejarah.md").write_text("# Lama\n")
    assert main(["init", "--root", str(small), "--here", "--clean", "--yes", *ANSWERED]) == 0
    assert sorted(path.name for path in (small / "data").iterdir() if path.is_dir()) == ["innovations"]


@pytest.mark.slow
def test_federate_builds_the_joint_site(small: Path, capsys: Capture) -> None:
    published = export_files(catalogue_of(small), date(2030, 5, 1))
    (small / "satu.json").write_bytes(next(file.raw for file in published if file.path == PUBLISHED))
    base = catalogue_of(small).site.base
    (small / "anggota.yml").write_text(
        f"- id: satu\n  url: {base}\n  berkas: satu.json\n  koordinat: -7.4, 109.2\n"
        f"- id: dua\n  url: {base}\n  berkas: satu.json\n  koordinat: -6.9, 109.7\n"
    )
    for words in ((), ("--offline",)):
        assert main(["federate", str(small / "anggota.yml"), "--root", str(small), *DAY, *words]) == 0
    assert "Situs gabungan selesai" in capsys.readouterr().out
    site = small / "site" / "bersama"
    home = (site / "index.html").read_text()
    assert home.count("<circle") == 2
    assert "Inovasi dari semua daerah" in home
    assert f"{base}inovasi/kelas-ibu/" in html.unescape((site / "daerah" / "satu" / "index.html").read_text())
    assert f"{base}inovasi/kelas-ibu/" in "".join(path.read_text() for path in site.glob("assets/search/index/d*.js"))
    assert not (site / "inovasi").exists()
    index = json.loads((site / "api/v1/bersama/index.json").read_text())
    assert [each["keadaan"] for each in index["anggota"]] == ["baru", "baru"]
    assert f"<loc>{base}bersama/daerah/satu/</loc>" in (site / "sitemap.xml").read_text()
    assert f"Sitemap: {base}bersama/sitemap.xml" in (site / "robots.txt").read_text()
    search = (site / "cari" / "index.html").read_text()
    assert "search/cari.js" in search
    assert "compare/" not in search  # there are no pages of its own to compare


def catalogue_of(root: Path) -> Catalogue:
    found = check(root, date(2030, 5, 1)).catalogue
    assert found
    return found


@pytest.mark.slow
def test_from_an_empty_folder_to_a_site(tmp_path: Path) -> None:
    root = tmp_path / "baru"
    assert main(["init", str(root), *NAMED, "--festival", "Pekan Inovasi"]) == 0
    assert main(["build", "--root", str(root), *DAY]) == 0
    assert (root / "site" / "inovasi" / "contoh-inovasi" / "index.html").is_file()
