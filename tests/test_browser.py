"""The built site in Chromium: a citizen's way, accessibility, valid HTML, the keyboard, narrow screens, weight."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.synthetic import write
from tests.once import HERE, REPOSITORY, built, catalogue

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

HEAVIEST = 66_000  # bytes of a first view, zipped
# Page types by their address, the fullest page of each folder beside them; "#filters" opens the filters of a list.
PAGES = (
    *("", "inovasi/#filters", "urusan/", "perangkat-daerah/", "festival/", "tahun/", "penghargaan/", "data/"),
    *("kesegaran/", "kecamatan/", "statistik/", "#menu", "inovasi/#choose", "panduan/kolom/", "usulkan/"),
    *("en/", "en/inovasi/#filters", "en/urusan/", "en/cari/?q=kesehatan#filters", "en/tentang/", "en/banding/"),
    *("en/kecamatan/", "en/statistik/", "en/kesegaran/", "en/aksesibilitas/"),
    *("cari/", "cari/?q=kesehatan#filters", "tentang/", "aksesibilitas/", "panduan/", "panduan/aturan/", "tidak-ada/"),
    *("banding/", "banding/?a=gendis&a=gendis-mamas&a=rumah-singgah-odgj"),
)
FOLDERS = ("inovasi", "en/inovasi", "urusan", "perangkat-daerah", "festival", "tahun", "kecamatan", "panduan/aturan")


@pytest.fixture(scope="session")
def small_site(small_root: Path) -> Path:
    return small_root / "site"


@pytest.fixture(scope="session")
def pictured_site(pictured_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue with pictures and a logo, and one record in quarantine."""
    root = tmp_path_factory.mktemp("pictured") / "root"
    shutil.copytree(pictured_root, root)
    (root / "data/innovations/rusak.yml").write_text("nama: [\n")
    done = catalogue(root, "build", "--today", "2024-09-01", "--skip-invalid")
    assert (root / "site/inovasi/rusak/index.html").is_file(), done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def real_site(real_root: Path) -> Path:
    return real_root / "site"


@pytest.fixture(scope="session")
def offline_site(real_offline_root: Path) -> Path:
    return real_offline_root / "site"


def run(script: str, *words: str, seconds: int = 1800) -> Any:
    command = ("node", str(HERE / "browser" / script), *words)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def looked_at(site: Path, *addresses: str) -> None:
    answer = run("look.mjs", str(site), *addresses)
    assert answer == {"result": {"violations": [], "wide": [], "missing": []}, "faults": []}


def test_a_citizen_finds_a_service_and_who_runs_it(real_site: Path) -> None:
    answer = run("walk.mjs", str(real_site), "akta kelahiran")
    assert answer["faults"] == []
    steps = [step["address"].split("/")[0] for step in answer["result"]["seen"]]
    assert steps == ["urusan", "inovasi", "perangkat-daerah"]
    assert answer["result"]["address"].startswith("cari/?q=akta")
    assert answer["result"]["results"]


def test_every_page_type_is_accessible_and_never_wider_than_a_phone(real_site: Path) -> None:
    looked_at(real_site, *PAGES, *(fullest(real_site, folder) for folder in FOLDERS))


FAULTY = """<!doctype html><html lang=id><title>a</title><style>.pale { color: #999 }
@media (prefers-color-scheme: dark) { body { color: #fff; background: #000 } }</style><body>
<header>x</header><main><h1>a</h1><ul><li>satu<li class=pale>pucat</ul><img src="x.png"></main>"""


