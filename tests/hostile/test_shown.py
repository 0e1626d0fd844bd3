"""Every text in every field of every kind of record, built by the real command: shown as typed or refused at its line.

The curated part of the corpora runs with the tests; ``make audit`` runs all of them.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from catalogue.exchange.csv_text import unguarded
from catalogue.safe_text import SCHEMES, TAGS
from catalogue.yaml_source.characters import has_forbidden

from .roots import Put, folded
from .sites import TODAY, Built, Page, classes, csv_rows, page, run, value_at

pytestmark = pytest.mark.slow

# What a page of HTML does not show: words for the search, English twins, and office words of agencies and areas.
SEARCHED = re.compile(r"_en$|^kata_kunci$|^kata$|^keperluan$|^sebutan$|^singkatan$")
ODD_SPACE = re.compile(r"[\x80-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
PERSONAL = re.compile(r"@|\+62 8")
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
NEWS = re.compile(r"::(?:error|warning|notice) file=data/")


def innovations(made: Built) -> Iterator[tuple[int, Page, list[Put]]]:
    for number in range(len(made.texts)):
        found = page(made.site, f"inovasi/uji-{number}")
        yield number, found, list(made.of(f"data/innovations/uji-{number}.yml"))


def test_what_is_refused_holds_what_nobody_can_see_or_keep(made: Built) -> None:
    """Refused are characters that cannot be seen or kept, and addresses and numbers of persons; nothing else."""
    for text in made.refused:
        assert has_forbidden(text) or ODD_SPACE.search(text) or PERSONAL.search(text), text


def test_every_text_is_shown_as_typed(made: Built) -> None:
    for number, found, puts in innovations(made):
        words = found.words
        missing = [
            put for put in puts if not put.long and not SEARCHED.search(put.path) and folded(put.text) not in words
        ]
        assert not missing, (number, missing[:3])


def test_title_description_and_statements_say_the_same(made: Built) -> None:
    for _, found, puts in innovations(made):
        said = {put.path: folded(put.text) for put in puts}
        title = found.tree.css_first("title").text()
        assert title.startswith(said["nama"])
        assert found.content("meta[property='og:title']") == said["nama"]
        assert found.tree.css_first("h1").text().strip() == said["nama"]
        for selector in ("meta[name=description]", "meta[property='og:description']"):
            assert found.content(selector) == said["ringkasan"]
        service = next(each for each in found.jsonld["@graph"] if each["@type"] == "GovernmentService")
        assert service["name"] == said["nama"] and service["description"] == said["ringkasan"]


def test_no_text_changes_the_page_around_it(made: Built) -> None:
    """The elements and attributes of every page are those of the page of a harmless record."""
    for kind in ("inovasi/uji-{}", "perangkat-daerah/perangkat-{}", "urusan/urusan-{}", "festival/festival-{}"):
        wanted = page(made.site, kind.format(0)).skeleton()
        for number in range(len(made.texts)):
            assert page(made.site, kind.format(number)).skeleton() == wanted, (kind, made.texts[number])


def test_long_texts_hold_allowed_tags_and_links_only(made: Built) -> None:
    for _, found, puts in innovations(made):
        for node in found.prose():
            if "terms" not in classes(node):
                assert node.tag in TAGS | {"dl", "dt", "dd", "div"}, node.html
                assert set(node.attributes) <= {"href", "rel"}, node.html
                assert urlsplit(node.attributes.get("href") or "https:").scheme in SCHEMES, node.html
        words = found.words
        for put in puts:
            if put.long and not SEARCHED.search(put.path):
                assert put.text.split()[-1] in words


def test_agencies_areas_and_festivals_are_shown_as_typed(made: Built) -> None:
    for name, address in (
        ("agencies", "perangkat-daerah/perangkat-{}"),
        ("service_areas", "urusan/urusan-{}"),
        ("festivals", "festival/festival-{}"),
    ):
        shown: dict[int, str] = {}
        for put in made.of(f"data/{name}.yml"):
            if not (marked := re.search(r"Ki([0-9]+)", put.text)):
                continue  # what stands in the place of a text that does not fit there
            number = int(marked[1])
            words = shown.setdefault(number, page(made.site, address.format(number)).words)
            if not put.long and not SEARCHED.search(put.path):
                assert folded(put.text) in words, put


def test_json_says_exactly_what_was_typed(made: Built) -> None:
    for path, put in made.puts:
        if path.startswith("data/innovations/"):
            slug = path.removeprefix("data/innovations/").removesuffix(".yml")
            data = _json(made.site / f"api/v1/innovations/{slug}.json")
            wanted = _kept(put.text) if put.long else folded(put.text)
            assert value_at(data, put.path) == wanted


_read: dict[Path, object] = {}


def _json(path: Path) -> object:
    if path not in _read:
        _read[path] = json.loads(path.read_text(encoding="utf-8"))
    return _read[path]


def _kept(text: str) -> str:
    """A long text as it is kept: lines without spaces at their ends."""
    return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in text.strip().split("\n")))


def test_every_file_for_machines_can_be_read(made: Built) -> None:
    for file in made.site.rglob("*"):
        if file.suffix in (".json", ".geojson", ".webmanifest"):
            json.loads(file.read_text(encoding="utf-8"))
        elif file.suffix in (".xml", ".atom", ".rss", ".svg"):
            ElementTree.fromstring(file.read_text(encoding="utf-8"))


def test_the_published_table_holds_names_as_typed_and_no_formula(made: Built) -> None:
    table = made.site / "api/v1/innovations.csv"
    heading, *rows = csv_rows(table)
    names = [unguarded(row[heading.index("nama")]) for row in rows]
    wanted = [
        folded(put.text) for path, put in made.puts if path.startswith("data/innovations/") and put.path == "nama"
    ]
    assert sorted(names) == sorted(wanted)
    assert not list(active(table.read_text(encoding="utf-8-sig")))


def active(text: str) -> Iterator[str]:
    """Cells that would be formulas, in whatever way a spreadsheet splits the text."""
    for separator in (",", ";", "\t"):
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
        bare = [cell for line in text.splitlines() for cell in line.split(separator)]
        yield from (cell for cell in (*cells, *bare) if cell.strip(' "\t\r\n').startswith(FORMULAS))


def test_a_workbook_holds_texts_only_and_comes_back_unchanged(made: Built, tmp_path: Path) -> None:
    file = tmp_path / "semua.xlsx"
    assert run(made.root, "export", "--output", str(file)).returncode == 0
    cells = [
        cell for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    back = run(made.root, "import", str(file), "--dry-run", "--today", TODAY)
    assert "Traceback" not in back.stderr
    assert back.returncode == 0, back.stdout[-2000:]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_other_exports_come_back_unchanged(made: Built, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"semua.{form}"
    assert run(made.root, "export", "--format", form, "--output", str(file)).returncode == 0
    back = run(made.root, "import", str(file), "--dry-run", "--today", TODAY)
    assert back.returncode == 0, back.stdout[-2000:]
    assert not re.search(r"\b[1-9][0-9]* (?:baru|diubah)", back.stdout), back.stdout[-500:]


REPORTS: dict[str, Callable[[str], Iterator[str]]] = {
    "text": lambda report: (line for line in report.split("\n") if line.lstrip().startswith("::") or "##[" in line),
    "github": lambda report: (
        line for line in report.split("\n") if not re.match(r"::(?:error|warning|notice) file=data/", line)
    ),
    "markdown": lambda report: iter(re.findall(r"<(?!/?(?:code|pre)>)[^>]*>?|[\[\]@]", report)),
    "json": lambda report: (str(each) for each in () if json.loads(report)),
}


@pytest.mark.parametrize("form", REPORTS)
def test_no_report_carries_a_command_or_markup(made: Built, form: str) -> None:
    done = run(made.root, "validate", "--format", form, "--today", TODAY)
    report = done.stdout.rstrip("\n")
    assert done.returncode == 0, done.stderr
    assert list(REPORTS[form](report))[:3] == []
    assert all(letter.isprintable() or letter in "\n\u200c\u200d" for letter in report)
