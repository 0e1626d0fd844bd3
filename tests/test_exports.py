"""Open data: whole, valid against its own published schemas, and harmless in a spreadsheet."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from catalogue.catalogue import Catalogue
from catalogue.checking import check
from catalogue.exchange.csv_text import unguarded
from catalogue.exports import EXPORTS, export_files
from catalogue.exports.table import cell, table

HERE = Path(__file__).parent
TODAY = date(2024, 9, 1)


@pytest.fixture(scope="module", params=["small", ".."], ids=["small", "real"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    made = check(HERE / request.param, TODAY).structured.catalogue
    assert made
    return made


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> dict[str, str]:
    return {file.path: file.text for file in export_files(catalogue, TODAY)}


def test_every_json_file_fits_the_schema_that_it_names(catalogue: Catalogue, made: dict[str, str]) -> None:
    documents = {
        path: json.loads(text) for path, text in made.items() if path.endswith(".json") and "/schema/" not in path
    }
    former = [slug for innovation in catalogue.innovations for slug in innovation.former_slugs]
    assert len(documents) == len(catalogue.innovations) + len(former) + 4
    for path, document in documents.items():
        schema_path = document["$schema"].removeprefix(catalogue.site.base)
        schema = json.loads(made[schema_path])
        jsonschema.Draft202012Validator.check_schema(schema)
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
        assert not errors, (path, errors[0].message)


def test_a_former_slug_says_where_its_data_are_now(catalogue: Catalogue, made: dict[str, str]) -> None:
    for innovation in catalogue.innovations:
        for former in innovation.former_slugs:
            document = json.loads(made[f"api/v1/innovations/{former}.json"])
            assert document["pindah_ke"]["id"] == innovation.slug
            assert document["pindah_ke"]["data"].removeprefix(catalogue.site.base) in made


def test_lists_say_licence_date_and_count(catalogue: Catalogue, made: dict[str, str]) -> None:
    document = json.loads(made["api/v1/innovations.json"])
    assert document["tanggal"] == "2024-09-01"
    assert document["lisensi"]["url"] == catalogue.site.licence.url
    assert document["jumlah"] == len(document["data"]) == len(catalogue.innovations)


def test_nothing_of_a_record_is_lost(catalogue: Catalogue, made: dict[str, str]) -> None:
    for innovation in catalogue.innovations:
        document = json.loads(made[f"api/v1/innovations/{innovation.slug}.json"])
        assert document["nama"] == innovation.name
        assert len(document["sumber"]) == len(innovation.sources)
        assert len(document.get("hasil", [])) == len(innovation.results)


def test_every_listed_export_is_made(made: dict[str, str]) -> None:
    for export in EXPORTS:
        assert export.path in made
        assert not export.schema or export.schema in made


def test_the_table_has_one_row_an_innovation(catalogue: Catalogue) -> None:
    text = table(catalogue)
    assert text.startswith("\ufeffid,nama,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [innovation.slug for innovation in catalogue.innovations]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")
    assert cell(f"a; {text}") != f"a; {text}"


@pytest.mark.parametrize("text", ["''", "'", "'=1", "'tis", "=1", "a; 'b", "13.000", "'13.000", "a,\t'-"])
def test_a_text_with_our_own_guard_comes_back(text: str) -> None:
    assert unguarded(cell(text)) == text


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(value) for value in ("0281", "a=b", None, 2019)] == ["0281", "a=b", "", "2019"]
