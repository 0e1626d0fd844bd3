"""What the package brings along: texts, assets, guides, and the icons of its theme."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from catalogue.documents import Document
from catalogue.files.reading import read_pages

PACKAGE = Path(__file__).resolve().parent.parent
BYTE_CODE = PACKAGE / "templates" / "__pycache__"  # where Python would have it


def public_pages(ending: str = ".md") -> list[Document]:
    """The tool's own hand-written pages, or their pictures; from the package, or from ``docs/`` in a checkout."""
    folder = PACKAGE / "docs" if (PACKAGE / "docs").is_dir() else PACKAGE.parent / "docs"
    return [page for page in read_pages(folder, ending) if not page.path.startswith(("pengembang/", "assets/"))]


def mkdocs_config(root: Path) -> Path:
    """The root's ``mkdocs.yml``, or the one that the package brings."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else PACKAGE / "mkdocs.base.yml"


def package_text(path: str) -> str:
    """A text file of the package, such as ``locale/id.yml``."""
    return (PACKAGE / path).read_text(encoding="utf-8")


def byte_code(name: str) -> bytes | None:
    """A compiled template that an earlier run kept, or None."""
    try:
        return (BYTE_CODE / name).read_bytes()
    except OSError:
        return None


def keep_byte_code(name: str, raw: bytes) -> None:
    """Keep a compiled template for later runs; where the package may not be written, nothing happens."""
    beside = BYTE_CODE / f"{name}.{os.getpid()}"
    with suppress(OSError):
        BYTE_CODE.mkdir(exist_ok=True)
        beside.write_bytes(raw)
        beside.replace(BYTE_CODE / name)


def package_documents(folder: str, ending: str) -> list[Document]:
    """The package's files below a folder with an ending, paths relative to that folder."""
    top = PACKAGE / folder
    paths = sorted(path for path in top.rglob(f"*{ending}") if path.is_file() and "__pycache__" not in path.parts)
    return [Document(path.relative_to(top).as_posix(), path.read_bytes()) for path in paths]


def icon_texts(names: Iterable[str]) -> dict[str, str]:
    """SVG icons of the set that Material ships, by name (``material/phone``); unknown names are left out."""
    from importlib.resources import files as package_folder  # brings what reads archives, which no check needs

    folder = Path(str(package_folder("material"))) / "templates" / ".icons"
    paths = {name: folder / f"{name}.svg" for name in names}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.is_file()}


def installed(package: str) -> tuple[str, str | None] | None:
    """An installed package's version, and pip's note of the address it came from (PEP 610); None where it is not."""
    from importlib import metadata  # brings what reads mail and archives

    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None
    return found.version, found.read_text("direct_url.json")
