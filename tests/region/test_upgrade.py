"""A region takes a new version of the tool: no conflict, and no file of its own changes but those that migrate names.

The commands are those of ``docs/panduan/daerah-lain.md``.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from new_catalogues import Make, answers_of, write

from catalogue import files
from catalogue.documents import Document
from catalogue.region.editing import Edit, rename_key
from catalogue.region.new import new_data, to_remove
from catalogue.region.questions import Circumstances
from catalogue.region.versions import CURRENT_VERSION, Migration, migrate
from catalogue.source import Source

IDENTITY = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "-c", "init.defaultBranch=main")


def git(root: Path, *arguments: str, may_fail: bool = False) -> str:
    done = subprocess.run(("git", *IDENTITY, *arguments), cwd=root, capture_output=True, text=True, check=not may_fail)
    return done.stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def tree(root: Path, folder: str) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def upstream(small: Path) -> Path:
    """The tool's repository with the data of its first region."""
    write_text(small / "catalogue" / "kode.py", "VERSI = 1\n")
    write_text(small / "README.md", "Alat\n")
    git(small, "init", "--quiet")
    commit(small, "versi 1")
    return small


@pytest.fixture
def fork(upstream: Path, tmp_path: Path, skeleton: list[Document], around: Circumstances) -> Path:
    """A fork of it after ``catalogue init --here --clean``."""
    root = tmp_path / "cabang"
    git(tmp_path, "clone", "--quiet", "--origin", "alat", str(upstream), str(root))
    made = list(new_data(answers_of(around), skeleton, around.texts))
    present = [path.relative_to(root).as_posix() for path in (root / "data").rglob("*") if path.is_file()]
    for path in to_remove(present, made):
        (root / path).unlink()
    write(root, made)
    commit(root, "data daerah kami")
    return root


def write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def release(upstream: Path) -> None:
    write_text(upstream / "catalogue" / "kode.py", "VERSI = 2\n")
    write_text(upstream / "docs" / "baru.md", "Baru\n")


def upgrade(fork: Path) -> None:
    """What the guide says."""
    git(fork, "fetch", "--quiet", "alat")
    git(fork, "merge", "--no-commit", "--no-ff", "alat/main", may_fail=True)
    git(fork, "rm", "-r", "--quiet", "--force", "data")
    git(fork, "checkout", "--quiet", "HEAD", "--", "data")
    git(fork, "commit", "--quiet", "--no-edit")


def test_new_code_comes_without_conflict(upstream: Path, fork: Path) -> None:
    before = tree(fork, "data")
    release(upstream)
    commit(upstream, "versi 2")
    git(fork, "fetch", "--quiet", "alat")
    git(fork, "merge", "--quiet", "--no-edit", "alat/main")
    assert (fork / "catalogue" / "kode.py").read_text() == "VERSI = 2\n"
    assert tree(fork, "data") == before


def test_data_stay_even_where_the_first_region_changed_its_own(upstream: Path, fork: Path) -> None:
    before = tree(fork, "data")
    release(upstream)
    write_text(upstream / "data" / "innovations" / "baru-di-sana.yml", "nama: Baru\n")
    (upstream / "data" / "innovations" / "warung-sehat.yml").unlink()
    for name in ("site.yml", "innovations/kelas-ibu.yml"):
        path = upstream / "data" / name
        path.write_text(path.read_text(encoding="utf-8").replace("a", "e"), encoding="utf-8")
    commit(upstream, "versi 2")
    upgrade(fork)
    assert tree(fork, "data") == before
    assert (fork / "docs" / "baru.md").exists()
    assert git(fork, "status", "--porcelain") == ""
    assert "versi 2" in git(fork, "log", "--oneline")


def test_a_region_on_the_package_changes_nothing_without_a_migration(make: Make) -> None:
    root = make()
    git(root, "init", "--quiet")
    commit(root, "awal")
    for file in migrate(files.read_data(root)).files:
        (root / file.path).write_bytes(file.raw)
    assert git(root, "status", "--porcelain") == ""


def test_a_migration_changes_only_what_it_names(make: Make) -> None:
    def edits(source: Source) -> Iterator[Edit]:
        yield from rename_key(source, ("solusi",), "pemecahan")

    root = make()
    git(root, "init", "--quiet")
    commit(root, "awal")
    done = migrate(files.read_data(root), (Migration(CURRENT_VERSION, "uji", edits),), CURRENT_VERSION + 1)
    for file in done.files:
        (root / file.path).write_bytes(file.raw)
    changed = git(root, "diff", "--numstat").splitlines()
    assert changed == ["1\t1\tdata/innovations/contoh-inovasi.yml", "1\t1\tdata/site.yml"]
    assert {change.path for change in done.changes} == {"data/innovations/contoh-inovasi.yml"}
