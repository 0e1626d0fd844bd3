"""What a first view takes must not grow with the catalogue: 40 and 1,000 made-up innovations, side by side."""

from pathlib import Path

import pytest

from benchmarks.synthetic import write
from tests.test_browser import HEAVIEST, run
from tests.test_site import catalogue

pytestmark = [pytest.mark.slow]

FEW, MANY = 40, 1000
VIEWS = ("", "inovasi/sintetis-00001/", "cari/")
GROWTH = 3_000  # bytes, zipped: more agencies and years to choose from; never the innovations themselves
LARGEST = 60_000  # bytes of HTML, as written
# Lists that hold every innovation of their kind, complete without a script, may be longer.
LISTS = ("inovasi/index.html", "perangkat-daerah/", "urusan/", "festival/", "tahun/", "penghargaan/", "kesegaran/")


def site_of(folder: Path, total: int) -> Path:
    write(folder, total)
    done = catalogue(folder, "build", "--today", "2026-11-24")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("many"), MANY)


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize("view", VIEWS)
def test_a_first_view_is_light_and_does_not_grow(few: Path, many: Path, view: str) -> None:
    small, large = (run("weight.mjs", str(site), view)["result"] for site in (few, many))
    assert sum(large.values()) <= HEAVIEST, large
    assert sum(large.values()) - sum(small.values()) <= GROWTH, (small, large)
    assert small.keys() == large.keys()  # nothing more is loaded for more innovations


def test_only_full_lists_are_long_pages(many: Path) -> None:
    sizes = {path.relative_to(many).as_posix(): path.stat().st_size for path in many.rglob("*.html")}
    long = {name: size for name, size in sizes.items() if size > LARGEST}
    assert not {name: size for name, size in long.items() if not name.removeprefix("en/").startswith(LISTS)}
