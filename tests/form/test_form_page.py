"""The form's page: made from the declarations, equal to the schema, and fitting to what a region has set."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.checking import check, language_texts
from catalogue.field_list import INNOVATION, every
from catalogue.form.agreement import FormMismatchError, disagreements
from catalogue.form.page import form_files
from catalogue.form.sections import SECTIONS, placed
from catalogue.form.table import check_table
from catalogue.pages import Edition, icon_names
from catalogue.schema import BOUNDS, innovation_schema
from tests.form.scripts import answers

TEXTS = language_texts("id")
TODAY = date(2024, 9, 1)


def pages(root: Path) -> dict[str, str]:
    checked = check(root, TODAY)
    assert checked.catalogue is not None, checked.diagnostics
    return made(checked.catalogue)


def made(catalogue: Catalogue) -> dict[str, str]:
    edition = Edition(texts=TEXTS, today=TODAY, icons=files.icon_texts(icon_names(catalogue)))
    return {file.path: str(file.content) for file in form_files(catalogue, edition, {})}


def form(root: Path) -> str:
    return pages(root)["usulkan/index.md"]


def data(root: Path) -> Any:
    """What the scripts of the form are told."""
    script = pages(root)["assets/form/data.js"]
    return json.loads(script[script.index("= {") + 2 :].rstrip(";\n"))


def settings(root: Path, old: str, new: str) -> Path:
    path = root / "data" / "site.yml"
    text = path.read_text()
    assert re.search(old, text, flags=re.DOTALL)
    path.write_text(re.sub(old, new, text, flags=re.DOTALL))
    return root


def test_every_declared_field_is_asked_once(small: Path) -> None:
    nodes = LexborHTMLParser(form(small)).css("form [name], form [data-kind=checks]")
    named = [re.sub(r"\[\d+\]", "", node.attributes.get("name") or node.attributes["data-key"] or "") for node in nodes]
    declared = [
        ".".join(field.path)
        for field in every(INNOVATION)
        if not field.english and field.kind not in ("record", "free")
    ]
    assert sorted(named) == sorted(field for field in declared)


def test_every_field_is_labelled(small: Path) -> None:
    page = LexborHTMLParser(form(small))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    for control in page.css("form [name]"):
        assert page.css_first(f"label[for='{control.attributes['id']}']"), control.html
    assert len(set(ids)) == len(ids)


def test_names_to_suggest_come_apart_from_the_page(small: Path) -> None:
    """They grow with the catalogue; a name that two share is told apart."""
    made = pages(small)
    script = made["assets/form/known.js"]
    known = json.loads(script[script.index("= {") + 2 :].rstrip(";\n"))
    assert ["dinkes", "Dinas Kesehatan"] in known["agencies"]
    assert ["dinkes", "Dinas Kesehatan"] in dict(known["choices"]["perangkat_daerah"])["Dinas"]
    assert known["innovations"] and not [slug for slug, _ in known["innovations"] if slug in made["usulkan/index.md"]]


def test_a_new_field_finds_its_place_by_itself() -> None:
    """All fields are placed, and no section names one that is not declared."""
    found = [field.key for _, fields in placed() for field in fields]
    assert sorted(found) == sorted(field.key for field in INNOVATION if not field.english)
    assert len({key for section in SECTIONS for key in section.keys}) == sum(len(each.keys) for each in SECTIONS)


class TestAgreement:
    """The finished form against the JSON Schema."""

    def test_they_agree(self, small: Path) -> None:
        assert disagreements(form(small), innovation_schema(TEXTS)) == []

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ('data-key="sasaran"', 'data-key="sasarann"', ["sasaran", "sasarann"]),
            ('data-key="nama" data-required', 'data-key="nama"', ["nama"]),
            ('<option value="berhenti">', '<option value="selesai">', ["status"]),
            (
                'data-key="nilai" data-required',
                'data-key="nilai"',
                ["kontak.nilai"],
            ),
        ],
    )
    def test_a_difference_is_found(self, small: Path, old: str, new: str, place: list[str]) -> None:
        page = form(small)
        assert old in page
        found = disagreements(page.replace(old, new, 1), innovation_schema(TEXTS))
        assert [line.split(": ")[0].removeprefix("cara_akses.") for line in found] == place

    def test_a_difference_stops_the_build(self, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        schema = innovation_schema(TEXTS)
        schema["properties"]["baru"] = {"type": "string"}
        monkeypatch.setattr("catalogue.form.page.innovation_schema", lambda texts: schema)
        with pytest.raises(FormMismatchError, match=r"^baru: None / \(False"):
            form(small)


def test_the_table_says_what_the_schema_says() -> None:
    """One generated table: its bounds, terms and required fields are those of the published schema."""
    table, schema = check_table(), innovation_schema(TEXTS)
    assert list(_table_facts(table["fields"], "")) == list(_schema_facts(schema, ""))
    assert table["years"] == [BOUNDS["year"]["minimum"], BOUNDS["year"]["maximum"]]


def _table_facts(rows: Any, above: str) -> Any:
    for row in rows:
        if "members" in row:
            yield from _table_facts(row["members"], f"{above}{row['key']}.")
        elif row["kind"] in ("text", "long_text"):
            yield f"{above}{row['key']}", row["shortest"], row["longest"], bool(row.get("required"))
        elif row["kind"] == "term":
            yield f"{above}{row['key']}", row["terms"], bool(row.get("required"))


def _schema_facts(schema: Any, above: str) -> Any:
    for key, each in schema["properties"].items():
        one = each.get("items", each)
        group = next((part for part in (one, *one.get("anyOf", ())) if "properties" in part), None)
        if key.endswith("_en"):
            continue
        if group:
            yield from _schema_facts(group, f"{above}{key}.")
        elif "minLength" in one:
            yield f"{above}{key}", one["minLength"], one["maxLength"], key in schema["required"]
        elif "enum" in one and one["enum"] != ["ya", "tidak"]:
            yield f"{above}{key}", tuple(one["enum"]), key in schema["required"]


class TestSettings:
    """What a region has set decides which ways there are."""

    def test_host_and_manager(self, small: Path) -> None:
        found = data(small)
        assert (
            found["host"]["create"] == "https://git.contoh.example/contoh/katalog/new/main/data/innovations?filename="
        )
        assert found["ways"]["mail"] == "mailto:inovasi@contoh.example"
        assert found["ways"]["whatsapp"] == "https://wa.me/6281200000000"

    def test_no_host(self, small: Path) -> None:
        root = settings(small, r"repositori:\n.*?(?=pengelola)", "")
        assert data(root)["host"] is None
        assert "issues/new" not in form(root)

    def test_no_contact(self, small: Path) -> None:
        root = settings(small, r"  surel: .*?\n  whatsapp: .*?\n", "")
        assert data(root)["ways"] | {"issue": ""} == {
            "manager": "Bagian Organisasi Kabupaten Contoh",
            "mail": "",
            "whatsapp": "",
            "issue": "",
        }
        assert "mailto:" not in form(root)

    def test_fields_of_its_own(self, small: Path) -> None:
        own = (
            "kolom_tambahan:\n  - {kunci: nomor-sk, label: Nomor SK, wajib: ya}\n"
            "  - {kunci: kelas, label: Kelas, jenis: pilihan, pilihan: [Satu, Dua]}\n"
        )
        page = form(settings(small, r"\Z", own))
        html = LexborHTMLParser(page)
        assert html.css_first("[data-key=tambahan] input[name='tambahan.nomor-sk'][aria-required]")
        assert [node.text() for node in html.css("[name='tambahan.kelas'] option")] == ["Tidak diisi", "Satu", "Dua"]

    def test_what_a_region_calls_its_agencies(self, small: Path) -> None:
        page = form(settings(small, r"\Z", "sebutan:\n  perangkat_daerah: OPD\n"))
        label = LexborHTMLParser(page).css_first("label[for=f-perangkat-daerah]")
        assert label and label.text().startswith("OPD")


HOSTS = ("github", "gitea", "gitlab")


@pytest.mark.node
@pytest.mark.parametrize("kind", HOSTS)
def test_each_host_is_opened_at_its_own_page(small: Path, kind: str) -> None:
    host = data(settings(small, "  jenis: github\n", f"  jenis: {kind}\n"))["host"]
    tasks = [
        {"act": "host", "host": host, "slug": "a-b", "text": "nama: A & B\n", "edit": False},
        {"act": "host", "host": host, "slug": "a-b", "text": "x" * 8000, "edit": False},
        {"act": "host", "host": host, "slug": "a-b", "text": "nama: A\n", "edit": True},
    ]
    base = "https://git.contoh.example/contoh/katalog"
    new = {
        "github": f"{base}/new/main/data/innovations?filename=a-b.yml",
        "gitea": f"{base}/_new/main/data/innovations?filename=a-b.yml",
        "gitlab": f"{base}/-/new/main/data/innovations?file_name=a-b.yml",
    }[kind]
    edit = {"github": "edit/main", "gitea": "_edit/main", "gitlab": "-/edit/main"}[kind]
    short = (
        {"address": new, "paste": True}
        if kind == "gitlab"
        else {
            "address": f"{new}&value=nama%3A+A+%26+B%0A",
            "paste": False,
        }
    )
    assert answers(tasks) == [
        short,
        {"address": new, "paste": True},
        {"address": f"{base}/{edit}/data/innovations/a-b.yml", "paste": True},
    ]


def test_the_page_after_it_says_how_to_withdraw_and_delete(small: Path) -> None:
    page = pages(small)["usulkan/terkirim/index.md"]
    assert all(f"{{: #ki-{part} }}" in page for part in ("berikutnya", "menunggu", "menarik", "menghapus"))
