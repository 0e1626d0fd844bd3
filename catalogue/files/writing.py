"""Writing one file or a folder of them."""

import contextlib
import os
import shutil
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from catalogue.documents import File
from catalogue.file_names import is_kept_everywhere, same_place
from catalogue.files.problems import PathError, no_link

QUICKLY = 1  # zlib's level: an eighth of the pages' size for little time


@dataclass(frozen=True, slots=True)
class Written:
    """What a writing changed, as paths relative to the folder."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_tree(folder: Path, files: Iterable[File]) -> Written:
    """Make a folder hold exactly these files: write what differs, remove what is stale.

    Raises PathError when two files claim one path (case and Unicode form apart), or one leaves the folder, and
    UnusableError where the folder is a link.
    """
    no_link(folder, folder.parent)
    wanted: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    for file in files:
        claim(taken, file.path)
        wanted[file.path] = zlib.compress(file.raw, QUICKLY)  # all are held until the last name is known
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    stale = sorted(present - wanted.keys())
    for path in stale:  # first, since a link or a file may stand where a folder is wanted
        (folder / path).unlink()
    _remove_empty_folders(folder)
    changed = [path for path, packed in wanted.items() if _write_if_new(folder / path, zlib.decompress(packed))]
    return Written(tuple(sorted(changed)), tuple(stale), len(wanted) - len(changed))


def write_into(folder: Path, files: Iterable[File], old: Path | None = None) -> list[str]:
    """Write files into a fresh folder that holds others too; returns those that differ from the old folder's.

    old: a folder that the fresh one will take the place of. A file that is the same there is not written again but
    shared with it, its time included, so that copying the site elsewhere copies what changed. Files of a site are
    replaced and never written to, so neither folder can change the other.
    """
    changed = []
    for file in files:
        path = folder / file.path
        if old and _share(old / file.path, path, file.raw):
            continue
        changed.append(file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(file.raw)
    return changed


def _share(old: Path, new: Path, raw: bytes) -> bool:
    try:
        if old.stat(follow_symlinks=False).st_size != len(raw):
            return False
    except OSError:
        return False
    return share(old, new, raw.__eq__)


def share(old: Path, new: Path, is_same: Callable[[bytes], bool]) -> bool:
    """Let a file of the old folder stand in the new one too, if it is plain and has the bytes wanted."""
    try:
        if old.is_symlink() or not is_same(old.read_bytes()):
            return False
        new.parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
    except OSError:  # not there, or a file system without links
        return False
    return True


def empty_folder(folder: Path) -> Path:
    """A folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove a folder and all below it."""
    shutil.rmtree(folder, ignore_errors=True)


def claim(taken: dict[str, str], path: str) -> None:
    """Note a path as taken. Raises PathError when it leaves its folder or is taken, as any system would see it."""
    if not is_kept_everywhere(path):
        raise PathError("path_refused", path=path)
    key = same_place(path)
    if key in taken:
        raise PathError("path_taken", path=path, other=taken[key])
    taken[path if key == path else key] = path  # nearly always one text, not two


def _write_if_new(path: Path, raw: bytes) -> bool:
    if path.is_symlink():
        path.unlink()
    if path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, raw)
    return True


def write_file(path: Path, raw: bytes) -> None:
    """Write a whole file or none of it: beside its place first, then renamed into it."""
    beside = path.with_name(f".{path.name}.baru")
    beside.write_bytes(raw)
    os.replace(beside, path)


def write_new(path: Path, raw: bytes) -> None:
    """Write a file of the root, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, raw)


def add_files(folder: Path, files: Iterable[File]) -> None:
    """Write files beside what is there; nothing else is touched."""
    for file in files:
        _write_if_new(folder / file.path, file.raw)


def remove_emptied(folder: Path, removed: Iterable[str]) -> None:
    """Remove the folders below one that got empty when files in them were removed."""
    for name in removed:
        for above in Path(name).parents[:-1]:
            with contextlib.suppress(OSError):
                (folder / above).rmdir()


def append_text(path: Path, text: str) -> None:
    """Add text to the end of a file."""
    with path.open("a", encoding="utf-8") as stream:
        stream.write(text)


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        with contextlib.suppress(OSError):
            path.rmdir()


def remove_file(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)
