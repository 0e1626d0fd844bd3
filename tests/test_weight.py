"""What a first view takes must not grow with the catalogue: 40 and 1,000 made-up innovations, side by side."""

import zlib
from pathlib import Path
from statistics import median

import pytest

from benchmarks.synthetic import write
from tests.test_browser import HEAVIEST, both_languages, run
from tests.test_site import REPOSITORY, broken_links, built, catalogue, pages

pytestmark = [pytest.mark.slow]

FEW, MANY = 40, 1000
VIEWS = ("", "inovasi/sintetis-00001/", "cari/")
GROWTH = 3_000  # bytes, zipped: more agencies and years to choose from; never the innovations themselves
RECORD_PAGE = 5_000  # bytes, zipped, of an innovation's page, everything around it included
LARGEST = 60_000  # bytes of HTML, as written


def site_of(folder: Path, total: int) -> Path:
    write(folder, total)
    both_languages(folder / "data")
    done = catalogue(folder, "build", "--today", "2026-11-24")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("real"), REPOSITORY / "data", today="2026-11-24") / "site"


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize("view", VIEWS)
def test_a_first_view_is_light_and_does_not_grow(few: Path, many: Path, view: str) -> None:
    small, large = (run("weight.mjs", str(site), view)["result"] for site in (few, many))
    assert sum(large.values()) <= HEAVIEST, large
    assert sum(large.values()) - sum(small.values()) <= GROWTH, (small, large)
    assert small.keys() == large.keys()  # nothing more is loaded for more innovations


def page_weights(site: Path, pattern: str) -> list[int]:
    """The zipped sizes of the pages of innovations, the lightest first. (What only leads on is no such page.)"""
    texts = (path.read_bytes() for path in site.glob(pattern))
    return sorted(len(zlib.compress(text, 9)) for text in texts if b"page--innovation" in text)


def test_an_innovation_is_light_among_a_thousand(many: Path) -> None:
    """(Made-up words zip worse than those of a language: the English pages of these are at 5.1 kB.)"""
    weights = page_weights(many, "inovasi/*/index.html")
    assert len(weights) == MANY and median(weights) <= RECORD_PAGE


@pytest.mark.parametrize("pattern", ["inovasi/*/index.html", "en/inovasi/*/index.html"])
def test_a_real_innovation_is_light(real: Path, pattern: str) -> None:
    """Half of them stay below; what is above it are long texts and many sources, not what stands around them."""
    assert median(page_weights(real, pattern)) <= RECORD_PAGE


def test_no_page_is_long(many: Path) -> None:
    """Lists go on over several pages. (A list of everything that is short enough to stand on one may be longer.)"""
    sizes = {path.relative_to(many).as_posix(): path.stat().st_size for path in many.rglob("*.html")}
    assert not {name: size for name, size in sizes.items() if size > LARGEST}


def test_every_link_leads_somewhere(many: Path) -> None:
    anchors = {name: {node.attributes["id"] for node in page.css("[id]")} for name, page in pages(many)}
    assert not [link for name, page in pages(many) for link in broken_links(many, name, page, anchors)]


@pytest.mark.browser
@pytest.mark.node
def test_pages_of_a_long_list_are_as_accessible_as_short_ones(many: Path) -> None:
    later = sorted(path.parent.relative_to(many).as_posix() for path in many.glob("festival/*/halaman/2/index.html"))
    pages = ("inovasi/", "inovasi/halaman/2/", "en/inovasi/halaman/3/", f"{later[0]}/", "kesegaran/")
    assert run("look.mjs", str(many), *pages) == {
        "result": {"violations": [], "wide": [], "missing": []},
        "faults": [],
    }
    for script in ("walks.mjs", "targets.mjs"):
        assert run(script, str(many), *pages) == {"result": [], "faults": []}
