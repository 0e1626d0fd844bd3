"""A small catalogue under git, as a pull request finds it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "small"


def git(root: Path, *words: str) -> str:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example"}
    names |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.example"}
    command = ("git", "-C", str(root), *words)
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **names}).stdout


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "perubahan")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small catalogue, committed."""
    root = tmp_path / "katalog"
    shutil.copytree(SMALL, root)
    (root / ".gitignore").write_text("/build/\n/tinjauan/\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    commit(root)
    return root