def test_faults_would_be_told(tmp_path: Path) -> None:
    """Colours in light and print, where they are pale; other faults at both widths. In dark they are well."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(FAULTY)
    told = run("look.mjs", str(tmp_path), "index.html")["result"]["violations"]
    found = {each.split(" <")[0].removeprefix("index.html ") for each in told}
    assert found >= {f"{width} light: {rule}" for width in (360, 1280) for rule in ("color-contrast", "image-alt")}
    assert "print: color-contrast" in found and not [each for each in found if "dark: color" in each]


def fullest(site: Path, folder: str) -> str:
    """The address of the largest page below a folder."""
    page = max((site / folder).glob("*/index.html"), key=lambda path: path.stat().st_size)
    return f"{page.parent.relative_to(site).as_posix()}/"


@pytest.mark.parametrize("way", ["http", "file"])
def test_up_to_three_innovations_are_compared(way: str, real_site: Path, offline_site: Path) -> None:
    site = real_site if way == "http" else offline_site
    answer = run("compare.mjs", str(site), way)
    assert answer["faults"] == []
    result = answer["result"]
    assert result["hint"] and not result["goes"], "one innovation cannot be compared"
    assert result["tooMany"] == 3
    assert result["named"] == result["chosen"]
    assert result["address"] == [f"?a={slug}" for slug in result["slugs"]]
    assert {"Keadaan", "Tanyakan kepada", "Ringkasan"} <= set(result["rows"])
    assert result["announced"].startswith("Membandingkan 3 inovasi")
    assert result["marked"] and result["hiddenWhenOnlyDiffering"] == result["marked"]
    assert result["afterRemoving"] == result["chosen"][1:] and result["focusAfterRemoving"] == "compare__remove"
    assert result["afterAdding"] == [*result["chosen"][1:], "Gendis"]
    assert result["afterGoingBack"] == result["chosen"][1:]
    assert "tidak-ada-begini" in result["unknown"]


def test_without_a_script_the_comparison_says_how_to_do_without(real_site: Path) -> None:
    page = (real_site / "banding/index.html").read_text()
    assert "<noscript>" in page and 'href="../inovasi/"' in page


def addresses(site: Path) -> tuple[str, ...]:
    """Every page type once, without what is opened on it."""
    types = (address.split("#")[0] or "index.html" for address in PAGES)
    return tuple(dict.fromkeys((*types, *(fullest(site, folder) for folder in FOLDERS))))


def test_every_page_type_goes_by_keyboard_and_at_four_hundred_per_cent(real_site: Path) -> None:
    """Each stop is seen, nothing is reached twice or cut off, nothing moves, language and landmarks are there."""
    assert run("walks.mjs", str(real_site), *addresses(real_site)) == {"result": [], "faults": []}


def test_every_target_is_large_enough_for_a_thumb(real_site: Path) -> None:
    assert run("targets.mjs", str(real_site), *addresses(real_site)) == {"result": [], "faults": []}


def test_nothing_moves_under_a_finger_while_a_page_loads(real_site: Path) -> None:
    assert run("shifts.mjs", str(real_site), *addresses(real_site)) == {"result": [], "faults": []}


TASKS = yaml.safe_load((HERE / "cases/tasks.yml").read_text())


@pytest.fixture(scope="module")
def tasks(real_site: Path) -> Any:
    """All tasks, one after the other in one browser."""
    return run("tasks.mjs", str(real_site), json.dumps(TASKS))


@pytest.mark.parametrize("task", [case["task"] for case in TASKS])
def test_a_phone_user_finds_help_and_whom_to_call(task: str, tasks: Any) -> None:
    """Three taps at most, or one search; the page then says whether the service runs, and offers a way to ask."""
    answer = tasks["result"][task]
    assert tasks["faults"] == [] and "offered" not in answer, answer
    for way in ("byTaps", "bySearch"):
        found = answer[way]
        assert 1 <= found["place"] <= 3 and found["taps"] <= 3, (way, found)
        assert found["status"] and found["ways"] >= 1, (way, found)


def test_pages_with_pictures_and_in_quarantine_are_accessible(pictured_site: Path) -> None:
    shown = ("inovasi/kelas-ibu/", "en/inovasi/kelas-ibu/", "tentang-festival/", "panduan/menambah-inovasi/")
    looked_at(pictured_site, "", "inovasi/rusak/", *shown)
    assert run("walks.mjs", str(pictured_site), *shown) == {"result": [], "faults": []}


def test_every_page_is_valid_html(pictured_site: Path) -> None:
    answer = run("valid.mjs", str(pictured_site))
    assert answer["pages"] > 200
    assert answer["faults"] == []


def test_the_keyboard_reaches_everything_and_its_place_is_seen(real_site: Path) -> None:
    answer = run("keyboard.mjs", str(real_site), "urusan/kesehatan/")
    assert answer["faults"] == [] and answer["result"]["skipped"]
    for width, stops in answer["result"]["walks"].items():
        assert all(stop["seen"] for stop in stops), (width, stops)
        names = [stop["name"] for stop in stops]
        assert (names[0], names[-1]) == ("skip", "card")
        assert "search" in names and ("menu" in names) == (width == "360")


def test_the_first_view_is_light_and_does_not_grow(small_site: Path, real_site: Path) -> None:
    few, many = (run("weight.mjs", str(site), "")["result"] for site in (small_site, real_site))
    assert sum(many.values()) <= HEAVIEST
    assert few.keys() == many.keys()  # nothing more is loaded for more innovations
    assert many[""] - few[""] < 6_000  # needs, areas and festivals of a real region; never its innovations


def test_paper_has_no_controls_but_the_address(real_site: Path) -> None:
    """Contacts are buttons that say something; what only does something stays off the paper."""
    controls = (
        ".top__search, .top__button, .menu, .seek, .filter, .search__panel, .letters, .pager__ways, .choose, .md-skip, "
        ".contents, .tell .button"
    )
    pages = ("", "inovasi/", "inovasi/gendis/", "urusan/kesehatan/", "cari/?q=sampah", "tentang/")
    assert run("print.mjs", str(real_site), controls, *pages)["result"] == {page: [] for page in pages}
    assert run("print.mjs", str(real_site), ".tell__address", "inovasi/gendis/")["result"]["inovasi/gendis/"]


def test_what_is_folded_bears_no_mark_of_it_on_paper(real_site: Path) -> None:
    pages = ("usulkan/", "festival/festival-2017/")
    folded, marks = (
        run("print.mjs", str(real_site), f"main details > summary{after}", *pages)["result"]
        for after in ("", "::after")
    )
    assert all(folded[page] for page in pages) and marks == {page: [] for page in pages}


def test_the_theme_names_the_style_sheet_that_material_ships() -> None:
    import material

    shipped = (Path(material.__path__[0]) / "templates/assets/stylesheets").glob("main.*.min.css")
    page = (REPOSITORY / "catalogue/theme/main.html").read_text()
    assert [sheet.name in page for sheet in shipped] == [True]


MANY = 130  # more than stand on one page


@pytest.fixture(scope="session")
def paged_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = write(tmp_path_factory.mktemp("many"), MANY) / "data"
    both_languages(data)
    return built(tmp_path_factory.mktemp("paged"), data, today="2026-11-24") / "site"


def both_languages(data: Path) -> None:
    """Made-up catalogues have no English edition, since they are for measuring."""
    settings = (data / "site.yml").read_text()
    (data / "site.yml").write_text(settings.replace("edisi_inggris: tidak\n", ""))


@pytest.fixture(scope="session")
def offline_paged_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = write(tmp_path_factory.mktemp("many"), MANY) / "data"
    return built(tmp_path_factory.mktemp("paged-offline"), data, "--offline", today="2026-11-24") / "site"


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_long_list_is_walked_without_a_script_and_filtered_whole(
    way: str, paged_site: Path, offline_paged_site: Path
) -> None:
    answer = run("paged.mjs", str(paged_site if way == "http" else offline_paged_site), way)
    assert answer["faults"] == []
    result = answer["result"]
    assert len({page["title"] for page in result["seen"]}) == len({page["heading"] for page in result["seen"]}) == 4
    names = [name for page in result["seen"] for name in page["names"]]
    assert len(names) == len(set(names)) == MANY
    assert result["letter"] == "card"
    assert result["count"] == result["found"] > 0 and result["address"].startswith("cari/")


def test_pages_of_a_long_list_are_accessible(paged_site: Path) -> None:
    pages = ("inovasi/#filters", "inovasi/halaman/2/", "inovasi/halaman/4/", "en/inovasi/halaman/3/")
    plain = ("inovasi/", *pages[1:])
    looked_at(paged_site, *pages)
    assert run("walks.mjs", str(paged_site), *plain) == {"result": [], "faults": []}
    assert run("targets.mjs", str(paged_site), *plain) == {"result": [], "faults": []}
    assert run("shifts.mjs", str(paged_site), *plain) == {"result": [], "faults": []}
