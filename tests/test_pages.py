"""Pages before MkDocs: their shape, what they say, in which order; the colours."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from catalogue import checking
from catalogue.addresses import agency_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.files import icon_texts
from catalogue.model import Innovation
from catalogue.pages import Edition, Export, compare, icon_names, site_pages, theme_extra
from catalogue.pages.contacts import mail_link, phone_link, web_link, whatsapp_link
from catalogue.pages.districts import districts_page, members
from catalogue.pages.home import featured, needs
from catalogue.pages.icons import icons_css
from catalogue.pages.innovation import MOST_SIMILAR, similar
from catalogue.pages.look import CONTROL_RATIO, SIGNALS, TEXT_RATIO, contrast, schemes, tokens_css
from catalogue.pages.press import Head, Press, head_matter, tidy
from catalogue.pages.statistics import Row, counts
from catalogue.pages.tools import LISTED
from catalogue.pages.wording import count_text, day_text, span_text
from catalogue.reference_model import Agency, Look
from catalogue.scalars import parse_date
from catalogue.succession import owners
from catalogue.templating import environment
from catalogue.texts import Texts, parse_texts

HERE = Path(__file__).parent
KEYS = {"title", "description", "kind", "jsonld", "finder", "editions"}
VOID = {"img", "input", "path", "br", "hr"}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return parse_texts("id", (HERE.parent / "catalogue/locale/id.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = checking.check(HERE / "small", date(2024, 9, 1)).structured.catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def edition(texts: Texts) -> Edition:
    return Edition(texts, date(2024, 9, 1), exports=(Export("api/v1/innovations.json", "Semua", "Isi"),))


@pytest.fixture(scope="module")
def press(catalogue: Catalogue, edition: Edition) -> Press:
    return Press(catalogue, edition, environment())


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue, edition: Edition) -> dict[str, str]:
    return {file.path: written(file) for file in site_pages(catalogue, edition)}


def written(file: File) -> str:
    return file.raw.decode()


def parted(page: str) -> tuple[dict[str, str], list[str]]:
    """The front matter and the blocks of a page."""
    _, front, body = page.split("---\n", 2)
    return yaml.safe_load(front), body.strip().split("\n\n")


class Balance(HTMLParser):
    """Counts the elements that stand side by side, and those left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.roots = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.roots += not self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


class TestShape:
    def test_a_page_is_front_matter_headings_and_single_blocks(self, pages: dict[str, str]) -> None:
        for path, page in pages.items():
            if not path.endswith(".md"):
                continue
            front, blocks = parted(page)
            assert front.keys() <= KEYS and {"title", "description", "kind"} <= front.keys(), path
            for block in blocks:
                if block.startswith("#"):
                    assert re.fullmatch(r"#{1,2} .+ \{: #ki-[a-z0-9-]+ \}", block), (path, block)
                else:
                    balance = Balance(block)
                    assert (balance.roots, balance.open) == (1, []), (path, block[:80])

    def test_every_page_has_one_first_heading_and_no_id_twice(self, pages: dict[str, str]) -> None:
        for path, page in pages.items():
            if path.endswith(".md"):
                assert len(re.findall(r"^# ", page, re.MULTILINE)) == 1, path
                ids = re.findall(r'(?: id="|\{: #)([^" ]+)', page)
                assert len(ids) == len(set(ids)), path

    def test_no_page_carries_styles_handlers_or_foreign_parts(self, pages: dict[str, str]) -> None:
        for path, page in pages.items():
            if path.endswith(".md"):
                assert not re.search(r"<[^>]* (?:style|on[a-z]+)=", page), path
                assert not re.search(r"<(?:img|script|link|iframe)[^>]* (?:src|href)=\"http", page), path

    def test_the_same_input_gives_the_same_bytes(self, catalogue: Catalogue, edition: Edition) -> None:
        once, again = ([(file.path, file.raw) for file in site_pages(catalogue, edition)] for _ in range(2))
        assert once == again

    def test_structured_data_is_json_that_cannot_close_its_script(self, pages: dict[str, str]) -> None:
        for path, page in pages.items():
            statement = parted(page)[0].get("jsonld") if path.endswith(".md") else None
            if statement:
                assert "<" not in statement and json.loads(statement)["@context"] == "https://schema.org", path

    def test_front_matter_is_harmless_where_the_theme_prints_it(self) -> None:
        front = yaml.safe_load(head_matter(Head('"><script>alert(1)</script>', "a\n---\nb", "x")).strip("-\n"))
        assert "<" not in front["title"] and '"' not in front["title"]
        assert front.keys() == {"title", "description", "kind"}

    def test_tidy_parts_blocks_and_joins_lines(self) -> None:
        text = "\n\n# A\n<p>\n\n\n  b\n   \n</p>\n\n\n<p>c</p>\n"
        assert tidy(text) == "# A\n<p>\nb\n</p>\n\n<p>c</p>\n"


