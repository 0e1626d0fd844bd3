"""The English edition: which pages it has, how they name their twins, and what they say is Indonesian."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from catalogue import checking
from catalogue.addresses import in_edition
from catalogue.catalogue import Catalogue
from catalogue.checking import language_texts
from catalogue.documents import Document
from catalogue.pages import Edition, edition_pages, site_pages
from catalogue.pages.hand_written import hand_written_pages
from tests.test_site import HERE, built, pages

TODAY = date(2024, 9, 1)


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("", "en/"),
        ("inovasi/akta/", "en/inovasi/akta/"),
        ("urusan/#ki-daftar", "en/urusan/#ki-daftar"),
        ("cari/?q=akta#ki-urusan-adminduk", "en/cari/?q=akta#ki-urusan-adminduk"),
        ("panduan/menambah-inovasi/", "panduan/menambah-inovasi/"),
        ("api/v1/innovations.json", "api/v1/innovations.json"),
        ("assets/images/a.webp", "assets/images/a.webp"),
        ("inovasi/gambar.jpg", "inovasi/gambar.jpg"),
    ],
)
def test_pages_have_twins_below_en_and_files_have_none(address: str, english: str) -> None:
    assert in_edition(address, "en") == english
    assert in_edition(address, "id") == address


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = checking.check(HERE / "small", TODAY).structured.catalogue
    assert found
    return found


def english(catalogue: Catalogue) -> dict[str, str]:
    edition = Edition(language_texts("en"), TODAY, language="en", twin=True)
    made = {file.path: file.text for file in edition_pages(catalogue, edition)}
    return {path: text for path, text in made.items() if not path.startswith("assets/")}


class TestPages:
    def test_every_english_page_has_its_indonesian_twin(self, catalogue: Catalogue) -> None:
        edition = Edition(language_texts("id"), TODAY, twin=True)
        indonesian = {f"en/{file.path}" for file in site_pages(catalogue, edition)}
        assert english(catalogue).keys() <= indonesian
        assert {"en/index.md", "en/cari/index.md", "en/inovasi/akta-seketika/index.md"} <= english(catalogue).keys()

    def test_indonesian_running_text_is_marked_and_names_are_not(self, catalogue: Catalogue) -> None:
        page = LexborHTMLParser(english(catalogue)["en/inovasi/kelas-ibu/index.md"])
        summary = page.css_first(".lead__summary span[lang=id]")
        assert summary and summary.text() == catalogue.innovation_by_slug["kelas-ibu"].summary
        assert not page.css(".facts dd span[lang=id] a")

    def test_what_is_translated_is_shown_without_a_mark(self, catalogue: Catalogue) -> None:
        old = catalogue.innovation_by_slug["kelas-ibu"]
        new = old.model_copy(update={"summary_en": "A class for pregnant women in every village once a month."})
        new._slug = old.slug
        records = tuple(new if each is old else each for each in catalogue.innovations)
        made = english(replace(catalogue, innovations=records))
        page = LexborHTMLParser(made["en/inovasi/kelas-ibu/index.md"])
        assert page.css_first(".lead__summary").text().startswith("A class for pregnant women")
        assert not page.css(".lead__summary span[lang]")
        assert "Parts of the text" in made["en/inovasi/kelas-ibu/index.md"].replace("&#32;", " ")
        assert "A class for pregnant women" in made["en/inovasi/index.md"]

    def test_the_tools_words_are_english(self, catalogue: Catalogue) -> None:
        words = re.compile(r"\b(?:inovasi|urusan|belum|dan|untuk|sumber)\b", re.IGNORECASE)
        page = LexborHTMLParser(english(catalogue)["en/tahun/index.md"])
        assert not words.findall(page.css_first(".lead").text())

    def test_needs_are_said_in_english_and_searched_in_the_language_of_the_records(self, catalogue: Catalogue) -> None:
        needs = LexborHTMLParser(english(catalogue)["en/index.md"]).css("a.need")
        assert needs[0].text().strip() == "see a doctor or have a check-up"
        assert needs[0].attributes["href"] == "cari/?q=berobat%20atau%20memeriksakan%20kesehatan#ki-urusan-kesehatan"


class TestHandWritten:
    PAGES = (
        Document("tentang.md", b"# Tentang\n"),
        Document("en/tentang.md", b"# About\n"),
        Document("a.md", b"# A\n"),
    )

    def test_pages_that_are_written_in_both_languages_say_so(self) -> None:
        made = {file.path: file.text for file in hand_written_pages(self.PAGES, True, {})}
        assert [path for path, text in made.items() if 'editions: "id en"' in text] == [
            "tentang/index.md",
            "en/tentang/index.md",
        ]

    def test_without_an_english_edition_none_is_published(self) -> None:
        made = {file.path: file.text for file in hand_written_pages(self.PAGES, False, {})}
        assert made == {"tentang/index.md": "# Tentang\n", "a/index.md": "# A\n"}


@pytest.fixture
def site(small_root: Path) -> Path:
    return small_root / "site"


BASE = "https://inovasi.contoh.example/katalog/"


@pytest.mark.slow
class TestSite:
    def test_twins_name_each_other_and_themselves_and_no_other_page_does(self, site: Path) -> None:
        alternates = {}
        for name, page in pages(site):
            links = {(link.attributes["hreflang"], link.attributes["href"]) for link in page.css("link[hreflang]")}
            own = name.removesuffix("index.html")
            if links:
                alternates[own] = links
        assert {f"en/{own}" for own in alternates if not own.startswith("en/")} == {
            own for own in alternates if own.startswith("en/")
        }
        for own, links in alternates.items():
            bare = own.removeprefix("en/")
            assert links == {("id", BASE + bare), ("en", f"{BASE}en/{bare}"), ("x-default", BASE + bare)}
            assert (site / bare / "index.html").is_file() and (site / "en" / bare / "index.html").is_file()
        assert not any(own.startswith(("panduan/", "404")) for own in alternates)

    def test_the_switch_leads_to_the_twin_or_to_the_front_page(self, site: Path) -> None:
        for name, there in (
            ("inovasi/kelas-ibu", "../../en/inovasi/kelas-ibu/"),
            ("en/inovasi/kelas-ibu", "../../../inovasi/kelas-ibu/"),
            ("panduan/memperbaiki", "../../en/"),
            ("", "en/"),
            ("en", ".."),
        ):
            page = LexborHTMLParser((site / name / "index.html").read_text())
            assert page.css_first("a.menu__language").attributes["href"] == there, name

    def test_links_of_english_pages_stay_english_where_they_can(self, site: Path) -> None:
        for name, page in pages(site / "en"):
            for link in page.css("main a[href]"):
                target = link.attributes["href"] or ""
                if target.startswith("../"):
                    path = (site / "en" / name).parent.joinpath(target.split("?")[0].split("#")[0]).resolve()
                    bare = path.relative_to(site.resolve()).as_posix()
                    twin = site / "en" / bare / "index.html"
                    assert bare.startswith("en") or not twin.is_file(), (name, target)

    def test_the_404_page_speaks_both_languages(self, site: Path) -> None:
        page = LexborHTMLParser((site / "404.html").read_text())
        assert page.css_first("html").attributes["lang"] == "id"
        assert page.css_first("section[lang=en] a").attributes["href"] == "/katalog/en/"

    def test_crawlers_are_told_where_the_sitemap_is(self, site: Path) -> None:
        assert (site / "robots.txt").read_text().endswith(f"Sitemap: {BASE}sitemap.xml\n")

    def test_the_sitemap_names_both_languages(self, site: Path) -> None:
        names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
        urls = ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", names)
        found = {url.findtext("s:loc", "", names): url.findall("x:link", names) for url in urls}
        for own in ("inovasi/kelas-ibu/", "en/inovasi/kelas-ibu/"):
            assert [(link.get("hreflang"), link.get("href")) for link in found[BASE + own]] == [
                ("id", f"{BASE}inovasi/kelas-ibu/"),
                ("en", f"{BASE}en/inovasi/kelas-ibu/"),
                ("x-default", f"{BASE}inovasi/kelas-ibu/"),
            ]
        assert not found[f"{BASE}panduan/memperbaiki/"]

    def test_the_filters_are_named_in_english(self, site: Path) -> None:
        english, indonesian = ((site / f"assets/search/index/labels{end}.js").read_text() for end in ("-en", ""))
        assert '["kesehatan","Health and treatment"]' in english
        assert '["kesehatan","Kesehatan dan berobat"]' in indonesian


@pytest.mark.slow
def test_a_region_can_do_without(tmp_path: Path) -> None:
    data = tmp_path / "own" / "data"
    shutil.copytree(HERE / "small" / "data", data)
    (data / "site.yml").write_text((data / "site.yml").read_text() + "edisi_inggris: tidak\n")
    site = built(tmp_path, data) / "site"
    assert not (site / "en").exists() and not (site / "assets/search/index/labels-en.js").exists()
    for name, page in pages(site):
        assert not page.css("link[hreflang], a.menu__language, [lang=en]"), name
    assert "hreflang" not in (site / "sitemap.xml").read_text()
