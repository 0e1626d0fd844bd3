"""Pictures of a root: told about where they are named, made once, published under names that tell their content."""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.pictures.made import FINE, RECORD, REFUSED, SECRET, photo, svg, with_picture
from tests.test_site import catalogue, digest

KEPT = "build/cache/pictures"
SITE_URL = "https://inovasi.contoh.example/katalog/"


def told(root: Path) -> dict[str, str]:
    """Place of each fault about pictures, by code."""
    done = catalogue(root, "validate", "--today", "2024-09-01", "--format", "json")
    assert "Traceback" not in done.stderr, done.stderr
    found = json.loads(done.stdout)["diagnostics"]
    return {
        each["code"]: f"{each['file']}:{each['line']}:{each['column']}"
        for each in found
        if each["code"] in ("R611", "R612", "R613", "R615", "R616", "R617", "R618", "R619", "S019", "R608")
    }


CODES = {"unknown": "R615", "broken": "R616", "pixels": "R617"}


@pytest.mark.slow
class TestValidating:
    @pytest.mark.parametrize("name", ["empty", "cut off", "a bomb", "svg", "avif"])
    def test_a_refused_picture_is_told_where_it_is_named(self, small: Path, name: str) -> None:
        fault, make = REFUSED[name]
        assert told(with_picture(small, make())) == {CODES[fault]: f"{RECORD}:15:13"}

    def test_a_fine_picture_under_another_ending_is_taken_for_what_it_is(self, small: Path) -> None:
        assert told(with_picture(small, FINE["png"]())) == {}

    def test_links_are_not_followed(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "rahasia.jpg").write_bytes(photo())
        root = with_picture(small, b"")
        (root / "data/images/foto-loket.jpg").unlink()
        (root / "data/images/foto-loket.jpg").symlink_to(tmp_path / "rahasia.jpg")
        found = told(root)
        assert found.pop("R608") == "data/images/foto-loket.jpg:1:1"
        assert found == {"R618": f"{RECORD}:15:13"}

    def test_a_huge_file_is_not_even_read(self, small: Path) -> None:
        root = with_picture(small, b"")
        os.truncate(root / "data/images/foto-loket.jpg", 10**10)  # a hole: it takes no space
        assert told(root) == {"R612": f"{RECORD}:15:13"}

    def test_the_logo_is_judged_like_any_picture(self, small: Path) -> None:
        site = small / "data/site.yml"
        site.write_text(site.read_text() + "tampilan:\n  logo: logo.png\n")
        line = site.read_text().count("\n")
        assert told(small) == {"R611": f"data/site.yml:{line}:9"}
        (small / "data/images").mkdir(exist_ok=True)
        (small / "data/images/logo.png").write_bytes(svg())
        assert told(small) == {"R615": f"data/site.yml:{line}:9"}

    def test_only_what_is_named_is_decoded(self, small: Path) -> None:
        (small / "data/images").mkdir(exist_ok=True)
        (small / "data/images/lain.jpg").write_bytes(b"bukan gambar")
        assert told(small) == {}


@pytest.fixture
def built_root(pictured_root: Path) -> Path:
    """Only to be read."""
    return pictured_root


def build(root: Path, *words: str) -> None:
    done = catalogue(root, "build", "--today", "2024-09-01", *words)
    assert done.returncode == 0, done.stdout + done.stderr


def page(root: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "site" / address / "index.html").read_text())


def loaded(parsed: LexborHTMLParser, address: str) -> list[str]:
    """Paths of the pictures in a page's body, below the site."""
    nodes = parsed.css("img[src], source[srcset]")
    found = [node.attributes.get("srcset") or node.attributes["src"] or "" for node in nodes]
    addresses = [part.split()[0] for each in found for part in each.split(",")]
    return [urljoin(f"https://x/{address}", each).removeprefix("https://x/") for each in addresses]


