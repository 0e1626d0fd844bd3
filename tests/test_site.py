"""The site from end to end: built by the real MkDocs, as its users would."""

import filecmp
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.once import HERE, REPOSITORY, built, catalogue

__all__ = ["HERE", "REPOSITORY", "built", "catalogue"]

BASE = "https://uji.example/"


@pytest.fixture(scope="module", params=["small", "real"])
def root(request: pytest.FixtureRequest) -> Path:
    made: Path = request.getfixturevalue(f"{request.param}_root")
    return made


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), LexborHTMLParser(path.read_text())


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
class TestLinks:
    def test_every_link_of_every_page_leads_somewhere(self, root: Path) -> None:
        site = root / "site"
        anchors = {name: {node.attributes["id"] for node in page.css("[id]")} for name, page in pages(site)}
        broken = [link for name, page in pages(site) for link in broken_links(site, name, page, anchors)]
        assert not broken, broken[:10]

    def test_no_page_loads_anything_foreign(self, root: Path) -> None:
        for name, page in pages(root / "site"):
            for node in page.css("script[src], img[src], link[rel~=stylesheet], link[rel~=icon], source[src], iframe"):
                address = node.attributes.get("src") or node.attributes.get("href") or ""
                assert not address.startswith(("http:", "https:", "//")), (name, address)

    def test_every_page_has_its_policy_title_and_language(self, root: Path) -> None:
        for name, page in pages(root / "site"):
            if page.css_first("meta[http-equiv=refresh]"):
                continue
            assert page.css_first("meta[http-equiv=Content-Security-Policy]"), name
            assert len(page.css("h1")) == 1, name
            assert page.css_first("html").attributes["lang"] == ("en" if name.startswith("en/") else "id"), name
            assert page.css_first("title").text().strip(), name


def broken_links(site: Path, name: str, page: LexborHTMLParser, anchors: dict[str, set[str]]) -> Iterator[str]:
    here = BASE + name.removesuffix("index.html")
    # 404.html is served at any address, so its links start from the address that the site is published at.
    for node in page.css("a[href], link[href], script[src], img[src], form[action]"):
        link = next(node.attributes[key] or "" for key in ("href", "src", "action") if key in node.attributes)
        address, fragment = urldefrag(urljoin(here, link))
        if not address.startswith(BASE) or name == "404.html":
            continue
        path = unquote(address.removeprefix(BASE)).split("?")[0]
        file = path + "index.html" if path.endswith("/") or not path else path
        if not (site / file).is_file():
            yield f"{name}: {link}"
        elif fragment and file in anchors and unquote(fragment) not in anchors[file]:
            yield f"{name}: {link} (anchor)"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue in another folder and another world."""
    world = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    return built(tmp_path_factory.mktemp("lain"), HERE / "small" / "data", **world)


@pytest.mark.slow
class TestRepeating:
    def test_the_same_commit_gives_the_same_bytes_anywhere(self, small_root: Path, elsewhere: Path) -> None:
        assert digest(small_root / "site") == digest(elsewhere / "site")

    def test_building_again_writes_no_file_again(self, elsewhere: Path) -> None:
        """Times stay, so that a deploy by rsync copies what changed and no more."""
        site = elsewhere / "site"
        before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
        again = catalogue(elsewhere, "build", "--today", "2024-09-01")
        assert again.returncode == 0
        assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.slow
class TestFailing:
    @pytest.fixture
    def broken(self, small_root: Path, tmp_path: Path) -> Path:
        copy = tmp_path / "root"
        shutil.copytree(small_root, copy)
        (copy / "data/innovations/rusak.yml").write_text("nama: Rusak\nringkasan: [belum\nperangkat_daerah: entah\n")
        (copy / "data/innovations/salah.yml").write_text("nama: Salah\nperangkat_daerah: dinkess\nurusan: kesehatan\n")
        return copy

    def test_all_faults_are_told_and_the_old_site_stays(self, broken: Path) -> None:
        before = digest(broken / "site"), digest(broken / "build/docs")
        done = catalogue(broken, "build", "--today", "2024-09-01")
        assert done.returncode == 1
        told = done.stdout + done.stderr
        assert "data/innovations/rusak.yml:" in told and "data/innovations/salah.yml:" in told
        assert "R201" in told  # faults of reference too, in a record with faults of shape
        assert "Traceback" not in told
        assert (digest(broken / "site"), digest(broken / "build/docs")) == before

    def test_no_catalogue_here_is_said_in_a_sentence(self, tmp_path: Path) -> None:
        done = catalogue(tmp_path, "build")
        assert done.returncode == 2
        assert "Traceback" not in done.stderr and "data" in done.stderr


@pytest.mark.slow
def test_offline_links_name_files(small_offline_root: Path) -> None:
    for name, page in pages(small_offline_root / "site"):
        for node in page.css("a[href]"):
            link = (node.attributes["href"] or "").split("#")[0].split("?")[0]
            if link and not link.startswith(("http", "mailto:", "tel:")) and name != "404.html":
                assert not link.endswith("/"), (name, link)


@pytest.mark.slow
def test_marks_in_a_record_are_shown_as_typed(small_root: Path) -> None:
    page = LexborHTMLParser((small_root / "site/inovasi/tanda-baca/index.html").read_text())
    name = "<b>Tanda</b> {{ baca }} & 'kutip' \"ganda\" | `kode` [x](y) *bintang* #1"
    assert name in page.css_first("title").text()
    assert page.css_first("h1").text().strip() == name
    assert page.css_first("meta[name=description]").attributes["content"].startswith("Catatan ini menguji")


@pytest.mark.slow
def test_every_record_has_its_page_and_old_addresses_lead_to_it(small_root: Path) -> None:
    site = small_root / "site"
    for path in (small_root / "data/innovations").glob("*.yml"):
        assert (site / "inovasi" / path.stem / "index.html").is_file()
    old = LexborHTMLParser((site / "inovasi/akta-cepat/index.html").read_text())
    assert "akta-seketika" in (old.css_first("link[rel=canonical]").attributes["href"] or "")
    assert old.css_first("a[href]")


@pytest.mark.slow
def test_golden_tree(small: Path, tmp_path: Path) -> None:
    """Six records in, the whole generated tree out. Changed on purpose? ``make golden``, then read the diff."""
    golden, docs = HERE / "golden", tmp_path / "docs"
    catalogue(small, "export", "--format", "markdown", "--output", str(docs), "--today", "2024-09-01")
    wanted = {path.relative_to(golden).as_posix() for path in golden.rglob("*") if path.is_file()}
    apart = ("assets/", "panduan/", "api/v1/addresses.txt")  # the tool's own, and the list that names its pages
    made = {name for name in digest(docs) if not name.startswith(apart)}
    assert made == wanted
    differing = [name for name in sorted(wanted) if not filecmp.cmp(golden / name, docs / name, shallow=False)]
    assert not differing
