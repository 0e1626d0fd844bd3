"""The only module that opens files: reads a root, writes a tree, swaps a finished site into place."""

import contextlib
import ctypes
import errno
import io
import os
import shutil
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files as package_folder
from pathlib import Path
from typing import Any

from catalogue.documents import Document, File
from catalogue.file_names import is_kept_everywhere, same_place

LARGEST_READ = 2 * 1024 * 1024 + 1  # one byte past the largest file that any reader takes
MOST_FILES = 100_000
IMAGES = "data/images"
NOT_OURS = (".git/", ".venv/", "build/", "site/", "node_modules/")


class UnusableError(Exception):
    """The environment is in the way (a link, a full disk, a lock). ``key`` names the text under ``cli.``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class PathError(UnusableError, ValueError):
    """A file that may not be written: its path leaves the folder, is kept by no system, or is another file's."""


def no_link(*folders: Path) -> None:
    """Raises UnusableError where a folder is a link: what lies behind it is not ours to read or to clear."""
    for folder in folders:
        if folder.is_symlink():
            raise UnusableError("folder_is_link", folder=str(folder))


def read_data(root: Path) -> list[Document]:
    """Every YAML file of a region: ``data/*.yml`` and ``data/innovations/*.yml``, sorted by path.

    Links are not followed. Raises UnusableError where there is no ``data/``.
    """
    no_link(root / "data", *(root / "data" / name for name in ("innovations", "images", "pages")))
    if not (root / "data").is_dir():
        raise UnusableError("no_data", folder=str(root))
    found = [path for folder in ("data", "data/innovations") for path in _plain_files(root / folder)]
    if len(found) > MOST_FILES:
        raise UnusableError("too_many_files", count=len(found), most=MOST_FILES)
    yaml_files = sorted(path for path in found if path.suffix == ".yml")
    return [Document(path.relative_to(root).as_posix(), _read(path)) for path in yaml_files]


def stray_files(root: Path) -> list[str]:
    """What lies in the data folders and is not read: other endings, links, sub-folders."""
    places = {"data": ".yml", "data/innovations": ".yml", IMAGES: ""}
    found = ((folder, ending, entry) for folder, ending in places.items() for entry in _entries(root / folder))
    return [f"{folder}/{entry.name}" for folder, ending, entry in found if not _is_read(folder, ending, entry)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    if not _is_own_folder(folder):
        return []
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_read(folder: str, ending: str, entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a data folder is of those that are read, or that nobody minds."""
    known = folder == "data" and entry.name in ("innovations", "images", "pages", "LISENSI.md")
    plain = entry.is_file(follow_symlinks=False) and entry.name.endswith(ending)
    return entry.name.startswith(".") or (known and not entry.is_symlink()) or plain


def read_pages(folder: Path, ending: str = ".md") -> list[Document]:
    """Hand-written Markdown pages below a folder, sorted, or files of another ending; paths are relative to it."""
    if not _is_own_folder(folder):
        return []
    paths = sorted(path for path in folder.rglob(f"*{ending}") if path.is_file() and not path.is_symlink())
    return [Document(path.relative_to(folder).as_posix(), _read(path)) for path in paths]


def image_sizes(root: Path) -> dict[str, int]:
    """The plain files in ``data/images`` with their sizes in bytes; hidden ones are nobody's picture."""
    paths = (path for path in sorted(_plain_files(root / IMAGES)) if not path.name.startswith("."))
    return {path.name: path.stat().st_size for path in paths}


def image_links(root: Path) -> list[str]:
    """The links in ``data/images``, which are never followed."""
    folder = root / IMAGES
    return sorted(path.name for path in folder.iterdir() if path.is_symlink()) if _is_own_folder(folder) else []


def read_picture(root: Path, name: str, most: int) -> bytes | None:
    """A picture's bytes, at most one more than so many, or None where no plain file of that name lies there."""
    path = root / IMAGES / name
    plain = _is_own_folder(path.parent) and path.name == name and not path.is_symlink()
    return read_capped(path, most) if plain else None


def file_names(folder: Path) -> list[str]:
    """The names of the plain files right below a folder, sorted; none where there is no folder."""
    return sorted(path.name for path in _plain_files(folder))


def read_whole(path: Path) -> bytes:
    """A file's bytes."""
    return path.read_bytes()


def public_pages(ending: str = ".md") -> list[Document]:
    """The tool's own hand-written pages, or their pictures; from the package, or from ``docs/`` in a checkout."""
    package = Path(str(package_folder("catalogue")))
    folder = package / "docs" if (package / "docs").is_dir() else package.parent / "docs"
    return [page for page in read_pages(folder, ending) if not page.path.startswith(("pengembang/", "assets/"))]


def mkdocs_config(root: Path) -> Path:
    """The root's ``mkdocs.yml``, or the one that the package brings."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else Path(str(package_folder("catalogue"))) / "mkdocs.base.yml"


def missing(folder: Path, paths: Iterable[str]) -> list[str]:
    """Those paths below a folder where no file stands."""
    return [path for path in paths if not (folder / path).is_file()]


def read_file(path: Path) -> bytes | None:
    """One file's bytes, or None where there is none."""
    return path.read_bytes() if path.is_file() else None


def read_capped(path: Path, most: int) -> bytes | None:
    """A file's bytes, at most one more than so many, or None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return stream.read(most + 1)


def names_below(folder: Path) -> list[str]:
    """The files below a folder, paths relative to it; what git, a build or an installation made is left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(folder).as_posix() for path in found)
    return sorted(name for name in names if not name.startswith(NOT_OURS))


def package_text(path: str) -> str:
    """A text file of the package, such as ``locale/id.yml``."""
    return package_folder("catalogue").joinpath(path).read_text(encoding="utf-8")


def package_documents(folder: str, ending: str) -> list[Document]:
    """The package's files below a folder with an ending, paths relative to that folder."""
    top = Path(str(package_folder("catalogue"))) / folder
    paths = sorted(path for path in top.rglob(f"*{ending}") if path.is_file() and "__pycache__" not in path.parts)
    return [Document(path.relative_to(top).as_posix(), path.read_bytes()) for path in paths]


def icon_texts(names: Iterable[str]) -> dict[str, str]:
    """SVG icons of the set that Material ships, by name (``material/phone``); unknown names are left out."""
    folder = Path(str(package_folder("material"))) / "templates" / ".icons"
    paths = {name: folder / f"{name}.svg" for name in names}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.is_file()}


