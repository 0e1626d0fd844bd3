"""A build that would make what stands already makes nothing, says what it said before, and is never mistaken."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_site import HERE, catalogue, digest

pytestmark = pytest.mark.slow
TODAY = ("--today", "2024-09-01")
WORDS = ("build", *TODAY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    shutil.copytree(HERE / "small" / "data", folder / "data")
    assert catalogue(folder, *WORDS).returncode == 0
    return folder


def was_built(root: Path, *words: str) -> bool:
    """Whether a build makes a new site: the folder that stands is another one then."""
    before = (root / "site").stat().st_ino
    assert catalogue(root, *(words or WORDS)).returncode == 0
    return (root / "site").stat().st_ino != before


def without_numbers(said: str) -> str:
    """What was said, but for how long it took and how many files are new."""
    return re.sub(r"dalam [0-9,]+ detik|berubah: [0-9]+", "", said)


def test_nothing_is_built_where_nothing_has_changed_and_the_same_is_said(root: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    shutil.copytree(root / "data", clean / "data")
    said = catalogue(clean, *WORDS).stdout.replace(str(clean), str(root))
    again = catalogue(root, *WORDS)
    assert without_numbers(again.stdout) == without_numbers(said)
    assert "berubah: 0" in again.stdout
    assert not was_built(root)


def reword(root: Path) -> None:
    record = sorted((root / "data/innovations").glob("*.yml"))[0]
    record.write_text(record.read_text().replace("ringkasan: ", "ringkasan: Kini ", 1))


def add_page(root: Path) -> None:
    page = sorted((root / "data/pages").glob("*.md"))[0]
    page.with_name("lain.md").write_text(page.read_text())


def publish_before(root: Path) -> None:
    (root / "build/published.txt").write_text("tahun/1999/\n")


def edit_page_of_site(root: Path) -> None:
    """In place, and as long as before."""
    page = root / "site/index.html"
    page.write_bytes(page.read_bytes().replace(b"a", b"b", 1))


def remove_page_of_site(root: Path) -> None:
    (root / "site/cari/index.html").unlink()


def add_to_site(root: Path) -> None:
    (root / "site/catatan.txt").write_text("milik orang")


def add_folder_to_site(root: Path) -> None:
    (root / "site/kosong").mkdir()


def close_page_of_site(root: Path) -> None:
    (root / "site/index.html").chmod(0o600)


def link_in_site(root: Path) -> None:
    page = root / "site/index.html"
    page.rename(root / "luar.html")
    page.symlink_to(root / "luar.html")


def leave_unfinished(root: Path) -> None:
    """What a build that was killed leaves beside the site."""
    (root / ".site.baru").mkdir()


def drop_cache(root: Path) -> None:
    shutil.rmtree(root / "build/cache")


def drop_site(root: Path) -> None:
    (root / "site").rename(root / "lama")
    (root / "site").mkdir()


def commit(root: Path) -> None:
    """Nothing but the day of the last change of each record."""
    for words in (["init", "-q"], ["add", "data"], ["commit", "-q", "-m", "awal"]):
        names = ["-c", "user.name=uji", "-c", "user.email=uji@uji.example"]
        subprocess.run(["git", "-C", str(root), *names, *words], check=True, env={**os.environ, "HOME": str(root)})


@pytest.mark.parametrize(
    "change",
    [
        reword,
        add_page,
        publish_before,
        edit_page_of_site,
        remove_page_of_site,
        add_to_site,
        add_folder_to_site,
        close_page_of_site,
        link_in_site,
        leave_unfinished,
        drop_cache,
        drop_site,
        commit,
    ],
)
def test_whatever_is_touched_is_built_again(root: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    change(root)
    assert was_built(root, *WORDS, "--lost", "warning")
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("site", "cache", "luar.html", "lama"))
    assert catalogue(clean, *WORDS, "--lost", "warning").returncode == 0
    assert digest(root / "site") == digest(clean / "site")


@pytest.mark.parametrize("words", [("--today", "2024-09-02"), ("--offline",), ("--renderer", "mkdocs")])
def test_whatever_else_is_asked_for_is_built(root: Path, words: tuple[str, ...]) -> None:
    assert was_built(root, *WORDS, *words)


def test_a_build_that_fails_leaves_no_mark(root: Path) -> None:
    record = sorted((root / "data/innovations").glob("*.yml"))[0]
    good = record.read_text()
    record.write_text("rusak")
    assert catalogue(root, *WORDS).returncode == 1
    assert catalogue(root, *WORDS).returncode == 1
    record.write_text(good)
    assert catalogue(root, *WORDS).returncode == 0


def test_what_was_left_out_is_said_again(root: Path) -> None:
    record = sorted((root / "data/innovations").glob("*.yml"))[0]
    record.write_text("rusak")
    words = (*WORDS, "--skip-invalid", "--lost", "warning")
    first, again = catalogue(root, *words), catalogue(root, *words)
    assert first.returncode == again.returncode == 0
    assert without_numbers(first.stdout) == without_numbers(again.stdout)
    assert record.stem in again.stdout
