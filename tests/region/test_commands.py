"""What the four commands do and say, before anything is written or printed."""

import doctest
from dataclasses import replace
from pathlib import Path

from new_catalogues import TODAY, checked

from catalogue import files
from catalogue.documents import Document
from catalogue.region import answers, origin
from catalogue.region.commands import Work, answers_file, diagnosis, federated, init, migration
from catalogue.region.doctor import Facts
from catalogue.region.federate import State, outcomes
from catalogue.region.members import Member, MemberError
from catalogue.region.questions import PUBLISHED, Circumstances
from catalogue.texts import Texts


def test_init_from_an_answers_file(skeleton: list[Document], around: Circumstances) -> None:
    given, faults = answers_file(Document("jawaban.yml", b"nama: Tiruan Raya\njenis: kota\nurusan:\n  - a\n"))
    assert (given, faults) == ({"nama": "Tiruan Raya", "jenis": "kota"}, ())
    work = init(given, around, skeleton, present=())
    assert not work.refused
    assert "Katalog Inovasi Kota Tiruan Raya" in work.lines[0]
    assert "data/site.yml" in {file.path for file in work.write}


def test_init_refuses_faults_and_files_in_the_way(skeleton: list[Document], around: Circumstances) -> None:
    wrong = init({"jenis": "negara", "url": "x"}, around, skeleton, present=())
    assert (wrong.refused, wrong.write, len(wrong.lines)) == (True, (), 2)
    taken = init({}, around, skeleton, present=("README.md",))
    assert (taken.refused, taken.write) == (True, ())
    assert "README.md" in taken.lines[0]


def test_clean_removes_only_data(skeleton: list[Document], around: Circumstances) -> None:
    work = init({}, around, skeleton, ("README.md", "data/site.yml", "data/innovations/lama.yml"), clean=True)
    assert work.remove == ("data/innovations/lama.yml",)
    assert all(file.path.startswith("data/") for file in work.write)


def test_init_asks_a_person(skeleton: list[Document], around: Circumstances) -> None:
    work = init({}, around, skeleton, (), ask=lambda question, default: "")
    assert "Tiruan Raya" in work.lines[0]


def test_migration_says_that_there_is_nothing_to_do(small: Path, texts: Texts) -> None:
    work = migration(files.read_data(small), texts)
    assert (work.write, work.refused, len(work.lines)) == ((), False, 1)
    newer = migration([Document("data/site.yml", b"versi_skema: 99\n")], texts)
    assert newer.refused
    assert "99" in newer.lines[0]


def test_diagnosis_says_what_to_do(small: Path, texts: Texts) -> None:
    catalogue = checked(small).structured.catalogue
    assert catalogue
    work = diagnosis(Facts((3, 11), {}, True, False, "", frozenset(), {}, catalogue.site), texts)
    assert not work.refused
    assert [line for line in work.lines if "→" in line]
    assert diagnosis(Facts((3, 9), {}, True, True, "", frozenset(), {}, None), texts).refused


def test_federation_keeps_copies_for_bad_days(small: Path, texts: Texts) -> None:
    from catalogue.exports import export_files
    from catalogue.region.members import PUBLISHED

    catalogue = checked(small).structured.catalogue
    assert catalogue
    raw = {file.path: file.raw for file in export_files(catalogue, TODAY)}[PUBLISHED]
    members = [Member.model_validate({"id": name, "url": catalogue.site.base}) for name in ("a", "b")]
    found = tuple(outcomes([(members[0], raw), (members[1], MemberError("status", "500"))], lambda _: None))
    work = federated(found, texts)
    assert [file.path for file in work.write] == ["anggota/a.json"]
    assert "500" in work.lines[1]
    later = tuple(outcomes([(members[0], MemberError("too_slow", "90"))], {"a": work.write[0].raw}.get))
    assert [each.state for each in later] == [State.KEPT]
    assert federated(tuple(outcomes([(members[0], b"")], lambda _: None)), texts).refused


def test_the_logo_is_brought_along(skeleton: list[Document], around: Circumstances) -> None:
    brought = replace(around, picture={"Foto/Logo Kota.PNG": b"PNG"}.get)
    work = init({"logo": "Foto/Logo Kota.PNG"}, brought, skeleton, [])
    assert {file.path: file.raw for file in work.write}["data/images/logo-kota.png"] == b"PNG"
    assert 'logo: "logo-kota.png"' in text_of(work, "data/site.yml")
    missing = init({"logo": "Foto/lain.png"}, brought, skeleton, [])
    assert (missing.refused, missing.write) == (True, ())
    assert "Foto/lain.png tidak ditemukan" in missing.lines[0]


def test_the_catalogue_asks_for_the_very_tool_that_made_it(skeleton: list[Document], around: Circumstances) -> None:
    """From an address, its commit; from a file that nobody else has, the published version and a word about it."""
    source = "katalog-inovasi @ git+https://contoh.example/alat.git@c0ffee"
    assert text_of(init({}, replace(around, tool=source), skeleton, []), "requirements.txt") == f"{source}\n"
    own = init({}, replace(around, tool=""), skeleton, [])
    assert text_of(own, "requirements.txt") == f"{PUBLISHED}\n"
    assert "requirements.txt" in own.lines[-1]
    assert "requirements.txt" not in init({}, around, skeleton, []).lines[-1]


def test_the_examples_in_the_modules_are_true() -> None:
    assert [doctest.testmod(module).failed for module in (answers, origin)] == [0, 0]


def text_of(work: Work, path: str) -> str:
    return next(file.raw.decode() for file in work.write if file.path == path)
