"""CSV as spreadsheets and scripts really write it."""

import pytest

from catalogue.exchange.commands import export
from catalogue.exchange.wording import import_report

from .conftest import TODAY, World

HEAD = ["nama", "ringkasan", "perangkat_daerah", "urusan[1]", "solusi", "sumber[1].judul", "sumber[1].url"]
ROW = [
    "Pos Gizi",
    "Kader menimbang balita – bersama ibu – dan memasak makanan bergizi.",
    "Dinas Kesehatan",
    "kesehatan",
    "Kader memasak bersama ibu.",
    "Gizi Balita",
    "https://berita.contoh.example/gizi",
]


def text(separator: str = ",", head: list[str] | None = None, row: list[str] | None = None) -> str:
    return "\r\n".join(separator.join(cells) for cells in (head or HEAD, row or ROW)) + "\r\n"


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (text().encode(), []),
        (text(";").encode("utf-8-sig"), []),
        (text("\t").encode("utf-16"), []),
        (text(";").encode("cp1252"), ["X007"]),
        ((b"\xef\xbb\xbf" * 2 + text(";").encode()), []),
        (("sep=;\r\n" + text(";")).encode(), []),
        (("Data inovasi 2024;;;;\r\n;;;;\r\n" + text(";") + ";;;;;;\r\n;;;;;;\r\n").encode(), []),
        (text(";", [name.upper() + " *" for name in HEAD]).encode(), []),
        (text(";", HEAD[::-1], ROW[::-1]).encode(), []),
        (text(";", [*HEAD, "dicek bu Ani"], [*ROW, "sudah"]).encode(), ["X013"]),
        (text(";", ["Nama Inovasi", "Deskripsi", "OPD", *HEAD[3:]]).encode(), []),
    ],
    ids=["comma", "semicolon and mark", "tab in UTF-16", "cp1252", "two marks", "sep line", "title above", "capitals",
         "order", "own column", "everyday words"],
)  # fmt: skip
def test_is_read(raw: bytes, codes: list[str], little: World) -> None:
    plan = little.plan("data.csv", raw)
    assert [each.code for each in plan.diagnostics if each.code.startswith("X")] == codes
    assert [file.path for file in plan.files] == ["data/innovations/pos-gizi.yml"]
    written = str(plan.files[0].content)
    assert "balita – bersama ibu –" in written
    assert "perangkat_daerah: dinkes" in written
    assert "- judul: Gizi Balita" in written


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("25/09/2021", "2021-09-25"),
        ("9/25/2021", "2021-09-25"),
        ("05/05/2021 00:00", "2021-05-05"),
        ("2021-09-25T00:00:00", "2021-09-25"),
        ("2021", "2021"),
    ],
)
def test_dates_as_a_spreadsheet_saves_them(written: str, read: str, little: World) -> None:
    plan = little.plan("data.csv", text(";", [*HEAD, "mulai"], [*ROW, written]).encode())
    assert f"\nmulai: {read}\n" in str(plan.files[0].content)


def test_a_column_that_is_not_there_clears_nothing(little: World) -> None:
    plan = little.plan("data.csv", b"id;status\nkelas-ibu;Berjalan\n")
    assert not [each for each in plan.diagnostics if each.severity == "error"]
    old = little.text_of("kelas-ibu")
    assert [file.content for file in plan.files] == [old.replace("status: tidak-diketahui", "status: berjalan")]


def test_an_emptied_cell_clears_its_field(little: World) -> None:
    plan = little.plan("data.csv", b"id;mulai\nkelas-ibu;\n")
    assert [file.content for file in plan.files] == [little.text_of("kelas-ibu").replace("mulai: 2019\n", "")]


def test_a_former_id_is_known(little: World) -> None:
    plan = little.plan("data.csv", b"id;mulai\nakta-cepat;2021-04\n")
    assert [record.draft.slug for record in plan.having("changed")] == ["akta-seketika"]


def test_missing_rows_are_named_and_nothing_is_deleted(little: World) -> None:
    plan = little.plan("data.csv", b"id;mulai\nkelas-ibu;2019\n")
    assert not plan.files
    assert len(plan.missing) == len(little.catalogue.innovations) - 1


def test_a_sheet_saved_alone_is_known_by_its_headings(little: World) -> None:
    """Excel saves the sheet in sight as CSV, which may be one of the lists beside the main sheet."""
    rows = "Nama inovasi;No.;Judul sumber;Alamat sumber\nKelas Ibu;1;Berita Lain;https://berita.contoh.example/lain\n"
    plan = little.plan("Sumber.csv", rows.encode())
    assert [record.draft.slug for record in plan.having("changed")] == ["kelas-ibu"]
    assert not plan.missing
    assert "Berita Lain" in str(plan.files[0].content)


def test_the_changes_are_named_by_their_columns(little: World) -> None:
    plan = little.plan("data.csv", b"id;cara_akses.biaya\nkelas-ibu;Gratis\n")
    assert "Kelas Ibu (kelas-ibu): Biaya\n" in import_report(plan, little.texts, dry_run=True)


def test_an_empty_table_has_a_column_for_all_that_is_needed(little: World) -> None:
    head = export("csv", little.catalogue, little.texts, TODAY, template=True).decode("utf-8-sig")
    assert {"nama", "sumber[1].judul", "sumber[1].url", "hasil[1].teks"} <= set(
        head.strip().replace('"', "").split(",")
    )


def test_a_file_that_cannot_be_read_is_named_whole(little: World) -> None:
    report = import_report(little.plan("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), little.texts, dry_run=False)
    assert "  Berkas lama.xls: [X003]" in report
    assert "--partial" not in report
