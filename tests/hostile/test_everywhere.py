"""Every file of the site, whatever it is: texts of records and settings stand in it as they were typed, and no page
has an element or an attribute that a harmless catalogue does not have.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from catalogue.checking import language_texts
from catalogue.review.page_text import pages_summary

from .sites import Built, bones
from .whereabouts import MARK, changed, marked, said_by

pytestmark = pytest.mark.slow

FACETS = {f"data-{name}" for name in "agency area award district festival kind stage status year".split()}
FOLDED = {f"<{end}{tag}>" for tag in ("details", "summary", "code", "pre") for end in ("", "/")}
PARTS = ("api", "assets", "banding", "cari", "data", "en", "festival", "inovasi", "kecamatan", "penghargaan")
PARTS += ("perangkat-daerah", "statistik", "tahun", "urusan", "usulkan")


def test_wherever_a_text_is_said_it_is_said_as_typed(made: Built) -> None:
    """In pages of both editions, map, statistics, form, attributes, statements, index, open data and tables."""
    known = marked(put for _, put in made.puts)
    told, wrong = dict.fromkeys(PARTS, 0), []
    for file in (each for each in made.site.rglob("*") if each.is_file()):
        name = file.relative_to(made.site).as_posix()
        for said in said_by(file):
            told[name.split("/")[0]] = told.get(name.split("/")[0], 0) + len(MARK.findall(said))
            wrong += [(name, each) for each in changed(said, known)]
    assert wrong[:5] == []
    assert [part for part, times in told.items() if part in PARTS and not times] == []


# In data only: what no page says. The address and the numbers of an office have no other language.
SILENT = ("daerah.provinsi", "pengelola.surel", "pengelola.whatsapp", "sebutan.kecamatan_en")
SPEAKING = ("", "en", "tentang", "usulkan", "inovasi/uji-0", "en/inovasi/uji-0")


def test_every_text_of_the_settings_is_said_somewhere(made: Built) -> None:
    """So that the test above is about something; English words of the form's fields have no page yet."""
    pages = (made.site / name / "index.html" for name in SPEAKING)
    said = " ".join(each for page in pages for each in said_by(page))
    marks = {put.path: MARK.findall(put.text)[-1] for put in made.of("data/site.yml")}
    silent = {path for path, mark in marks.items() if mark not in said}
    assert {path for path in silent if not path.startswith(SILENT)} == {"label_en", "pilihan_en"}


def bones_of(file: Path) -> Iterable[tuple[str, ...]]:
    return bones(LexborHTMLParser(file.read_bytes()))


def unfiltered(bone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in bone if name not in FACETS) if bone[0] == "li" else bone


def test_no_page_has_what_a_harmless_catalogue_has_not(made: Built, harmless: Built) -> None:
    """(Cards say what a list is filtered by where it is long enough for that, which the harmless one is not.)"""
    wanted = {unfiltered(bone) for file in harmless.site.rglob("*.html") for bone in bones_of(file)}
    for file in made.site.rglob("*.html"):
        found = set(map(unfiltered, bones_of(file)))
        assert found <= wanted, (file.relative_to(made.site), found - wanted)


def test_a_reviewer_reads_pages_as_text(made: Built) -> None:
    """What a workflow shows of the changed pages, to whoever reviews a proposal."""
    slugs = [f"uji-{number}" for number in range(len(made.texts))]
    pages = {slug: (made.site / f"inovasi/{slug}/index.html").read_text(encoding="utf-8") for slug in slugs}
    for slug, html in pages.items():
        summary = pages_summary({slug: html}, language_texts("id"))
        assert set(re.findall(r"<[^>]*>?", summary)) <= FOLDED, slug
        assert not re.search(r"[@`\[\]*]|https?:|www\.|::|\x1b", summary.replace("&#", "")), slug
