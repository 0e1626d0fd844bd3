"""Same in, same out: two builds that share nothing but the data and the day give the same bytes."""

import os
import shutil
from pathlib import Path

import pytest

from .roots import files_of, write_root
from .sites import REPOSITORY, TODAY, run
from .test_faults import tree

pytestmark = pytest.mark.slow

# Loaded by Python before anything else: folders in another order, another clock.
OTHER_WORLD = """
import os, random, time
chance, listdir, scandir, now = random.Random(7), os.listdir, os.scandir, time.time
def shuffled(found):
    found = list(found)
    chance.shuffle(found)
    return found
class Entries:
    def __init__(self, found): self.left = iter(found)
    def __iter__(self): return self
    def __next__(self): return next(self.left)
    def __enter__(self): return self
    def __exit__(self, *error): self.close()
    def close(self): self.left = iter(())
os.listdir = lambda *path: shuffled(listdir(*path))
os.scandir = lambda *path: Entries(shuffled(scandir(*path)))
time.time = lambda: now() + 40_000_000
"""


def copied(source: Path, target: Path, backwards: bool) -> None:
    """The same files, made in another order and on another day."""
    for path in sorted((each for each in source.rglob("*") if each.is_file()), reverse=backwards):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        os.utime(place, (10**9 + 86400 * backwards, 10**9 + 86400 * backwards))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every field filled in, pictures included, beside the small catalogue's records."""
    root = write_root(tmp_path_factory.mktemp("penuh"), files_of(["Layanan warga", "<b>Layanan</b> lain", "Ketiga"]))
    return root / "data"


@pytest.mark.parametrize("words", [(), ("--offline",)], ids=["online", "offline"])
def test_two_builds_that_share_nothing_are_the_same(data: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    one, other = tmp_path / "a", tmp_path / "jauh" / "di sana é" / "b"
    copied(data, one / "data", backwards=False)
    copied(data, other / "data", backwards=True)
    world = tmp_path / "dunia"
    world.mkdir()
    (world / "sitecustomize.py").write_text(OTHER_WORLD)
    first = run(one, "build", "--today", TODAY, *words, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    mask = os.umask(0o077)
    try:
        second = run(
            *(other, "build", "--today", TODAY, *words),
            TZ="Asia/Jakarta",
            LC_ALL="tr_TR.UTF-8",
            LANG="id_ID",
            PYTHONHASHSEED="4242",
            PYTHONPATH=f"{world}{os.pathsep}{REPOSITORY}",
        )
    finally:
        os.umask(mask)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert tree(one / "site") == tree(other / "site")
    assert _modes(one / "site") == _modes(other / "site")


def _modes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mode for path in folder.rglob("*")}


def test_what_is_taken_out_of_a_record_is_gone_from_every_file(small: Path) -> None:
    """The removal path: one change of the data file, and pages, lists, search, tables and feeds forget it."""
    record = small / "data/innovations/kelas-ibu.yml"
    sound = record.read_text()
    record.write_text(sound.replace("ringkasan:", "catatan:\n  - Zzrahasia disebut di sini.\nringkasan:", 1))
    assert run(small, "build", "--today", TODAY).returncode == 0
    assert _telling(small)
    record.write_text(sound)
    assert run(small, "build", "--today", TODAY).returncode == 0
    assert _telling(small) == []


def _telling(root: Path) -> list[Path]:
    made = (path for folder in ("site", "build/docs") for path in (root / folder).rglob("*") if path.is_file())
    return [path for path in made if b"zzrahasia" in path.read_bytes().lower()]


def test_every_page_says_whom_to_ask_for_removal(small: Path) -> None:
    assert run(small, "build", "--today", TODAY).returncode == 0
    for page in (small / "site").rglob("*.html"):
        text = page.read_text()
        assert (
            "mailto:" in text
            or "&#109;ailto" in text
            or "inovasi&#64;" in text
            or "http-equiv=refresh" in text.replace('"', "")
        )