class TestInnovation:
    ORDER = (
        *("ki-judul", "ki-pakai", "ki-masalah", "ki-solusi", "ki-hasil", "ki-penghargaan", "ki-festival"),
        *("ki-replikasi", "ki-tambahan", "ki-tautan", "ki-sumber", "ki-catatan", "ki-serupa", "ki-lapor"),
    )

    def test_sections_stand_in_the_order_of_a_citizens_questions(
        self, catalogue: Catalogue, pages: dict[str, str]
    ) -> None:
        for innovation in catalogue.innovations:
            page = pages[f"inovasi/{innovation.slug}/index.md"]
            found = re.findall(r"^##? .*\{: #([a-z-]+) \}$", page, re.MULTILINE)
            assert found == [name for name in self.ORDER if name in found]

    def test_empty_parts_have_no_heading(self, catalogue: Catalogue, pages: dict[str, str]) -> None:
        for innovation in catalogue.innovations:
            page = pages[f"inovasi/{innovation.slug}/index.md"]
            for anchor, given in (
                ("masalah", innovation.problem),
                ("solusi", innovation.solution),
                ("hasil", innovation.results),
                ("penghargaan", innovation.awards),
                ("festival", innovation.festivals),
                ("catatan", innovation.notes),
            ):
                assert (f"#ki-{anchor} }}" in page) == bool(given), (innovation.slug, anchor)

    def test_who_checked_is_said_or_that_nobody_did(
        self, catalogue: Catalogue, pages: dict[str, str], texts: Texts
    ) -> None:
        for innovation in catalogue.innovations:
            said = re.findall(r"<div class=\"state.*?</div>", pages[f"inovasi/{innovation.slug}/index.md"], re.DOTALL)
            assert len(said) == 1
            unchecked = texts("page.state.unchecked", day="").split(";")[0]
            assert (unchecked in said[0]) != bool(innovation.checked)

    def test_little_known_says_so_and_whom_to_ask(self, catalogue: Catalogue, edition: Edition, texts: Texts) -> None:
        thin = catalogue.innovations[0].model_copy(
            update={"completeness": "nama-saja", "access": None, "solution": None}
        )
        smaller = replace(catalogue, innovations=(thin,))
        page = next(written(f) for f in site_pages(smaller, edition) if f.path == f"inovasi/{thin.slug}/index.md")
        assert texts("page.innovation.thin").split(".")[0] in page
        assert f"perangkat-daerah/{thin.agency}/" in page.split("#ki-pakai")[1].split("#ki-sumber")[0]

    def test_faults_are_told_to_the_manager_first(self, pages: dict[str, str], catalogue: Catalogue) -> None:
        page = pages[f"inovasi/{catalogue.innovations[0].slug}/index.md"].split("#ki-lapor")[1]
        places = [page.index(sign) for sign in ("wa.me/62", "mailto:", "/issues/new")]
        assert places == sorted(places)

    def test_without_a_repository_nothing_leads_to_one(self, catalogue: Catalogue, edition: Edition) -> None:
        alone = replace(catalogue, site=catalogue.site.model_copy(update={"repository": None}))
        page = next(written(f) for f in site_pages(alone, edition) if f.path.startswith("inovasi/akta"))
        assert "git.contoh" not in page

    def test_similar_ones_are_named_once_and_never_itself(self, press: Press, catalogue: Catalogue) -> None:
        slugs = tuple(innovation.slug for innovation in catalogue.innovations)
        alike = replace(press, edition=replace(press.edition, similar=dict.fromkeys(slugs, (*slugs, "no-such"))))
        for innovation in catalogue.innovations:
            found = [other.slug for other in similar(alike, innovation)]
            assert innovation.slug not in found
            assert len(found) == len(set(found)) == min(MOST_SIMILAR, len(slugs) - 1)

    def test_an_old_address_leads_to_the_new_one(self, catalogue: Catalogue, pages: dict[str, str]) -> None:
        for innovation in catalogue.innovations:
            for former in innovation.former_slugs:
                page = pages[f"inovasi/{former}/index.html"]
                assert page.count(innovation.slug) >= 3 and 'http-equiv="refresh"' in page


