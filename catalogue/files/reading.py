"""Reading a root: its data, pictures and pages. Links are never followed."""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.documents import Document, File
from catalogue.files.problems import UnusableError, no_link

LARGEST_READ = 2 * 1024 * 1024 + 1  # one byte past the largest file that any reader takes
MOST_FILES = 100_000
IMAGES = "data/images"
NOT_OURS = (".git/", ".venv/", "build/", "site/", "node_modules/")


def read_data(root: Path) -> list[Document]:
    """Every YAML file of a region: ``data/*.yml`` and ``data/innovations/*.yml``, sorted by path.

    Links are not followed. Raises UnusableError where there is no ``data/``.
    """
    no_link(root / "data", *(root / "data" / name for name in ("innovations", "images", "pages")))
    if not (root / "data").is_dir():
        raise UnusableError("no_data", folder=str(root))
    found = [(folder, name) for folder in ("data", "data/innovations") for name in _plain_names(root / folder)]
    if len(found) > MOST_FILES:
        raise UnusableError("too_many_files", count=len(found), most=MOST_FILES)
    named = sorted((*folder.split("/"), name) for folder, name in found if name.endswith(".yml") and name != ".yml")
    top = f"{root}/"  # no Path for each: reading them is most of a check that finds nothing changed
    return [Document(path, _read(top + path)) for path in map("/".join, named)]


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


def archived(raw: bytes) -> Iterator[File]:
    """The plain files of a tar file; links and devices are left out."""
    if not raw:
        return
    import tarfile  # brings every kind of compression, which no other reading needs

    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield File(member.name, stream.read(LARGEST_READ))


def _plain_files(folder: Path) -> Iterator[Path]:
    return (folder / name for name in _plain_names(folder))


def _plain_names(folder: Path) -> Iterator[str]:
    if _is_own_folder(folder):
        with os.scandir(folder) as entries:
            yield from (entry.name for entry in entries if entry.is_file(follow_symlinks=False))


def _is_own_folder(folder: Path) -> bool:
    """Whether it is a folder and no link to one."""
    return folder.is_dir() and not folder.is_symlink()


def _read(path: str | Path) -> bytes:
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a thousand times in a check
        if os.fstat(stream.fileno()).st_size < LARGEST_READ:
            return stream.readall()  # room for the largest would be made anew for each
    with open(path, "rb") as long:  # noqa: PTH123
        return long.read(LARGEST_READ)


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
