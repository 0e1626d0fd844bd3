"""Fixtures that many tests share."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.once import pictured_root, real_offline_root, real_root, small_offline_root, small_root

__all__ = ["pictured_root", "real_offline_root", "real_root", "small_offline_root", "small_root"]

HERE = Path(__file__).parent

# The same examples at every run, so that a change is judged by what it does; ``make audit`` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
SMALL = HERE / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A root of its own with the small catalogue, free to be changed."""
    root = tmp_path / "root"
    shutil.copytree(SMALL, root)
    return root


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip by name what a machine cannot run, unless everything is asked for."""
    for mark, program in (("browser", "chromium"), ("node", "node"), ("java", "java")):
        if item.get_closest_marker(mark) and not shutil.which(program) and not os.environ.get("CATALOGUE_REQUIRE_ALL"):
            pytest.skip(f"{program} tidak ada di mesin ini")


# What takes longest on its own begins first, so that no worker is left alone with it at the end.
LONGEST = ("test_browser.py", "test_form_browser.py", "test_faults.py", "test_browser_hostile.py", "test_weight.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--dist loadgroup`` slow tests of a module share a worker and what it made, before all quick ones."""
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(HERE).as_posix()))
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    if item.path.name in LONGEST:
        return LONGEST.index(item.path.name)
    return len(LONGEST) + (item.get_closest_marker("slow") is None)
