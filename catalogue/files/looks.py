"""How files look from outside: enough to tell whether one was touched, without reading it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Look(NamedTuple):
    """A file's size, the time of its last change, its place on the disk, its kind and who may do what with it."""

    size: int
    time: int
    place: int
    mode: int


def looks(folder: Path) -> Iterator[tuple[str, Look | None]]:
    """Every file below a folder by its relative path, sorted, and every folder (None); nothing where it is missing."""
    return _below(str(folder), "") if folder.is_dir() else iter(())


def _below(folder: str, prefix: str) -> Iterator[tuple[str, Look | None]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir(follow_symlinks=False):
                yield prefix + entry.name, None
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, _look(entry.stat(follow_symlinks=False))


def _look(found: os.stat_result) -> Look:
    return Look(found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode)
