"""Every page and style sheet of ours, read by the W3C's own checker (vnu, npm ``vnu-jar``; it needs Java)."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.once import REPOSITORY

pytestmark = [pytest.mark.java, pytest.mark.node, pytest.mark.slow]

CHECKER = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"
OURS = ("assets/*.css", "assets/*/*.css")


def faults(*words: str) -> Sequence[str]:
    command = ("java", "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--format", "json", *words)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    found = json.loads(done.stderr.strip().splitlines()[-1])["messages"]
    return [f"{Path(each['url']).as_posix()}:{each.get('lastLine')} {each['message']}" for each in found]


@pytest.fixture
def site(pictured_root: Path) -> Path:
    return pictured_root / "site"


def test_every_page_is_valid(site: Path) -> None:
    assert faults("--skip-non-html", str(site)) == []


def test_our_style_sheets_are_valid(site: Path) -> None:
    sheets = [
        str(sheet) for pattern in OURS for sheet in sorted(site.glob(pattern)) if "stylesheets" not in sheet.parts
    ]
    assert len(sheets) >= 3
    assert faults("--css", *sheets) == []


def test_faults_would_be_told(tmp_path: Path) -> None:
    page, sheet = tmp_path / "a.html", tmp_path / "a.css"
    page.write_text("<!doctype html><html lang=id><title>a</title><p id=a><p id=a>")
    sheet.write_text("p { colour: red }")
    assert len(faults(str(page))) == 1
    assert len(faults("--css", str(sheet))) == 1
