"""The schema for editors: made from the declarations, up to date, and understood by a real language server."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from catalogue.checking import packaged
from catalogue.documents import Document
from catalogue.field_list import INNOVATION, FieldDeclaration, every
from catalogue.reference_pages import reference_pages
from catalogue.schema import SCHEMA_FILE, innovation_schema, schema_text, suggesting_schema
from catalogue.source import parse
from catalogue.structure import PACKAGED, structure
from tests.rule_cases import LANGUAGES, TEXTS

ROOT = Path(__file__).parent.parent
SERVER = ROOT / "node_modules" / "yaml-language-server"
CLIENT = Path(__file__).parent / "node" / "yaml_language_server.mjs"


FIELDS = [each for each in every(INNOVATION) if not each.english]


@pytest.mark.parametrize("field", FIELDS, ids=lambda each: each.text_key)
class TestField:
    def test_has_texts(self, field: FieldDeclaration) -> None:
        for part in ("title", "description") + (("example",) if field.kind != "record" else ()):
            assert TEXTS(f"{field.text_key}.{part}")
        assert LANGUAGES["en"](f"{field.text_key}.title")

    def test_terms_have_labels(self, field: FieldDeclaration) -> None:
        for language in ("id", "en"):
            assert all(LANGUAGES[language](f"vocabulary.{field.vocabulary}.{term}") for term in field.terms)


def test_declarations_follow_the_model() -> None:
    """A few facts of the list, so that a change of pydantic's insides is noticed."""
    by_path = {".".join(field.path): field for field in every(INNOVATION)}
    assert by_path["urusan"].required
    assert (by_path["urusan"].fewest, by_path["urusan"].most) == (1, 3)
    assert by_path["hasil"].bare == "teks"
    assert by_path["sumber"].bare == ""
    assert by_path["status"].default == "tidak-diketahui"
    assert (by_path["ringkasan"].shortest, by_path["ringkasan"].longest) == (40, 300)
    assert by_path["cara_akses.kontak.jenis"].vocabulary == "kontak_jenis"
    assert [field.key for field in INNOVATION][:2] == ["nama", "nama_en"]


def test_the_committed_schema_is_up_to_date() -> None:
    assert (ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text(innovation_schema(TEXTS))


def test_text_may_look_like_a_number() -> None:
    schema = innovation_schema(TEXTS)
    assert schema["properties"]["sasaran"]["type"] == ["string", "number", "boolean"]
    assert schema["required"] == ["nama", "ringkasan", "perangkat_daerah", "urusan", "sumber"]


def test_ids_are_suggestions() -> None:
    """A new agency is no error in an editor: the rules know better."""
    root = Path(__file__).parent / "cases" / "surroundings"
    documents = [Document(path.relative_to(root).as_posix(), path.read_bytes()) for path in root.rglob("*.yml")]
    sources = {each.path: parse(each, root=object) for each in documents}
    catalogue = structure(sources, {name: packaged(name) for name in PACKAGED}).catalogue
    assert catalogue
    schema = suggesting_schema(catalogue, TEXTS)
    known, grammar = schema["properties"]["perangkat_daerah"]["anyOf"]
    assert "dinas-contoh" in known["enum"]
    assert "pattern" in grammar


def test_the_field_page_shows_every_field() -> None:
    page = next(file for file in reference_pages(TEXTS) if file.path == "panduan/kolom/index.md")
    text = str(page.content).replace("&#95;", "_").replace("&#46;", ".")
    assert not [field.text_key for field in FIELDS if ".".join(field.path) not in text]


@pytest.mark.node
def test_a_real_language_server_completes_and_complains() -> None:
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    if not SERVER.is_dir():
        pytest.skip("node_modules/yaml-language-server is not installed")
    said = subprocess.run(
        ["node", CLIENT, SERVER, ROOT / SCHEMA_FILE], capture_output=True, text=True, timeout=600, check=True
    )
    heard = json.loads(said.stdout)
    assert {"nama", "ringkasan", "perangkat_daerah", "urusan"} <= set(heard["keys"])
    assert "nama_en" not in heard["keys"]
    assert {"berjalan", "berhenti"} <= set(heard["terms"])
    assert heard["good"] == []
    assert any("status" in problem or "berjalan" in problem for problem in heard["bad"])
    assert any("perangkat-daerah" in problem for problem in heard["bad"])
    assert TEXTS("field.ringkasan.description") in heard["hover"].replace("\\", "")


def test_workspace_settings_name_the_schema() -> None:
    settings = yaml.safe_load((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./{SCHEMA_FILE}": "data/innovations/*.yml"}
    wanted = yaml.safe_load((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert wanted["recommendations"] == ["redhat.vscode-yaml"]