def archived(raw: bytes) -> Iterator[File]:
    """The plain files of a tar file; links and devices are left out."""
    if not raw:
        return
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield File(member.name, stream.read(LARGEST_READ))


def _plain_files(folder: Path) -> Iterator[Path]:
    if _is_own_folder(folder):
        with os.scandir(folder) as entries:
            yield from (Path(entry.path) for entry in entries if entry.is_file(follow_symlinks=False))


def _is_own_folder(folder: Path) -> bool:
    """Whether it is a folder and no link to one."""
    return folder.is_dir() and not folder.is_symlink()


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST_READ)


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
    wanted: dict[str, File] = {}
    taken: dict[str, str] = {}
    for file in files:
        claim(taken, file.path)
        wanted[file.path] = file
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    stale = sorted(present - wanted.keys())
    for path in stale:  # first, since a link or a file may stand where a folder is wanted
        (folder / path).unlink()
    _remove_empty_folders(folder)
    changed = [path for path, file in wanted.items() if _write_if_new(folder / path, file.raw)]
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
        if old.stat(follow_symlinks=False).st_size != len(raw) or old.is_symlink() or old.read_bytes() != raw:
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


def read_tree(folder: Path) -> list[Document]:
    """Every plain file below a folder, sorted; paths are relative to it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [Document(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


def is_below(root: Path, path: Path) -> bool:
    """Whether a file or folder stands below a root, and is not the root itself."""
    return path.exists() and path.resolve() != root.resolve() and path.resolve().is_relative_to(root.resolve())


def is_new_folder(folder: Path) -> bool:
    """Whether nothing stands there yet, or an empty folder."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def claim(taken: dict[str, str], path: str) -> None:
    """Note a path as taken. Raises PathError when it leaves its folder or is taken, as any system would see it."""
    if not is_kept_everywhere(path):
        raise PathError("path_refused", path=path)
    key = same_place(path)
    if key in taken:
        raise PathError("path_taken", path=path, other=taken[key])
    taken[key] = path


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


def staging_folder(site: Path) -> Path:
    """An empty folder beside the site, on the same file system, where the next one is made."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise UnusableError("site_not_folder", folder=str(site))
    staging = site.absolute().with_name(f".{site.absolute().name}.baru")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def swap_in(staging: Path, site: Path) -> None:
    """Put the finished site in the place of the old one, in one step where the system can (Linux)."""
    for above, folders, names in os.walk(staging):
        for name, mode in (*((each, 0o755) for each in folders), *((each, 0o644) for each in names)):
            path = Path(above, name)
            if path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)
    _sync(staging)
    if not site.exists():
        os.rename(staging, site)
    elif _exchange(staging, site):
        shutil.rmtree(staging, ignore_errors=True)
    else:
        _two_renames(staging, site)


def recover(site: Path) -> None:
    """Finish a swap of two renames that was cut short: the old site returns if no new one stands there."""
    old = site.with_name(f".{site.name}.lama")
    if old.is_dir() and not site.exists():
        os.rename(old, site)
    shutil.rmtree(old, ignore_errors=True)


def _two_renames(staging: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.lama")
    shutil.rmtree(old, ignore_errors=True)
    os.rename(site, old)
    os.rename(staging, site)
    shutil.rmtree(old, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have the new files on the disk before the swap; one call for the whole file system."""
    if hasattr(os, "sync"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _libc_call("syncfs", descriptor)
        finally:
            os.close(descriptor)


RENAME_EXCHANGE = 2  # linux/fs.h
AT_FDCWD = -100


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot (then two renames follow)."""
    arguments = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return _libc_call("renameat2", *arguments) == 0


def _libc_call(name: str, *arguments: Any) -> int:
    if not sys.platform.startswith("linux"):
        return -1
    try:
        return int(getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments))
    except AttributeError:
        return -1


@contextlib.contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold a lock while building; raises UnusableError when another build holds it. A killed build leaves none."""
    no_link(lock.parent, lock)
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+b") as stream:
        try:
            _lock(stream.fileno())
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise UnusableError("already_building", lock=str(lock)) from None
            raise
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def environment_problem(error: OSError) -> UnusableError:
    """What to say of a disk that is full, read-only or forbidden."""
    names: Mapping[int, str] = {errno.ENOSPC: "disk_full", errno.EROFS: "read_only", errno.EACCES: "forbidden"}
    return UnusableError(
        names.get(error.errno or 0, "disk_trouble"), path=str(error.filename or ""), reason=error.strerror
    )


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
