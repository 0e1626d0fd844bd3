"""A region that uses everything it may call its own: labels, areas, kinds, fields. No Python of its own."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from new_catalogues import TODAY, checked, errors
from openpyxl import load_workbook

from catalogue.catalogue import Catalogue
from catalogue.checking import language_texts
from catalogue.exchange.commands import export
from catalogue.generating import generated_files
from catalogue.pages import Edition
from catalogue.pages.home import home_page
from catalogue.pages.press import Press
from catalogue.preparing import prepare
from catalogue.templating import environment
from catalogue.texts import Texts

FIELDS = """
kolom_tambahan:
  - kunci: anggaran
    label: Anggaran per tahun
    jenis: angka
    tampil: daftar
  - kunci: ditetapkan
    label: Ditetapkan
    jenis: tanggal
  - kunci: aplikasi
    label: Alamat aplikasi
    jenis: tautan
  - kunci: daring
    label: Bisa daring
    jenis: ya-tidak
    wajib: tidak
  - kunci: jenjang
    label: Jenjang
    jenis: pilihan
    pilihan: [dasar, lanjut]
    tampil: daftar
  - kunci: nomor-berkas
    label: Nomor berkas
    tampil: tidak
"""
VALUES = """
tambahan:
  anggaran: "12.000"
  ditetapkan: 2024-05
  aplikasi: https://aplikasi.contoh.example/
  daring: ya
  jenjang: lanjut
  nomor-berkas: A-1
"""
RECORD = "data/innovations/kelas-ibu.yml"
PAGE = "inovasi/kelas-ibu/index.md"


def added(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def own(small: Path) -> Path:
    data = small / "data"
    settings = yaml.load((data / "site.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    settings["sebutan"] = {"perangkat_daerah": "OPD", "urusan": "Bidang layanan"}
    (data / "site.yml").write_text(yaml.safe_dump(settings, allow_unicode=True) + FIELDS, encoding="utf-8")
    (data / "agency_kinds.yml").write_text("- id: koperasi\n  nama: Koperasi\n  nama_jamak: Koperasi desa\n")
    added(data / "agencies.yml", "- id: koperasi-melati\n  nama: Koperasi Melati\n  jenis: koperasi\n")
    area = "- id: layanan-nelayan\n  nama: Layanan nelayan\n  kelompok: lainnya\n  padanan: kelautan-perikanan\n"
    (data / "service_areas.yml").write_text(area)
    text = (small / RECORD).read_text(encoding="utf-8")
    text = text.replace("puskesmas-utara", "koperasi-melati").replace("urusan:\n", "urusan:\n  - layanan-nelayan\n")
    (small / RECORD).write_text(text + VALUES, encoding="utf-8")
    return small


@pytest.fixture
def catalogue(own: Path) -> Catalogue:
    assert errors(own) == []
    found = checked(own).structured.catalogue
    assert found
    return found


@pytest.fixture
def made(own: Path, catalogue: Catalogue, texts: Texts) -> dict[str, str]:
    prepared = prepare(own, catalogue, TODAY, language_texts("id"), sources=checked(own).sources)
    files = generated_files(own, catalogue, language_texts("id"), prepared)
    return {file.path: file.raw.decode("utf-8", "replace") for file in files}


def test_the_regions_words_stand_on_its_pages(made: dict[str, str]) -> None:
    assert "# OPD {: #ki-judul }" in made["perangkat-daerah/index.md"]
    assert "# Bidang layanan {: #ki-judul }" in made["urusan/index.md"]
    assert "Koperasi desa" in made["perangkat-daerah/index.md"]
    assert "../../inovasi/kelas-ibu/" in made["urusan/layanan-nelayan/index.md"]


@pytest.mark.parametrize(("label", "shown"), [("Sektor layanan", "sektor layanan"), ("SPM", "SPM"), ("Urusan", "")])
def test_the_front_page_says_the_regions_word_for_areas(
    catalogue: Catalogue, texts: Texts, label: str, shown: str
) -> None:
    labels = catalogue.site.labels.model_copy(update={"area": label})
    own = replace(catalogue, site=catalogue.site.model_copy(update={"labels": labels}))
    (page, *_) = home_page(Press(own, Edition(texts, TODAY), environment()))
    heading = f"## Menurut {shown or 'bidang layanan'} {{: #ki-urusan }}"
    assert heading in page.raw.decode()


def test_its_fields_stand_on_the_page_and_those_for_lists_on_every_card(made: dict[str, str]) -> None:
    page, cards = made[PAGE], made["inovasi/index.md"]
    for shown in ("Anggaran per tahun", "12.000", "Mei 2024", "Alamat aplikasi", "Jenjang"):
        assert shown in page
    assert "Nomor berkas" not in page + cards
    assert "<span>Anggaran per tahun:</span> 12.000" in cards
    assert "<span>Jenjang:</span> lanjut" in cards
    assert "Ditetapkan" not in cards


def test_they_are_exported_whole(made: dict[str, str]) -> None:
    record = json.loads(made["api/v1/innovations/kelas-ibu.json"])
    assert record["tambahan"] == yaml.load(VALUES, Loader=yaml.BaseLoader)["tambahan"]
    assert record["urusan"][0] == {"id": "layanan-nelayan", "nama": "Layanan nelayan", "padanan": "kelautan-perikanan"}
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(made["api/v1/innovations.csv"].lstrip("\ufeff")))}
    assert rows["kelas-ibu"]["tambahan.anggaran"] == "12.000"
    assert rows["kelas-ibu"]["tambahan.nomor-berkas"] == "A-1"
    assert rows["akta-seketika"]["tambahan.anggaran"] == ""


def test_editors_forms_and_spreadsheets_know_them(made: dict[str, str], catalogue: Catalogue, texts: Texts) -> None:
    schema = json.loads(made["api/v1/schema/innovation-yaml.json"])["properties"]["tambahan"]
    assert schema["properties"]["jenjang"] == {"title": "Jenjang", "enum": ["dasar", "lanjut"]}
    assert schema["additionalProperties"] is False
    assert "Anggaran per tahun" in made["usulkan/index.md"]
    empty = load_workbook(io.BytesIO(export("xlsx", catalogue, texts, TODAY, True)))
    headings = {str(cell.value) for sheet in empty for row in sheet.iter_rows(max_row=1) for cell in row}
    assert {"tambahan.anggaran", "tambahan.nomor-berkas"} <= headings
