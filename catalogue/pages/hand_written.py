"""Hand-written pages: ``tentang.md`` gets the address ``tentang/``, and links between them follow."""

import posixpath
import re

from catalogue.addresses import document_path
from catalogue.documents import Document, File

_LINK = re.compile(r"(?<=\]\()(?P<path>[^()\s:#]+\.md)(?=[)#])")


def hand_written_page(page: Document) -> File:
    """A page as MkDocs gets it; its links to other pages are those that also work in the repository."""
    text = page.raw.decode()
    folder, here = posixpath.dirname(page.path), posixpath.dirname(_place(page.path))

    def placed(match: re.Match[str]) -> str:
        target = _place(posixpath.normpath(posixpath.join(folder, match["path"])))
        return posixpath.relpath(target, here or ".")

    return File(_place(page.path), _LINK.sub(placed, text))


def _place(path: str) -> str:
    name = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return document_path(f"{name}/" if name else "")