class TestOtherPages:
    def test_every_kind_of_page_is_there(self, pages: dict[str, str], catalogue: Catalogue) -> None:
        wanted = {
            "",
            "inovasi/",
            "perangkat-daerah/",
            "urusan/",
            "festival/",
            "tahun/",
            "penghargaan/",
            "cari/",
            "banding/",
            "kecamatan/",
            "statistik/",
            "data/",
        }
        wanted |= {f"perangkat-daerah/{agency.id}/" for agency in catalogue.agencies}
        wanted |= {f"kecamatan/{district.id}/" for district in catalogue.districts}
        wanted |= {f"urusan/{area.id}/" for area in catalogue.areas}
        wanted |= {f"festival/{festival.id}/" for festival in catalogue.festivals}
        assert {f"{address}index.md" for address in wanted} <= pages.keys()

    def test_lists_are_complete_without_a_script(self, pages: dict[str, str], catalogue: Catalogue) -> None:
        for innovation in catalogue.innovations:
            assert f'href="{innovation.slug}/"' in pages["inovasi/index.md"]
            ways = (f"urusan/{innovation.areas[0]}/", f"perangkat-daerah/{innovation.agency}/", "inovasi/")
            assert all(f'href="../{way}"' in pages["cari/index.md"] for way in ways)

    def test_cards_carry_their_facets_where_a_list_is_filtered(self, catalogue: Catalogue, edition: Edition) -> None:
        twice = [each.model_copy(update={"slug": f"{each.slug}-lagi"}) for each in catalogue.innovations]
        many = replace(catalogue, innovations=(*catalogue.innovations, *twice))
        pages = {file.path: written(file) for file in site_pages(many, edition)}
        for innovation in many.innovations:
            assert f'data-agency="{" ".join(owners(innovation, many))}"' in pages["inovasi/index.md"]
            assert 'class="card" data-' not in pages[f"inovasi/{innovation.slug}/index.md"]

    def test_every_innovation_has_data_to_compare_by(
        self, pages: dict[str, str], catalogue: Catalogue, texts: Texts
    ) -> None:
        for innovation in catalogue.innovations:
            call = re.fullmatch(r"KatalogCari\.put\((.*)\)\n", pages[f"assets/compare/data/{innovation.slug}.js"])
            name, data = json.loads(f"[{call[1]}]") if call else ("", {})
            assert name == f"data/{innovation.slug}" and data["name"] == innovation.name
            assert data["rows"].keys() <= set(compare.ROWS) and data["rows"]["sources"]
            assert ("contacts" in data["rows"]) != ("ask" in data["rows"])  # whom to call is always said
        assert all(f"page.compare.js.row_{row}" in texts.entries for row in set(compare.ROWS) - {"agency", "area"})

    def test_the_map_has_a_tile_for_every_place_that_is_known(
        self, pages: dict[str, str], catalogue: Catalogue, press: Press
    ) -> None:
        assert pages["kecamatan/index.md"].count("tilemap__tile ") == len(catalogue.districts) > 0
        nowhere = tuple(district.model_copy(update={"tile": None}) for district in catalogue.districts)
        plain = replace(press, catalogue=replace(catalogue, districts=nowhere))
        (page,) = districts_page(plain)
        assert '<svg class="tilemap' not in written(page) and written(page).count('class="line"') == len(nowhere)
        assert not list(districts_page(replace(press, catalogue=replace(catalogue, districts=()))))

    def test_a_district_lists_what_its_own_office_and_its_villages_offer(
        self, catalogue: Catalogue, press: Press
    ) -> None:
        district = catalogue.districts[0]
        owner = Agency.model_validate({"id": f"kecamatan-{district.id}", "nama": "Kantor", "jenis": "kecamatan"})
        village = owner.model_copy(update={"id": "desa", "parent": owner.id})
        first, second, *rest = catalogue.innovations
        moved = (
            first.model_copy(update={"agency": owner.id, "access": None}),
            second.model_copy(update={"agency": village.id, "access": None}),
            *(each.model_copy(update={"access": None}) for each in rest),
        )
        changed = replace(catalogue, agencies=(*catalogue.agencies, owner, village), innovations=moved)
        found = members(replace(press, catalogue=changed), district)
        assert {innovation.name for innovation in found} == {first.name, second.name}

    def test_the_statistics_are_counted_and_lead_to_lists(self, press: Press, catalogue: Catalogue) -> None:
        tables = {count.id: count for count in counts(press)}
        known = {row.text: row.number for row in tables["lengkap"].rows}
        checked = sum(innovation.checked is not None for innovation in catalogue.innovations)
        assert known[press.t("page.statistics.has.checked")] == checked
        assert sum(row.number for row in tables["status"].rows) == len(catalogue.innovations)
        for agency in catalogue.agencies:  # the number is that of the list it leads to
            number = len(press.taxonomies.members("agency", agency.id))
            assert not number or Row(agency.name, number, agency_page(agency.id)) in tables["perangkat-daerah"].rows
        assert all(row.address for name, count in tables.items() if name != "lengkap" for row in count.rows)

    def test_the_front_page_offers_needs_of_areas_that_have_something(self, press: Press) -> None:
        for need in needs(press):
            area = need.address.rsplit("#ki-urusan-", 1)[1]
            assert press.taxonomies.members("area", area)

    def test_the_front_page_shows_areas_as_different_as_can_be(self, press: Press) -> None:
        shown = featured(press)
        assert len({innovation.areas[0] for innovation in shown}) == len(shown)

    def test_offline_links_name_files(self, catalogue: Catalogue, edition: Edition) -> None:
        for file in site_pages(catalogue, replace(edition, offline=True)):
            if file.path.endswith(".md"):
                links = re.findall(r'href="([^"&:]*)"', written(file))
                assert not [link for link in links if re.search(r"/(?:$|[?#])", link)], file.path

    def test_an_empty_catalogue_still_has_its_pages(self, catalogue: Catalogue, edition: Edition) -> None:
        empty = replace(catalogue, innovations=(), festivals=())
        assert {"index.md", "inovasi/index.md"} <= {file.path for file in site_pages(empty, edition)}

    def test_what_the_theme_shows_is_harmless(self, catalogue: Catalogue, edition: Edition) -> None:
        hostile = catalogue.site.model_copy(update={"name": '<img src=x onerror="1">'})
        shown = json.dumps(theme_extra(replace(catalogue, site=hostile), edition))
        assert "<img" not in shown

    def test_icons_that_areas_name_are_asked_for(self, catalogue: Catalogue) -> None:
        assert {area.icon for area in catalogue.areas if area.icon} <= icon_names(catalogue)

    def test_a_name_that_is_no_icon_is_not_looked_for(self, catalogue: Catalogue) -> None:
        named = [catalogue.areas[0].model_copy(update={"icon": name}) for name in ("../../x", "a{}", "material/a b")]
        assert icon_names(replace(catalogue, areas=tuple(named))) == icon_names(replace(catalogue, areas=()))

    def test_every_icon_of_a_page_is_drawn_in_the_style_sheet(self, catalogue: Catalogue, edition: Edition) -> None:
        edition = replace(edition, icons=icon_texts(icon_names(catalogue)))
        drawn = set(re.findall(r"^\.(i-[a-z0-9-]+)\{", icons_css(edition.icons).text, re.MULTILINE))
        used = {
            name
            for page in site_pages(catalogue, edition)
            for name in re.findall(r'<i class="icon ([^"]*)"></i>', written(page))
        }
        assert {"i-magnify", "i-help-circle"} <= used <= drawn

    def test_a_drawing_stays_inside_its_address(self) -> None:
        sheet = icons_css({"simple/a": '<svg><!-- x --><path d="M0#\\"/></svg>\n'}).text
        address = "data:image/svg+xml,%3Csvg%3E%3Cpath d='M0%23%5C'/%3E%3C/svg%3E"
        assert sheet.splitlines()[-1] == f'.i-simple--a{{--i:url("{address}")}}'


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (phone_link("(0281) 636-089"), "tel:0281636089"),
        (phone_link("+62 281 1"), "tel:+622811"),
        (phone_link("119"), "tel:119"),
        (phone_link("javascript:alert(1)"), ""),
        (whatsapp_link("0811-2626-116"), "https://wa.me/628112626116"),
        (whatsapp_link("+62 811"), "https://wa.me/62811"),
        (whatsapp_link("08", "a&b"), "https://wa.me/628?text=a%26b"),
        (whatsapp_link("@nama"), ""),
        (mail_link("a@b.go.id"), "mailto:a@b.go.id"),
        (mail_link("a@b.go.id", "A & b"), "mailto:a@b.go.id?subject=A%20%26%20b"),
        (mail_link("bukan surel"), ""),
        (mail_link("a%0Abcc+x@b.go.id"), "mailto:a%250Abcc+x@b.go.id"),
        (web_link("https://a.go.id/x"), "https://a.go.id/x"),
        (web_link("a.go.id"), "https://a.go.id"),
        (web_link("PSC 119 (Google Play)"), ""),
        (web_link("@akun"), ""),
    ],
)
def test_channels_become_links_only_where_they_are_what_they_say(made: str, wanted: str) -> None:
    assert made == wanted


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2021", None, "2021"),
        ("2021-09", None, "September 2021"),
        ("2017-11-25", "2017-11-26", "25–26 November 2017"),
        ("2017-11-25", "2017-12-01", "25 November 2017 sampai 1 Desember 2017"),
        ("2017-11-25", "2017-11-25", "25 November 2017"),
    ],
)
def test_days_are_said_as_far_as_they_are_known(texts: Texts, start: str, end: str | None, wanted: str) -> None:
    assert span_text(texts, parse_date(start), parse_date(end) if end else None) == wanted


