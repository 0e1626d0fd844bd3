"""What earlier runs found out, kept below ``build/cache/``: safe to delete, never wrong.

An entry's name is the digest of everything it was made from, so nothing in it can be out of date. It is JSON with a
digest of its own, written beside its place and renamed into it. Entries count only where this machine wrote them:
the folder carries a mark that names its own inode and time, which no checkout, archive or copy brings along.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalogue.files import write_file
from catalogue.pictures.bounds import MOST_BYTES

FOLDER = "build/cache"
MARK = "tanda"
_OLDEST = 10**18  # nanoseconds since 1970: a time long ago, which no file that is written today can have


def digest(*parts: object) -> str:
    """One name for what an entry was made from. Texts and bytes are told apart, and cannot run into each other."""
    whole = hashlib.blake2b(digest_size=20)
    for part in parts:
        raw = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        whole.update(b"%d:%d:" % (isinstance(part, bytes), len(raw)))
        whole.update(raw)
    return whole.hexdigest()


def tree_digest(folder: Path, known: Mapping[str, bytes] = MappingProxyType({}), without: str = "") -> str:
    """A name for everything below a folder: paths, contents, and where links lead.

    known: contents that have been read already, by path relative to the folder. without: a folder in it to leave out.
    """
    parts = ((path, _content(entry, known.get(path))) for path, entry in _below(folder, "", without))
    return digest(*chain.from_iterable(parts))


def _below(folder: Path, prefix: str, without: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name in ("__pycache__", without):
                continue
            yield prefix + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{prefix}{entry.name}/", "")


def _content(entry: "os.DirEntry[str]", known: bytes | None) -> bytes | str | None:
    if known is not None:
        return hashlib.blake2b(known, digest_size=20).digest()
    if entry.is_symlink():
        return str(Path(entry.path).readlink())
    if not entry.is_file(follow_symlinks=False):
        return None
    size = entry.stat().st_size
    if size > MOST_BYTES:  # of a file that is too large for every check, no check sees more than that
        return f"{size}"
    return hashlib.blake2b(Path(entry.path).read_bytes(), digest_size=20).digest()


def tool_digest() -> str:
    """A name for this tool as it stands: its own files, Python, and what is installed beside it.

    Its files are told by size, times and place on the disk, which whoever writes one changes: reading all would take
    longer than what most commands do.
    """
    found = find_spec("pydantic")  # found, not loaded: most of a quick run would be spent on that
    beside = Path(found.origin).parent.parent if found and found.origin else Path(__file__).parent.parent
    installed = sorted(path.name for path in beside.iterdir() if path.name.endswith("-info"))
    stamps = chain.from_iterable((path, _stamp(entry)) for path, entry in _below(Path(__file__).parent, "", ""))
    return digest(*stamps, sys.version, *installed)


def _stamp(entry: "os.DirEntry[str]") -> tuple[int, ...] | None:
    if entry.is_dir(follow_symlinks=False):
        return None  # its own time changes with the byte code below it
    known = entry.stat()
    return known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one root. ``notes`` are keys below ``cli.`` of what was found in the way."""

    folder: Path
    notes: tuple[str, ...] = ()

    def read(self, kind: str, key: str) -> Any:
        """What was kept under a name, or None."""
        with contextlib.suppress(OSError, ValueError):
            told, _, body = self._path(kind, key).read_bytes().partition(b"\n")
            if told == _seal(kind, key, body):
                return json.loads(body)
        return None

    def write(self, kind: str, key: str, value: Any) -> None:
        """Keep a value; what JSON would not give back as it is, is not kept, and a full disk is nobody's fault."""
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            path = self._path(kind, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, _seal(kind, key, body) + b"\n" + body)

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Drop the entries of a kind that no current thing uses."""
        wanted = {self._path(kind, key) for key in keys}
        for path in (self.folder / kind).glob("*/*.json"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / f"{key}.json"


def _seal(kind: str, key: str, body: bytes) -> bytes:
    return digest(kind, key, body).encode()


def open_cache(root: Path) -> Cache:
    """The cache of a root, empty where there is none, or where it is not this machine's own."""
    folder = root / FOLDER
    if not folder.is_symlink() and _is_ours(folder / MARK):
        return Cache(folder)
    notes = ("cache_ignored",) if folder.exists() or folder.is_symlink() else ()
    with contextlib.suppress(OSError):
        if folder.is_symlink():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        _mark(folder / MARK)
    return Cache(folder, notes)


def _mark(path: Path) -> None:
    time = int.from_bytes(os.urandom(7), "big") % _OLDEST
    path.touch()
    path.write_text(f"{path.stat().st_ino}:{time}", encoding="utf-8")
    os.utime(path, ns=(time, time))


def _is_ours(path: Path) -> bool:
    try:
        known = path.lstat()
        return path.read_text(encoding="utf-8") == f"{known.st_ino}:{known.st_mtime_ns}"
    except (OSError, ValueError):
        return False
