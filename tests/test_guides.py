"""What the guides tell people to type is what the command line understands."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.test_site import REPOSITORY, catalogue

GUIDES = sorted((REPOSITORY / "docs" / "panduan").glob("*.md"))
COMMAND = re.compile(r"\bcatalogue ([a-z]+)((?: [^\n`]*)?)")


@cache
def help_of(command: str) -> str:
    done = catalogue(REPOSITORY, command, "--help")
    return done.stdout if done.returncode == 0 else ""


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_and_options_exist(guide: Path) -> None:
    for command, rest in COMMAND.findall(guide.read_text(encoding="utf-8")):
        told = help_of(command)
        assert told, f"catalogue {command}"
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in told, f"catalogue {command} {option}"


def test_every_guide_can_be_found_from_the_first() -> None:
    index = (REPOSITORY / "docs" / "panduan" / "index.md").read_text(encoding="utf-8")
    assert not [path.name for path in GUIDES if path.stem != "index" and f"({path.name})" not in index]


def test_pictures_of_page_types_are_those_that_the_script_makes_and_small() -> None:
    """After a change that shows: ``make screenshots``."""
    script = (REPOSITORY / "tests/browser/screenshots.mjs").read_text(encoding="utf-8")
    made = set(re.findall(r'^  \["([a-z-]+)", ', script, re.MULTILINE))
    kept = {path.stem: path.stat().st_size for path in (REPOSITORY / "docs/assets").glob("*.png")}
    assert made == kept.keys() and len(made) > 30 and max(kept.values()) < 64_000
    shown = re.findall(r"docs/assets/([a-z-]+)\.png", (REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert shown and set(shown) <= made
