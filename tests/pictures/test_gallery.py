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

from tests.pictures.made import FINE, REFUSED, SECRET, painted, photo, saved, svg
from tests.test_site import HERE, catalogue, digest

RECORD = "data/innovations/kelas-ibu.yml"
NAMED = "\ngambar:\n  - berkas: foto-loket.jpg\n    alt: Ibu-ibu duduk melingkar\n    kredit: Puskesmas Utara\n"
KEPT = "build/cache/pictures"
SITE_URL = "https://inovasi.contoh.example/katalog/"


def with_picture(root: Path, raw: bytes, name: str = "foto-loket.jpg") -> Path:
    (root / "data/images").mkdir(exist_ok=True)
    (root / "data/images" / name).write_bytes(raw)
    record = root / RECORD
    record.write_text(record.read_text() + NAMED)
    return root


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


@pytest.fixture(scope="module")
def built_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue with a photo, a see-through picture and a logo."""
    root = tmp_path_factory.mktemp("gambar") / "root"
    shutil.copytree(HERE / "small", root)
    with_picture(root, photo(orientation=6, size=(1600, 1200)))
    (root / "data/images/dua.png").write_bytes(FINE["alpha"]())
    (root / "data/images/logo.png").write_bytes(saved(painted("RGBA", (300, 400)), "PNG"))
    (root / RECORD).write_text((root / RECORD).read_text() + '  - berkas: dua.png\n    alt: "\\"><script>alert(1)"\n')
    (root / "data/site.yml").write_text((root / "data/site.yml").read_text() + "tampilan:\n  logo: logo.png\n")
    build(root)
    return root


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
        before, kept = digest(built_root / "site"), times(built_root)
        build(built_root)
        assert times(built_root) == kept
        shutil.copytree(built_root, tmp_path / "root", ignore=shutil.ignore_patterns("build", "site"))
        build(tmp_path / "root")
        assert digest(tmp_path / "root/site") == before

    def test_the_other_renderer_gives_the_same_bytes(self, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root)
        build(root, "--renderer", "mkdocs")
        assert digest(root / "site") == digest(built_root / "site")

    def test_what_no_page_shows_any_more_is_forgotten(self, built_root: Path, tmp_path: Path) -> None:
        root = tmp_path / "root"
        shutil.copytree(built_root, root)
        (root / "data/images/foto-loket.jpg").write_bytes(photo(size=(300, 200)))
        build(root)
        (root / KEPT / "0123456789abcdef0123-1x1.webp").write_bytes(b"sisa")
        build(root)
        kept = sorted(path.name.partition("-")[2] for path in times(root))
        assert kept == ["300x200.jpg", "300x200.webp", "64x48.png", "64x48.webp", "72x96.jpg", "72x96.webp"]
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
