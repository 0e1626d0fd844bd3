"""Several files at once: all or none, and the rest of each stays as it was."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from catalogue import files
from catalogue.documents import Document, File
from catalogue.exchange.emit import record_text
from catalogue.exchange.plain import innovation_plain, normal, without_defaults
from catalogue.exchange.planning import HEAD
from catalogue.exchange.splice import spliced
from catalogue.format import format_text
from catalogue.formatted import key_order
from catalogue.model import Innovation
from catalogue.source import parse

from .conftest import HERE, TODAY, World

OLD = """\
# Berkas ini ditulis tangan.
nama: Kunjungan Rumah~~
# Ringkasan dari siaran pers.
ringkasan: "Perawat puskesmas memeriksa kesehatan warga lansia di rumahnya."
perangkat_daerah: dinkes
urusan: [kesehatan, sosial]

# Tahun menurut kepala dinas.
mulai: 2021
solusi: |
  Perawat datang.
  # bukan komentar
cara_akses:
    biaya: Gratis
    # Lokasi belum pasti.
    langkah:
      - Telepon puskesmas.
      # Langkah kedua.
      - Tunggu di rumah.
hasil:
- Seratus warga dikunjungi.
- teks: Dua ratus warga.
  tahun: 2022
sumber:
  # Berita pertama.
  - judul: Perawat Datangi Lansia
    url: https://berita.contoh.example/lansia
  - judul: Kunjungan Diperluas~~
    tanggal: 2022
# Akhir berkas.
""".replace("~", " ")


def change(edit: Any) -> str:
    source = parse(Document("kunjungan-rumah.yml", OLD.encode()))
    assert not source.diagnostics
    old, new = (normal(source.data, "kunjungan-rumah") for _ in range(2))
    edit(new)
    return spliced(source, old, normal(new, "kunjungan-rumah"), "kunjungan-rumah")


def lines_changed(new: str) -> tuple[set[str], set[str]]:
    before, after = OLD.splitlines(), new.splitlines()
    return set(before) - set(after), set(after) - set(before)


CASES = {
    "a value": (lambda data: data.update(mulai="2022-05"), {"mulai: 2021"}, {"mulai: 2022-05"}),
    "a value after a comment": (
        lambda data: data.update(nama="Perawat Datang"),
        {"nama: Kunjungan Rumah  "},
        {"nama: Perawat Datang"},
    ),
    "a new value in its place": (lambda data: data.update(status="berjalan"), set(), {"status: berjalan"}),
    "a value removed": (lambda data: data.pop("mulai"), {"mulai: 2021"}, set()),
    "a list in brackets": (
        lambda data: data["urusan"].append("pendidikan"),
        {"urusan: [kesehatan, sosial]"},
        {"urusan:", "  - kesehatan", "  - sosial", "  - pendidikan"},
    ),
    "a text with a line that is no comment": (
        lambda data: data.update(solusi="Perawat datang."),
        {"solusi: |", "  Perawat datang.", "  # bukan komentar"},
        {"solusi: Perawat datang."},
    ),
    "a value in a group": (
        lambda data: data["cara_akses"].update(biaya="Rp5.000"),
        {"    biaya: Gratis"},
        {"    biaya: Rp5.000"},
    ),
    "a value added to a group": (lambda data: data["cara_akses"].update(lokasi="Rumah"), set(), {"    lokasi: Rumah"}),
    "a line added to a list": (
        lambda data: data["cara_akses"]["langkah"].insert(1, "Sebutkan alamat."),
        set(),
        {"      - Sebutkan alamat."},
    ),
    "a line removed from a list": (
        lambda data: data["cara_akses"]["langkah"].pop(),
        {"      - Tunggu di rumah."},
        set(),
    ),
    "an entry of a group": (
        lambda data: data["sumber"][1].update(tanggal="2022-03"),
        {"    tanggal: 2022"},
        {"    tanggal: 2022-03"},
    ),
    "an entry added": (
        lambda data: data["sumber"].append({"judul": "Baru", "url": "https://a.example/"}),
        set(),
        {"  - judul: Baru", "    url: https://a.example/"},
    ),
    "an entry removed": (
        lambda data: data["sumber"].pop(),
        {"  - judul: Kunjungan Diperluas  ", "    tanggal: 2022"},
        set(),
    ),
    "a bare text that becomes an entry": (
        lambda data: data["hasil"][0].update(tahun="2021"),
        {"- Seratus warga dikunjungi."},
        {"- teks: Seratus warga dikunjungi.", "  tahun: 2021"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_lines_of_what_changed_are_exchanged(name: str) -> None:
    edit, gone, come = CASES[name]
    assert lines_changed(change(edit)) == (gone, come)


def test_new_files_are_canonical(little: World, real: World) -> None:
    """What the import writes is what ``format`` would make of it."""
    for world in (little, real):
        for record in world.catalogue.innovations:
            text = record_text(without_defaults(innovation_plain(record)), [HEAD])
            assert format_text(text, key_order(Innovation)) == text


class TestWriteTogether:
    def test_writes_what_differs_and_leaves_nothing_beside(self, tmp_path: Path) -> None:
        (tmp_path / "a.yml").write_text("a")
        found = files.write_together(tmp_path, [File("a.yml", "a"), File("b/c.yml", "c")])
        assert found == ("b/c.yml",)
        assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.yml", "c.yml"]

    def test_puts_everything_back_when_one_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in "ab":
            (tmp_path / name).write_text("lama")
        real = os.replace

        def full_disk(source: Path, target: Path) -> None:
            if Path(target).name == "b" and Path(source).name.endswith(".baru"):
                raise OSError(28, "No space left on device")
            real(source, target)

        monkeypatch.setattr(os, "replace", full_disk)
        with pytest.raises(OSError, match="No space"):
            files.write_together(tmp_path, [File("a", "baru"), File("b", "baru"), File("c", "baru")])
        assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "lama", "b": "lama"}

    @pytest.mark.parametrize("path", ["../x", "/x", "a/../../x"])
    def test_stays_below_the_root(self, path: str, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="path_refused"):
            files.write_together(tmp_path / "akar", [File(path, "x")])

    def test_follows_no_link(self, tmp_path: Path) -> None:
        (tmp_path / "asli").write_text("asli")
        (tmp_path / "a").symlink_to(tmp_path / "asli")
        with pytest.raises(files.UnusableError):
            files.write_together(tmp_path, [File("a", "x")])
        assert (tmp_path / "asli").read_text() == "asli"


def test_from_workbook_to_files(small: Path, world: Any) -> None:
    """A clerk changes one cell; one line of one file changes."""

    from .test_round_trip import export  # the same way out as in

    here = world(small)
    book = load_workbook(io.BytesIO(export("xlsx", here.catalogue, here.texts, TODAY)))
    sheet = book["Inovasi"]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "akta-seketika")
    column = [cell.value for cell in sheet[1]].index("Mulai")
    row[column].value = "2021-04"
    stream = io.BytesIO()
    book.save(stream)
    plan = here.plan("data.xlsx", stream.getvalue())
    assert not [each for each in plan.diagnostics if each.severity == "error"]
    assert files.write_together(small, plan.files) == ("data/innovations/akta-seketika.yml",)
    before = (HERE.parent / "small/data/innovations/akta-seketika.yml").read_text()
    after = (small / "data/innovations/akta-seketika.yml").read_text()
    assert after == before.replace("mulai: 2021-03", "mulai: 2021-04")