@pytest.mark.slow
class TestBuilding:
    def test_every_picture_of_a_page_is_there_and_tells_nothing_of_the_camera(self, built_root: Path) -> None:
        paths = loaded(page(built_root, "inovasi/kelas-ibu/"), "inovasi/kelas-ibu/")
        assert len(set(paths)) == 2 + 3 + 2  # logo, photo, the see-through one
        for path in paths:
            raw = (built_root / "site" / path).read_bytes()
            assert SECRET not in raw and not Image.open(BytesIO(raw)).getexif()

    def test_a_picture_is_described_sized_credited_and_loaded_late(self, built_root: Path) -> None:
        figures = page(built_root, "inovasi/kelas-ibu/").css("figure.picture")
        first = figures[0].css_first("img").attributes
        assert (first["width"], first["height"]) == ("960", "1280")  # upright, as it was seen
        assert (first["loading"], first["decoding"]) == ("lazy", "async")
        assert first["alt"] == "Ibu-ibu duduk melingkar"
        assert figures[0].css_first("figcaption").text() == "Gambar: Puskesmas Utara"
        assert figures[1].css_first("img").attributes["alt"] == '"><script>alert(1)'
        source = figures[0].css_first("source").attributes
        assert source["type"] == "image/webp" and " 480w, " in (source["srcset"] or "")

    def test_pages_of_the_regions_own_and_guides_show_pictures_like_any_other(self, built_root: Path) -> None:
        for address in ("tentang-festival/", "panduan/menambah-inovasi/"):
            shown = page(built_root, address)
            paths = loaded(shown, address)
            assert all((built_root / "site" / path).is_file() for path in paths)
            for node in shown.css("main img"):
                kept = node.attributes
                assert kept["alt"] and kept["width"] and kept["height"] and kept["loading"] == "lazy"
                # Those of guides are the tool's own, a small PNG each.
                modern = node.parent and node.parent.css_first("source[type='image/webp']")
                assert modern or (kept["src"] or "").endswith(".png")
            assert bool(shown.css_first("main source")) == (address == "tentang-festival/")
        own = page(built_root, "tentang-festival/").css_first("main img").attributes
        assert own["alt"] == 'Warga melihat "stan" <b>' and (own["width"], own["height"]) == ("960", "1280")

    @pytest.mark.parametrize(
        "written",
        [
            "![](../images/dua.png)",
            "![Warga](../images/tidak-ada.png)",
            "![Warga](dua.png)",
            "![Warga](../images/rusak.jpg)",
        ],
    )
    def test_a_picture_that_a_page_cannot_show_is_told(self, written: str, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root, ignore=shutil.ignore_patterns("build", "site"))
        (root / "data/images/rusak.jpg").write_bytes(REFUSED["cut off"][1]())
        (root / "data/pages/lain.md").write_text(f"# Lain\n\n{written}\n")
        for command in ("validate", "build"):
            done = catalogue(root, command, "--today", "2024-09-01")
            said = done.stdout + done.stderr
            assert done.returncode == 1 and "data/pages/lain.md:3:" in said and "tentang-festival" not in said
        assert not (root / "site").exists()

    def test_who_shows_a_link_gets_the_pages_own_picture_else_the_sites_icon(self, built_root: Path) -> None:
        own = meta(page(built_root, "inovasi/kelas-ibu/"))
        assert own["og:image"].startswith(f"{SITE_URL}assets/pictures/foto-loket-")
        assert own["og:image"].endswith("-960x1280.jpg")
        assert (own["og:image:width"], own["og:image:height"]) == ("960", "1280")
        assert own["og:image:alt"] == "Ibu-ibu duduk melingkar"
        other = meta(page(built_root, "inovasi/pasar-bersih/"))
        assert other["og:image"] == f"{SITE_URL}assets/icon-512.png"
        for found in (own, other):
            assert (built_root / "site" / found["og:image"].removeprefix(SITE_URL)).is_file()

    def test_the_logo_stands_in_the_head_of_every_page_and_makes_the_icons(self, built_root: Path) -> None:
        logo = page(built_root, "").css_first("header img").attributes
        assert logo["alt"] == "" and logo["height"] == "96"  # its name stands beside it
        icons = [node.attributes["href"] or "" for node in page(built_root, "").css("link[rel*=icon]")]
        assert [name.rpartition("/")[2] for name in icons] == ["icon-32.png", "icon-180.png"]
        icon = Image.open(built_root / "site/assets/icon-180.png")
        assert icon.getpixel((2, 2)) == (255, 255, 255) and icon.getpixel((60, 60))[0] > 180  # type: ignore[index]

    def test_nothing_of_the_originals_is_published(self, built_root: Path) -> None:
        names = {path.name for path in (built_root / "site").rglob("*")}
        assert not names & {"foto-loket.jpg", "dua.png", "logo.png"}

    def test_with_and_without_what_is_kept_the_site_is_the_same(self, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root, ignore=shutil.ignore_patterns("build", "site"))
        build(root)
        before, kept = digest(root / "site"), times(root)
        assert before == digest(built_root / "site")
        build(root)
        assert (digest(root / "site"), times(root)) == (before, kept)

    def test_the_other_renderer_gives_the_same_bytes(self, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root)
        build(root, "--renderer", "mkdocs")
        assert digest(root / "site") == digest(built_root / "site")

    def test_what_no_page_shows_any_more_is_forgotten(self, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root)
        (root / KEPT / "0123456789abcdef0123-1x1.webp").write_bytes(b"sisa")
        (root / "data/images/foto-loket.jpg").write_bytes(photo(size=(300, 200)))
        build(root)
        kept = {path.name.partition("-")[2] for path in times(root)}
        assert {"300x200.jpg", "300x200.webp", "64x48.png", "64x48.webp", "72x96.jpg", "72x96.webp"} <= kept
        assert not kept & {"1x1.webp", "480x640.webp", "960x1280.webp", "960x1280.jpg"}
        assert not list((root / "site/assets/pictures").glob("*960x1280*"))

    def test_what_came_with_a_checkout_is_not_believed(self, built_root: Path, tmp_path: Path) -> None:
        """Whoever wrote it could have put any bytes under the name of an honest picture."""
        root = tmp_path / "root"
        shutil.copytree(built_root, root)
        for path in times(root):
            path.write_bytes(b"<svg/>")
        build(root)
        assert digest(root / "site") == digest(built_root / "site")


def times(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (root / KEPT).iterdir()}


def meta(parsed: LexborHTMLParser) -> dict[str, str]:
    nodes = parsed.css("meta[property]")
    return {node.attributes["property"] or "": node.attributes["content"] or "" for node in nodes}


@pytest.mark.slow
def test_every_page_says_who_it_is_to_those_who_show_links(built_root: Path) -> None:
    wanted = {"og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale", "og:image"}
    for path in sorted((built_root / "site").rglob("index.html")):
        parsed = LexborHTMLParser(path.read_text())
        if not parsed.css_first("meta[http-equiv=refresh]"):
            found = {name for name, value in meta(parsed).items() if value.strip()}
            assert wanted <= found, (path, wanted - found)
            assert parsed.css_first("meta[name=description]"), path
