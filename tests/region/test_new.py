"""A catalogue from nothing: valid at once, whatever the region is called."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from new_catalogues import Make, answers_of, checked, errors, write

from catalogue.documents import Document
from catalogue.region.answers import Answers, read_answers
from catalogue.region.emit import yaml_value
from catalogue.region.new import in_the_way, new_catalogue, new_data, to_remove
from catalogue.region.options import FLAGS
from catalogue.region.questions import Circumstances, asked, completed
from catalogue.source import REFERENCE_LIMITS, parse
from catalogue.yaml_source.characters import has_forbidden

FULL = {
    "nama": "Tiruan Raya",
    "jenis": "kota",
    "provinsi": "Tiruan Utara",
    "kode": "9971",
    "sebutan_perangkat_daerah": "OPD",
    "festival": "Pekan Inovasi: edisi #1",
    "mulai": "2030-08-17",
    "selesai": "2030-08-18",
    "repositori": "https://github.com/Tiruan/katalog.git",
    "surel": "inovasi@tiruanraya.go.id",
    "warna_utama": "#123456",
}
HOSTILE = (
    '"Kota" & \'Raya\'', "Kota #1: x", "- awal", "yes", "null", "0123", "{{ 7*7 }}", "{% raw %}", "a\\b", "% persen",
    "@kota", "`kota`", "Kota: Raya", "| pipa", "Ngarai—Sianok", "Kota’Ok", "[x](y)", "!!int 3", "*bintang", "&jangkar",
)  # fmt: skip


def test_defaults_make_a_valid_catalogue(make: Make) -> None:
    root = make()
    assert errors(root) == []
    catalogue = checked(root).structured.catalogue
    assert catalogue
    assert catalogue.site.name == "Katalog Inovasi Kabupaten Tiruan Raya"
    assert [agency.name for agency in catalogue.agencies] == ["Pemerintah Kabupaten Tiruan Raya"]
    assert len(catalogue.innovations) == 1
    assert len(catalogue.areas) >= 32


def test_a_new_catalogue_gives_only_advice(make: Make) -> None:
    found = [each for each in checked(make(**FULL)).diagnostics if each.severity != "advice"]
    assert [(each.code, each.location.path) for each in found] == []


def test_all_answers_arrive(make: Make) -> None:
    root = make(**FULL)
    assert errors(root) == []
    catalogue = checked(root).structured.catalogue
    assert catalogue
    site = catalogue.site
    assert (site.region.name, site.region.kind, site.region.province) == ("Tiruan Raya", "kota", "Tiruan Utara")
    assert site.region.code == "99.71"
    assert site.labels.agency == "OPD"
    assert site.url == "https://tiruan.github.io/katalog/"
    assert site.repository
    assert site.repository.url == "https://github.com/Tiruan/katalog"
    assert site.current_festival == "festival-2030"
    assert catalogue.festivals[0].name == "Pekan Inovasi: edisi #1"
    assert str(catalogue.festivals[0].end) == "2030-08-18"
    assert site.look.primary == "#123456"
    assert site.manager.mail == "inovasi@tiruanraya.go.id"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_quoted_right(make: Make, name: str) -> None:
    root = make(nama=name, festival=name, pengelola=name, sebutan_urusan=name)
    assert errors(root) == []
    catalogue = checked(root).structured.catalogue
    assert catalogue
    assert catalogue.site.region.name == name
    assert catalogue.site.manager.name == name
    assert catalogue.festivals[0].name == name


@settings(max_examples=500, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_every_value_reads_as_itself(text: str) -> None:
    written = yaml_value(text)
    read = parse(Document("x.yml", f"kunci: {written}\n".encode()), REFERENCE_LIMITS)
    if not has_forbidden(text):
        assert isinstance(read.data, dict)
        assert read.data["kunci"] == text
        assert "\n" not in written
        if text.strip():
            assert yaml.safe_load(f"kunci: {written}\n")["kunci"] == text


def test_hidden_characters_are_refused(around: Circumstances) -> None:
    for name in ("a\u202eb", "a\u200bb", "a\x1bb", "\ud800x"):
        answers, faults = read_answers(completed({"nama": name}, around))
        assert answers is None
        assert {fault.kind for fault in faults} == {"hidden"}


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("kode", "1", "region_code"),
        ("kode", "33", "region_code"),
        ("jenis", "negara", "literal_error"),
        ("url", "javascript:alert(1)", "url"),
        ("warna_utama", "merah", "colour"),
        ("surel", "bukan surel", "mail"),
        ("mulai", "2030-13", "no_such_date"),
        ("perangkat_lunak", "x\n--index-url https://evil.example", "tool"),
        ("perangkat_lunak", "--index-url https://evil.example", "tool"),
        ("namanya", "x", "extra_forbidden"),
        ("nama", "x" * 61, "text_too_long"),
    ],
)
def test_faults_are_said(around: Circumstances, key: str, value: str, kind: str) -> None:
    answers, faults = read_answers(completed({key: value}, around))
    assert answers is None
    assert [(fault.key, fault.kind) for fault in faults] == [(key, kind)]
    assert faults[0].sentence(around.texts)


def test_province_has_a_short_code(around: Circumstances) -> None:
    assert answers_of(around, jenis="provinsi", kode="99").code == "99"
    assert read_answers(completed({"jenis": "provinsi", "kode": "99.01"}, around))[1][0].kind == "region_code"


def test_every_fault_kind_has_words(around: Circumstances) -> None:
    kinds = around.texts.below("region.fault")
    assert {"hidden", "region_code", "other"} <= kinds.keys()
    assert all(around.texts(f"region.question.{key}") for key in around.texts.below("region.question"))


def test_questions_are_asked_again_after_a_fault(around: Circumstances) -> None:
    typed = iter(["Tiruan Raya", "negara", "kota"])
    seen: list[str] = []

    def ask(question: str, default: str) -> str:
        seen.append(question)
        return next(typed, "")

    answers = asked({}, around, ask)
    assert (answers["nama"], answers["jenis"]) == ("Tiruan Raya", "kota")
    assert "negara" in seen[2]
    assert not [question for question in seen if question.startswith("Mulai")]  # no festival, so no dates of it
    assert read_answers(completed(answers, around))[1] == ()


def test_what_was_given_is_not_asked(around: Circumstances) -> None:
    asked(dict.fromkeys(FLAGS.values(), "x"), around, lambda *_: pytest.fail("asked"))


def test_flags_are_the_attributes() -> None:
    assert {name.replace("_", "-"): field.alias for name, field in Answers.model_fields.items()} == FLAGS


def test_workflows_follow_the_host(skeleton: list[Document], around: Circumstances) -> None:
    def paths(**given: str) -> set[str]:
        made = new_catalogue(answers_of(around, **given), skeleton, around.texts)
        return {file.path for file in made}

    names = ("periksa", "komentari", "segarkan", "terbitkan")
    github = {f".github/workflows/{name}.yml" for name in names}
    common = {"README.md", "requirements.txt", ".gitignore", "data/LISENSI.md", "data/site.yml"}
    assert github | {".gitlab-ci.yml"} | common <= paths()
    assert github | common <= paths(repositori="https://github.com/a/b")
    assert ".gitlab-ci.yml" not in paths(repositori="https://github.com/a/b")
    assert not github & paths(repositori="https://gitlab.com/a/b")
    assert not (github | {".gitlab-ci.yml"}) & paths(repositori="https://git.contoh.example/a/b")


def test_workflows_are_pinned_and_may_do_little(make: Make) -> None:
    root = make()
    for path in (root / ".github" / "workflows").glob("*.yml"):
        text = path.read_text()
        assert yaml.safe_load(text)["permissions"] == {}
        uses = re.findall(r"uses: (\S+)", text)
        assert uses
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each) for each in uses)
        assert "persist-credentials: false" in text
        assert "secrets" not in text
    assert yaml.safe_load((root / ".gitlab-ci.yml").read_text())["pages"]["artifacts"] == {"paths": ["public"]}


def test_nothing_is_overwritten(skeleton: list[Document], around: Circumstances) -> None:
    made = list(new_catalogue(answers_of(around), skeleton, around.texts))
    assert in_the_way(["lain.txt"], made) == []
    assert in_the_way(["README.md", "data/site.yml"], made) == ["README.md", "data/site.yml"]


def test_clean_leaves_nothing_of_the_region_before(
    small: Path, skeleton: list[Document], around: Circumstances
) -> None:
    (small / "README.md").write_text("milik perangkat lunak")
    present = [path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file()]
    made = list(new_data(answers_of(around), skeleton, around.texts))
    for path in to_remove(present, made):
        (small / path).unlink()
    write(small, made)
    assert errors(small) == []
    assert (small / "README.md").exists()
    assert not [path for path in (small / "data").rglob("*") if path.is_file() and "Contoh Utara" in path.read_text()]
    assert {path.name for path in (small / "data" / "innovations").iterdir()} == {"contoh-inovasi.yml"}


def test_the_same_answers_give_the_same_bytes(skeleton: list[Document], around: Circumstances) -> None:
    answers = answers_of(around, **FULL)
    once, again = (list(new_catalogue(answers, skeleton, around.texts)) for _ in range(2))
    assert once == again


def test_the_package_brings_every_file_of_the_skeleton(skeleton: list[Document]) -> None:
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = pyproject["tool"]["setuptools"]["package-data"]["catalogue"]
    endings = tuple(pattern.removeprefix("**/*") for pattern in patterns)
    paths = [document.path for document in skeleton]
    assert not [path for path in paths if not path.endswith(endings) or "/." in f"/{path}"]
