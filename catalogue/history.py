"""When each file last changed, as git tells it. Nothing is guessed: without whole history, nothing is said."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path


def last_changes(root: Path, folder: str = "data/innovations") -> Mapping[str, date]:
    """The date of the newest commit of every file below a folder, by path relative to the root.

    Empty where there is no git, no commit, or only a part of the history (a shallow clone).
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    log = _git(root, "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only", "--relative", "--", folder)
    changes: dict[str, date] = {}
    for block in log.split("\0")[1:]:
        day, *names = block.split("\n")
        for name in names:
            if name:
                changes.setdefault(name, date.fromisoformat(day))
    return changes


def state(root: Path) -> str:
    """A name for all that git can tell of the past: the last commit, whether it has all before it, and our folder."""
    return _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")


def newest_commit(root: Path) -> date | None:
    """The date of the last commit, or None without git or commits."""
    day = _git(root, "log", "-1", "--format=%cs")
    return date.fromisoformat(day) if day else None


def remote_address(root: Path) -> str:
    """The address of the remote ``origin``, or "" without git or remote."""
    return _git(root, "remote", "get-url", "origin")


def changed_since(root: Path, revision: str) -> frozenset[str] | None:
    """The files that differ from a revision or are new, by path relative to the root; None if git cannot tell.

    A renamed file counts twice, as the one that is gone and the one that is new: an address may go with it.
    """
    listed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", revision, "--", ".")
    if not listed and not _git(root, "rev-parse", "--verify", f"{revision}^{{commit}}"):
        return None
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in (listed + "\0" + fresh).split("\0") if name)


def archive(root: Path, revision: str, folder: str) -> bytes:
    """A folder as it was at a revision, as a tar file; nothing where git does not know it."""
    if revision.startswith("-"):  # would be an option, and one of them writes a file
        return b""
    words = ("git", "-C", str(root), "archive", "--format=tar", revision, "--", folder)
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ("git", "-C", str(root), *arguments), capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip("\n") if done.returncode == 0 else ""
