"""Dates come from git, whole or not at all."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from catalogue.history import changed_since, last_changes, newest_commit


def git(root: Path, *words: str, day: str = "2024-05-01") -> None:
    stamp = f"{day}T00:00:00Z"
    environment = {"GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": stamp, "HOME": str(root), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        ("git", "-c", "user.name=x", "-c", "user.email=x@contoh.example", "-C", str(root), *words),
        check=True,
        capture_output=True,
        env=environment,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "data/innovations"
    folder.mkdir(parents=True)
    git(tmp_path, "init", "-q")
    for name, day in (("satu", "2024-05-01"), ("dua", "2024-06-01"), ("satu", "2024-07-01")):
        (folder / f"{name}.yml").write_text(day)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", day, day=day)
    return tmp_path


def test_the_newest_commit_of_each_file_counts(repository: Path) -> None:
    changes = {"data/innovations/satu.yml": date(2024, 7, 1), "data/innovations/dua.yml": date(2024, 6, 1)}
    assert last_changes(repository) == changes
    assert newest_commit(repository) == date(2024, 7, 1)


def test_a_shallow_clone_says_nothing(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    assert last_changes(clone) == {}


def test_no_git_says_nothing(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}
    assert newest_commit(tmp_path) is None
    assert changed_since(tmp_path, "HEAD") is None


def test_changes_since_a_revision_include_new_files(repository: Path) -> None:
    (repository / "data/innovations/tiga.yml").write_text("x")
    assert changed_since(repository, "HEAD~1") == {"data/innovations/satu.yml", "data/innovations/tiga.yml"}
    assert changed_since(repository, "no-such-revision") is None


def test_a_renamed_file_is_a_removed_one_too(repository: Path) -> None:
    """Its old address goes with it, so whoever asks must hear of both."""
    git(repository, "mv", "data/innovations/satu.yml", "data/innovations/tiga.yml")
    git(repository, "commit", "-qm", "ganti nama")
    assert changed_since(repository, "HEAD~1") == {"data/innovations/satu.yml", "data/innovations/tiga.yml"}
