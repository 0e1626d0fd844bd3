"""Fixtures that many tests share."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

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
