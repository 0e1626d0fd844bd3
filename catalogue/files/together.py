"""Writing several files of a root, all of them or none."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from catalogue.documents import File
from catalogue.files.problems import UnusableError
from catalogue.files.reading import read_file
from catalogue.files.writing import claim


def write_together(root: Path, files: Iterable[File], remove: Iterable[str] = ()) -> tuple[str, ...]:
    """Write and remove several files below a root, all of them or none; returns the paths that changed.

    Raises PathError for a path that leaves the root, UnusableError for a link in the way.
    """
    taken: dict[str, str] = {}
    wanted: list[tuple[Path, bytes | None]] = []
    for file in files:
        claim(taken, file.path)
        wanted.append((root / file.path, file.raw))
    changed = put_together([*wanted, *((root / name, None) for name in remove)])
    return tuple(path.relative_to(root).as_posix() for path in changed)


def put_together(wanted: Iterable[tuple[Path, bytes | None]]) -> list[Path]:
    """Give files new contents, or remove those that get none: all of them or none. Returns those that changed.

    Every file is first written beside its place, and what it replaces is kept until all stand in theirs: whatever
    goes wrong before that, the old ones return. A process that is killed leaves each file whole, old or new.
    """
    changed: list[tuple[Path, Path, Path]] = []
    done: list[tuple[Path, Path]] = []
    try:
        for path, raw in wanted:
            if path.is_symlink() or (path.exists() and not path.is_file()):
                raise UnusableError("disk_trouble", path=str(path), reason="symlink")
            if read_file(path) != raw:
                changed.append(_places(path))
                _prepare(*changed[-1], raw)
        for path, new, old in changed:
            done.append((path, old))
            if new.exists():
                os.replace(new, path)
            else:
                path.unlink()
    except BaseException:
        for path, old in reversed(done):
            _put_back(path, old)
        raise
    finally:
        for _, new, old in changed:
            new.unlink(missing_ok=True)
            old.unlink(missing_ok=True)
    return [path for path, _, _ in changed]


def _places(path: Path) -> tuple[Path, Path, Path]:
    """A file's place, and beside it those of its new content and of a copy of the old one."""
    return path, path.with_name(f".{path.name}.baru"), path.with_name(f".{path.name}.lama")


def _prepare(path: Path, new: Path, old: Path, raw: bytes | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (new, old):  # of a command that was killed
        leftover.unlink(missing_ok=True)
    if path.exists():
        shutil.copy2(path, old)
    if raw is not None:
        new.write_bytes(raw)


def _put_back(path: Path, old: Path) -> None:
    if old.exists():
        os.replace(old, path)
    else:
        path.unlink(missing_ok=True)
