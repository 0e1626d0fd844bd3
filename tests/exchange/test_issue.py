"""The form of the repository host, and what it sends."""

import pytest
import yaml

from catalogue.documents import Document
from catalogue.exchange.issue_form import asked, issue_form, labels
from catalogue.field_list import INNOVATION
from catalogue.source import parse
from catalogue.texts import Texts

from .conftest import PROJECT, World

ANSWERS = {
    "Nama inovasi": "Pos Gizi",
    "Kepanjangan": "_No response_",
    "Ringkasan": "Kader menimbang balita dan memasak makanan bergizi\nbersama ibu setiap pekan.",
    "Perangkat daerah": "Dinas Kesehatan",
    "Urusan": "- Kesehatan\n- sosial",
    "Jenis inovasi": "Nondigital",
    "Bentuk inovasi": "None",
    "Mulai": "2022-03",
    "Solusi": "Kader memasak bersama ibu.\n\n### Bukan judul\n\nMasakan dibagikan.",
    "Hasil": "Seratus balita ditimbang.\nTiga desa ikut.",
    "Langkah": "1. Datang ke pos.\n2. Timbang balita.",
    "Kontak": "Telepon | (0299) 100200 | jam kerja",
    "Penghargaan": "Lomba Puskesmas | 2023 | Juara 2",
    "SDGs": "2, 3",
    "Sumber": "Gizi | Balita | https://berita.contoh.example/gizi | Berita Contoh | 13/02/2022\nPos Gizi Dibuka",
}


def body(texts: Texts, answers: dict[str, str]) -> str:
    """What the host makes of a filled form: every field of the form, in its order."""
    return "\n\n".join(f"### {label}\n\n{answers.get(label, '_No response_')}" for label in labels(texts).values())


def test_form_is_up_to_date(texts: Texts) -> None:
    """Made again by ``issue_form``; the file is never edited by hand."""
    path = PROJECT / ".github/ISSUE_TEMPLATE/usul-inovasi.yml"
    assert path.read_text(encoding="utf-8") == issue_form(texts)


def test_form_is_what_the_host_takes(texts: Texts) -> None:
    form = yaml.safe_load(issue_form(texts))
    assert {"name", "description", "body"} <= form.keys()
    fields = form["body"][1:]
    ids, shown = [each["id"] for each in fields], [each["attributes"]["label"] for each in fields]
    assert len(ids) == len(set(ids)) == len(set(shown))
    assert {each["type"] for each in fields} == {"input", "textarea", "dropdown"}
    for each in fields:
        options = each["attributes"].get("options", ["x"])
        assert all(isinstance(option, str) for option in options)
        assert len(options) == len(set(options))
        assert isinstance(each["attributes"].get("placeholder", ""), str)


def test_form_asks_for_everything_that_is_needed() -> None:
    needed = {field.key for field in INNOVATION if field.required}
    assert needed <= {field.path[0] for field in asked()}


def test_filled_form_becomes_a_record(little: World) -> None:
    plan = little.plan("usul.md", body(little.texts, ANSWERS).encode(), issue=True)
    assert not [each for each in plan.diagnostics if each.severity == "error"], plan.diagnostics
    assert [file.path for file in plan.files] == ["data/innovations/pos-gizi.yml"]
    data = parse(Document("", plan.files[0].raw)).data
    assert isinstance(data, dict)
    assert data["perangkat_daerah"] == "dinkes"
    assert data["urusan"] == ["kesehatan", "sosial"]
    assert data["jenis"] == "non-digital"
    assert "### Bukan judul" in data["solusi"]
    assert data["hasil"] == ["Seratus balita ditimbang.", "Tiga desa ikut."]
    assert data["cara_akses"]["langkah"] == ["Datang ke pos.", "Timbang balita."]
    assert data["cara_akses"]["kontak"] == [{"jenis": "telepon", "nilai": "(0299) 100200", "keterangan": "jam kerja"}]
    assert data["penghargaan"] == [{"nama": "Lomba Puskesmas", "tahun": "2023", "peringkat": "Juara 2"}]
    assert data["sdgs"] == ["2", "3"]
    source = {"judul": "Gizi | Balita", "url": "https://berita.contoh.example/gizi", "penerbit": "Berita Contoh"}
    assert data["sumber"][0] == {**source, "tanggal": "2022-02-13"}
    assert data["sumber"][1] == {"judul": "Pos Gizi Dibuka"}
    assert not plan.missing


def test_empty_answers_clear_nothing(little: World) -> None:
    """A form about an innovation that is there changes what it says, and nothing else."""
    answers = {"Nama inovasi": "Kelas Ibu", "Mulai": "2018"}
    plan = little.plan("usul.md", body(little.texts, answers).encode(), issue=True)
    old = little.text_of("kelas-ibu")
    assert [file.content for file in plan.files] == [old.replace("mulai: 2019", "mulai: 2018")]


def test_mistakes_are_told_by_their_line(little: World) -> None:
    text = body(little.texts, {**ANSWERS, "Perangkat daerah": "Dinas Entah", "Ringkasan": "Pendek."})
    plan = little.plan("usul.md", text.encode(), issue=True)
    lines = text.split("\n")
    told = {lines[each.location.line - 1] for each in plan.diagnostics if each.severity == "error"}
    assert told == {"### Perangkat daerah", "### Ringkasan"}
    assert not plan.files


@pytest.mark.parametrize(
    "text",
    [
        "",
        "halo",
        "### Nama inovasi",
        "### Nama inovasi\n\n../../etc/passwd",
        "### Nama inovasi\n\n<script>alert(1)</script>\n\n### Ringkasan\n\n<!-- x -->",
        "### Nama inovasi\n\nUji\n\n### Nama inovasi\n\nLain",
        "### Sumber\n\n" + "| " * 30_000,
        "### Sumber\n\n" + "a|b\n" * 15_000,
        "### Nama inovasi\n\nUji\n\n### Solusi\n\n$(rm -rf /) `id` ${{ secrets.TOKEN }}",
        "x" * 70_000,
    ],
)
def test_hostile_forms_write_nothing(text: str, little: World) -> None:
    plan = little.plan("usul.md", text.encode(), issue=True)
    assert [each for each in plan.diagnostics if each.severity == "error"]
    assert not plan.files


def test_answer_cannot_open_another_field(little: World) -> None:
    """A heading inside an answer that is not the next in the form stays text."""
    answers = {**ANSWERS, "Solusi": "Isi.\n\n### Nama inovasi\n\nNama Lain"}
    plan = little.plan("usul.md", body(little.texts, answers).encode(), issue=True)
    assert [record.name for record in plan.records] == ["Pos Gizi"]
