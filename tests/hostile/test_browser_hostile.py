"""Pages made of hostile texts, opened in Chromium: nothing runs, nothing is asked of strangers, nothing moves."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from tests.test_browser import run as run_script

from .roots import folded
from .sites import Built

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

SEARCHED = 8  # texts typed into the search as well
LISTS = ("", "inovasi/", "perangkat-daerah/", "urusan/", "festival/", "penghargaan/", "tahun/", "tidak-ada/")
LISTS += ("kecamatan/", "statistik/", "data/", "usulkan/", "tentang/", "tahun/2021/")
LISTS += ("en/", "en/inovasi/", "en/perangkat-daerah/", "en/urusan/", "en/festival/", "en/data/")
SIDE_BY_SIDE, PROPOSED = 3, 6


OTHERS = ("perangkat-daerah/perangkat-{}/", "urusan/urusan-{}/", "festival/festival-{}/", "kecamatan/kecamatan-{}/")
OTHERS += ("en/inovasi/uji-{}/", "en/perangkat-daerah/perangkat-{}/")


@pytest.fixture(scope="module")
def answer(made: Built, tmp_path_factory: pytest.TempPathFactory) -> Any:
    records = [f"inovasi/uji-{number}/" for number in range(len(made.texts))]
    few = [form.format(number) for form in OTHERS for number in range(0, len(made.texts), 9)]
    slugs = [f"uji-{number}" for number in range(len(made.texts))]
    wanted = {
        "addresses": [*LISTS, *records, *few],
        "queries": made.texts[1 :: max(1, len(made.texts) // SEARCHED)],
        "compared": [slugs[at : at + SIDE_BY_SIDE] for at in range(0, len(slugs), 4 * SIDE_BY_SIDE)],
        "proposed": slugs[:: max(1, len(slugs) // PROPOSED)],
    }
    file = tmp_path_factory.mktemp("daftar") / "daftar.json"
    file.write_text(json.dumps(wanted))
    return run_script("hostile.mjs", str(made.site), str(file), seconds=3600)


def test_nothing_runs_nothing_foreign_is_asked_no_policy_is_broken(answer: Any) -> None:
    lost = re.compile(r"Failed to load resource: the server responded with a status of 404")
    assert [fault for fault in answer["faults"] if not lost.match(fault)] == []
    assert [each for each in states(answer["result"]) if each["ran"]] == []


def states(result: Any) -> Iterator[Any]:
    """Every page as it was looked at: opened, searched in, compared on, proposed on, typed in."""
    yield from (*result["seen"].values(), *result["searched"], *result["beside"], result["typed"])
    yield from (tab for form in result["forms"] for tab in form["tabs"])


def test_no_page_is_wider_than_a_phone_is_cut_off_or_loses_its_parts(answer: Any) -> None:
    lost = answer["result"]["seen"]["tidak-ada/"]  # asks for its style at the site's own address
    assert [each for each in states(answer["result"]) if (each["wide"] or each["cut"]) and each is not lost] == []
    pages = answer["result"]["seen"].items()
    assert [address for address, each in pages if each["landmarks"] != [1, 1, 1, 1]] == []


def test_names_are_shown_as_written(answer: Any, made: Built) -> None:
    names = names_of(made)
    for slug, wanted in names.items():
        shown = answer["result"]["seen"][f"inovasi/{slug}/"]
        assert unicodedata.normalize("NFC", shown["heading"]) == wanted
        assert shown["title"].startswith(wanted)


def names_of(made: Built) -> dict[str, str]:
    return {
        path.removeprefix("data/innovations/").removesuffix(".yml"): folded(put.text)
        for path, put in made.puts
        if path.startswith("data/innovations/") and put.path == "nama"
    }


def test_names_are_written_so_where_scripts_show_them(answer: Any, made: Built) -> None:
    """Side by side, and in the preview of the form, which keeps letters as they were written (NFC or not)."""
    names = list(names_of(made).values())
    beside = [each["names"] for each in answer["result"]["beside"]]
    wanted = [names[at : at + SIDE_BY_SIDE] for at in range(0, len(names), 4 * SIDE_BY_SIDE)]
    assert beside == wanted
    forms = answer["result"]["forms"]
    assert [unicodedata.normalize("NFC", form["name"]) for form in forms] == names[:: max(1, len(names) // PROPOSED)]
    assert [len(form["tabs"]) for form in forms] == [4] * len(forms)


def test_the_search_box_shows_what_was_typed(answer: Any) -> None:
    assert all(each["box"] for each in answer["result"]["searched"])


def test_no_cookie_is_set(answer: Any) -> None:
    assert answer["result"]["stored"] == 0
    assert {each["cookies"] for each in answer["result"]["seen"].values()} == {""}
