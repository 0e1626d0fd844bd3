"""A saved change is seen soon, and a mistake does not take the page away."""

import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogue.serve import STATE_PATH
from tests.test_site import REPOSITORY

pytestmark = pytest.mark.slow
WITHIN = 30  # seconds: the goal is one on a machine of one's own; machines that run tests are shared and slow
PAGE, RECORD = "inovasi/kelas-ibu/", "data/innovations/kelas-ibu.yml"


@pytest.fixture
def served(small: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "catalogue", "serve", "--port", "0", "--today", "2024-09-01", "--root", str(small)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        assert run.stdout
        address = re.search(r"http://[0-9.:]+/", run.stdout.readline())
        assert address
        yield address[0]
        run.terminate()


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + WITHIN
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def report(address: str) -> str:
    return str(json.loads(read(f"{address}{STATE_PATH.lstrip('/')}"))["report"])


def test_a_saved_change_is_shown_and_a_mistake_leaves_the_last_good_page(served: str, small: Path) -> None:
    record = small / RECORD
    good = record.read_text()
    changed = good.replace("nama: Kelas", "nama: Kursus", 1)
    assert changed != good and "Kursus" not in read(served + PAGE)
    record.write_text(changed)
    assert soon(lambda: "Kursus" in read(served + PAGE))
    record.write_text(changed.replace("ringkasan: ", "ringkasann: ", 1))
    assert soon(lambda: "kelas-ibu.yml" in report(served))
    assert "Kursus" in read(served + PAGE)
    shutil.copyfile(REPOSITORY / "tests/small" / RECORD, record)
    assert soon(lambda: "Kursus" not in read(served + PAGE) and report(served) == "")
