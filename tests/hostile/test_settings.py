"""Every text of the corpora in some field of the settings, which stand in the frame of all pages: a site each few."""

import json
from collections.abc import Iterator
from itertools import chain

import pytest

from tests.test_browser import run as run_script

from . import corpora, roots, test_everywhere
from .sites import BENIGN, Built, built, in_settings

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.node]

FIELDS = len(roots.site((BENIGN,)).puts)
PARTS = 24
OPENED = ("", "en/", "tentang/", "usulkan/", "inovasi/uji-0/", "statistik/", "tidak-ada/")


def groups() -> list[tuple[str, ...]]:
    """As many texts as there are fields, each group moved on by one, so that a form meets many fields."""
    texts = corpora.everything()
    cut = [texts[at : at + FIELDS - 1] for at in range(0, len(texts), FIELDS - 1)]
    return [(*group[place % len(group) :], *group[: place % len(group)]) for place, group in enumerate(cut)]


def parts() -> Iterator[object]:
    """One group with the tests, all in the audit, in a few parts."""
    yield pytest.param([40], id="one")
    every = range(len(groups()))
    for part in range(PARTS):
        yield pytest.param(every[part::PARTS], id=f"part-{part}", marks=pytest.mark.audit)


def test_all_texts_occur() -> None:
    assert set(chain(*groups())) == set(corpora.everything())


@pytest.mark.parametrize("numbers", list(parts()))
def test_no_text_of_the_settings_runs_or_moves_a_page(
    numbers: range, harmless: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in numbers:
        made = built(tmp_path_factory.mktemp("pengaturan"), groups()[number], make=in_settings)
        test_everywhere.test_wherever_a_text_is_said_it_is_said_as_typed(made)
        test_everywhere.test_no_page_has_what_a_harmless_catalogue_has_not(made, harmless)
        assert opened(made) == [], groups()[number]


def opened(made: Built) -> list[object]:
    """What ran, was asked of strangers or did not fit, on the pages that say most of the settings."""
    wanted = {"addresses": OPENED, "queries": [], "compared": [], "proposed": []}
    (made.root / "daftar.json").write_text(json.dumps(wanted))
    answer = run_script("hostile.mjs", str(made.site), str(made.root / "daftar.json"))
    lost = answer["result"]["seen"].pop("tidak-ada/")  # asks for its style at the site's own address
    seen = answer["result"]["seen"].items()
    moved = [(address, each) for address, each in seen if each["ran"] or each["wide"] or each["cut"]]
    faults = [fault for fault in answer["faults"] if "status of 404" not in fault]
    return [*moved, *faults, *lost["ran"]]