def test_numbers_are_written_as_in_indonesia(texts: Texts) -> None:
    assert count_text(texts, 12461) == "12.461"
    assert day_text(texts, date(2026, 1, 2)) == "2 Januari 2026"


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({}, ("--ki-radius: 12px", "--ki-letters: 100%", "--ki-headings: 1;")),
        (
            {"sudut": "4", "huruf": "110", "judul": "90"},
            ("--ki-radius: 4px", "--ki-letters: 110%", "--ki-headings: 0.9;"),
        ),
        ({"huruf": "999", "judul": "1"}, ("--ki-letters: 130%", "--ki-headings: 0.8;")),
    ],
)
def test_radius_and_sizes_of_a_region_become_tokens_within_bounds(
    settings: dict[str, str], wanted: tuple[str, ...]
) -> None:
    style_sheet = written(tokens_css(Look.model_validate(settings)))
    assert all(token in style_sheet for token in wanted)


@pytest.mark.parametrize("primary", ["#0b5d4d", "#ffff00", "#000000", "#ffffff", "#c00000", "#1d4ed8", "#808080"])
@pytest.mark.parametrize("accent", ["#b45309", "#00ff00", "#111111"])
def test_any_colours_of_a_region_can_be_read(primary: str, accent: str) -> None:
    look = Look.model_validate({"warna_utama": primary, "warna_aksen": accent})
    for colours in schemes(look):
        for name in ("text", "muted", "primary"):
            for ground in ("page", "surface", "primary-soft"):
                assert contrast(colours[name], colours[ground]) >= TEXT_RATIO, (name, ground)
        for name in ("accent", *SIGNALS):
            for ground in ("surface", "page", f"{name}-soft"):
                assert contrast(colours[name], colours[ground]) >= TEXT_RATIO, (name, ground)
        for ink, ground in (("on-primary", "primary"), ("on-band", "band"), ("on-accent-band", "accent-band")):
            assert contrast(colours[ink], colours[ground]) >= TEXT_RATIO, (ink, ground)
        assert contrast(colours["text"], colours["mark"]) >= TEXT_RATIO
        assert contrast(colours["control"], colours["surface"]) >= CONTROL_RATIO
        assert contrast(colours["accent"], colours["page"]) >= CONTROL_RATIO  # the focus ring


