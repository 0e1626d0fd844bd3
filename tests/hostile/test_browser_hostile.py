"""Pages made of hostile texts, opened in Chromium: nothing runs, nothing is asked of strangers, nothing moves."""

import json
import re
import unicodedata
from typing import Any

import pytest

from tests.test_browser import run as run_script

from .roots import folded
from .sites import Built

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]

SEARCHED = 8  # texts typed into the search as well
LISTS = ("", "inovasi/", "perangkat-daerah/", "urusan/", "festival/", "penghargaan/", "tahun/", "tidak-ada/")


@pytest.fixture(scope="module")
def answer(made: Built, tmp_path_factory: pytest.TempPathFactory) -> Any:
    records = [f"inovasi/uji-{number}/" for number in range(len(made.texts))]
    others = ("perangkat-daerah/perangkat-{}/", "urusan/urusan-{}/", "festival/festival-{}/")
    few = [form.format(number) for form in others for number in range(0, len(made.texts), 9)]
    wanted = {"addresses": [*LISTS, *records, *few], "queries": made.texts[1 :: max(1, len(made.texts) // SEARCHED)]}
    file = tmp_path_factory.mktemp("daftar") / "daftar.json"
    file.write_text(json.dumps(wanted))
    return run_script("hostile.mjs", str(made.site), str(file))


def test_nothing_runs_nothing_foreign_is_asked_no_policy_is_broken(answer: Any) -> None:
    lost = re.compile(r"Failed to load resource: the server responded with a status of 404")
    assert [fault for fault in answer["faults"] if not lost.match(fault)] == []
    every = [*answer["result"]["seen"].values(), *answer["result"]["searched"]]
    assert [each for each in every if each["ran"]] == []


def test_no_page_is_wider_than_a_phone_or_loses_its_parts(answer: Any) -> None:
    pages = answer["result"]["seen"].items()
    assert [address for address, each in pages if each["wide"]] == []
    assert [address for address, each in pages if each["landmarks"] != [1, 1, 1, 1]] == []
    assert [each["box"] for each in answer["result"]["searched"] if each["wide"]] == []


def test_names_are_shown_as_written(answer: Any, made: Built) -> None:
    names = {put.path: put.text for put in made.of("data/innovations/uji-0.yml")}
    assert answer["result"]["seen"]["inovasi/uji-0/"]["heading"] == names["nama"]
    for number in range(len(made.texts)):
        shown = answer["result"]["seen"][f"inovasi/uji-{number}/"]
        wanted = next(folded(put.text) for put in made.of(f"data/innovations/uji-{number}.yml") if put.path == "nama")
        assert unicodedata.normalize("NFC", shown["heading"]) == wanted
        assert shown["title"].startswith(wanted)


def test_the_search_box_shows_what_was_typed(answer: Any) -> None:
    assert all(each["box"] for each in answer["result"]["searched"])


def test_no_cookie_is_set(answer: Any) -> None:
    assert answer["result"]["stored"] == 0
    assert {each["cookies"] for each in answer["result"]["seen"].values()} == {""}
