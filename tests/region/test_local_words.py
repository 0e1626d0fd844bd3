"""What a region adds itself: extra fields, own service areas, successors."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from new_catalogues import checked

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.reference_model import ExtraField
from catalogue.rules import local_words as rules
from catalogue.rules.extra_fields import fits, missing, undeclared, unfitting, without_terms
from catalogue.rules.kernel import Context
from catalogue.rules.running import run
from catalogue.searchable import search_documents
from catalogue.structure import Structured
from catalogue.succession import lineage, owners, responsible
from catalogue.taxonomy import Taxonomies


def declared(key: str, kind: str = "teks", terms: tuple[str, ...] = (), required: bool = False) -> ExtraField:
    data = {"kunci": key, "label": key, "jenis": kind, "pilihan": list(terms), "wajib": "ya" if required else "tidak"}
    return ExtraField.model_validate(data)


def record(**extra: str) -> Innovation:
    data = {
        "nama": "Satu",
        "ringkasan": "Ringkasan yang cukup panjang untuk lolos dari pemeriksaan.",
        "perangkat_daerah": "dinkes",
        "urusan": ["kesehatan"],
        "sumber": [{"judul": "Sumber"}],
        "tambahan": extra,
    }
    return Innovation.model_validate(data, context={"slug": "satu"})


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("angka", "1.250", "seribu"),
        ("tanggal", "2030-02", "2030-02-30"),
        ("tautan", "https://contoh.example/", "javascript:x"),
        ("ya-tidak", "ya", "mungkin"),
        ("pilihan", "merah", "ungu"),
    ],
)
def test_each_kind_reads_its_values(kind: str, good: str, bad: str) -> None:
    field = declared("x", kind, ("merah", "biru"))
    assert fits(field, good)
    assert not fits(field, bad)
    (finding,) = unfitting([field], record(x=bad))
    assert finding.path == ("tambahan", "x")


def test_any_text_is_a_text() -> None:
    assert fits(declared("x"), "<b> apa saja")


def test_undeclared_keys_get_the_nearest_one() -> None:
    (finding,) = undeclared([declared("luas-lahan")], record(luas_lahan="3"))
    assert (finding.suggestion, finding.on_key) == ("luas-lahan", True)


def test_required_fields() -> None:
    assert not list(missing([declared("a", required=True)], record(a="1")))
    assert [found.values["key"] for found in missing([declared("a", required=True)], record())] == ["a"]


def test_declarations() -> None:
    found = list(without_terms([declared("a", "pilihan"), declared("a")]))
    assert [finding.path for finding in found] == [("kolom_tambahan", 0), ("kolom_tambahan", 1, "kunci")]


def small_catalogue(small: Path) -> tuple[Catalogue, Structured]:
    structured = checked(small).structured
    assert structured.catalogue
    return structured.catalogue, structured


def test_rules_run_over_a_catalogue(small: Path) -> None:
    path = small / "data" / "innovations" / "kelas-ibu.yml"
    path.write_text(path.read_text() + "tambahan:\n  entah: 3\n")
    catalogue, structured = small_catalogue(small)
    found = list(run(rules.RULES, structured, Context(catalogue, structured.declared, date(2030, 1, 1))))
    assert [(each.code, each.field, each.location.line) for each in found] == [("R801", "tambahan.entah", 14)]


def test_innovations_are_found_under_both(small: Path) -> None:
    catalogue, _ = small_catalogue(small)
    old, new = catalogue.agency_by_id["dinas-pasar"], catalogue.agency_by_id["dinas-dagang"]
    assert lineage(old, catalogue).today is new
    assert lineage(new, catalogue).predecessors == (old,)
    innovation = catalogue.innovation_by_slug["pasar-bersih"]
    assert owners(innovation, catalogue) == ("dinas-pasar", "dinas-dagang")
    assert responsible(innovation, catalogue) is new
    for agency in (old, new):
        assert Taxonomies(catalogue).members("agency", agency.id) == (innovation,)
    (document,) = (each for each in search_documents(catalogue) if each.slug == "pasar-bersih")
    assert document.facets["agency"] == ("dinas-pasar", "dinas-dagang")
    assert {"Dinas Pasar", "Dinas Perdagangan"} <= set(document.agencies)


def test_a_circle_of_successors_ends(small: Path) -> None:
    catalogue, structured = small_catalogue(small)
    circle = {"dinas-pasar": "dinas-dagang", "dinas-dagang": "dinas-pasar"}
    agencies = tuple(a.model_copy(update={"successor": circle.get(a.id)}) for a in catalogue.agencies)
    turning = replace(catalogue, agencies=agencies)
    agency = turning.agency_by_id["dinas-pasar"]
    assert [each.id for each in lineage(agency, turning).successors] == ["dinas-dagang"]
    assert [each.id for each in lineage(agency, turning).predecessors] == ["dinas-dagang"]
    found = run(rules.RULES, structured, Context(turning, structured.declared, date(2030, 1, 1)))
    assert [each.code for each in found] == ["R812", "R812"]