def test_freshness_by_agency_with_a_message_ready_to_send(pages: dict[str, str]) -> None:
    page = html.unescape(pages["kesegaran/index.md"])
    waiting, fresh = page.split("{: #ki-segar }")
    assert "Dari 6 inovasi, 1 sudah diperiksa" in page
    assert 'href="../inovasi/kelas-ibu/">Kelas Ibu</a>: belum pernah diperiksa' in waiting
    assert "akta-seketika" not in waiting and "diperiksa 1 Juni 2024 oleh" in fresh
    assert "Kelas%20Ibu%3A%20%0A" in waiting


def test_the_search_page_of_a_small_catalogue_is_the_whole_list(catalogue: Catalogue, pages: dict[str, str]) -> None:
    for record in catalogue.innovations:
        by_area_and_agency = pages["cari/index.md"].count(f'href="../inovasi/{record.slug}/"')
        assert by_area_and_agency >= 2


def test_the_search_page_of_a_large_catalogue_names_its_lists(catalogue: Catalogue, edition: Edition) -> None:
    many = tuple(replace_slug(catalogue.innovations[0], f"i-{number}") for number in range(LISTED + 1))
    found = {file.path: written(file) for file in site_pages(replace(catalogue, innovations=many), edition)}
    assert "inovasi/i-1/" not in found["cari/index.md"] and "urusan/" in found["cari/index.md"]


def replace_slug(record: Innovation, slug: str) -> Innovation:
    return record.model_copy(update={"slug": slug})


def test_large_numbers_are_written_as_the_language_writes_them(press: Press) -> None:
    assert press.t("page.count.innovations", n=1234) == "1.234 inovasi"
    assert press.t("page.count.innovations", n=999) == "999 inovasi"
    assert press.t("page.year.title", year=2023).endswith("2023")
