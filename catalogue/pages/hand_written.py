"""Hand-written pages: ``tentang.md`` gets the address ``tentang/``, and links between them follow."""

import posixpath
import re
from collections.abc import Iterator, Sequence

from catalogue.addresses import ENGLISH, document_path
from catalogue.documents import Document, File

GUIDE_PICTURES = "assets/guide/"
_LINK = re.compile(r"(?<=\]\()(?P<path>[^()\s:#]+\.(?:md|png))(?=[)#])")
BOTH = "---\neditions: id en\n---\n\n"


class UnreadablePageError(ValueError):
    """A page is no text in UTF-8."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def hand_written_pages(pages: Sequence[Document], english: bool) -> Iterator[File]:
    """Pages as MkDocs gets them; those that stand in ``en/`` too are said to be in both languages.

    english: whether the site has an English edition; else pages in ``en/`` are left out.
    """
    kept = [page for page in pages if english or not page.path.startswith(ENGLISH)]
    paths = {page.path for page in kept}
    for page in kept:
        own = page.path.removeprefix(ENGLISH)
        yield hand_written_page(page, BOTH if {own, ENGLISH + own} <= paths else "")


def hand_written_page(page: Document, head: str = "") -> File:
    """A page as MkDocs gets it; its links to other pages are those that also work in the repository."""
    try:
        text = head + page.raw.decode()
    except UnicodeDecodeError as error:
        raise UnreadablePageError(page.path) from error
    folder, here = posixpath.dirname(page.path), posixpath.dirname(_place(page.path))

    def placed(match: re.Match[str]) -> str:
        target = _place(posixpath.normpath(posixpath.join(folder, match["path"])))
        return posixpath.relpath(target, here or ".")

    return File(_place(page.path), _LINK.sub(placed, text))


def guide_picture(picture: Document) -> File:
    """A picture of a guide, where the gate lets pictures stand."""
    return File(_place(picture.path), picture.raw)


def _place(path: str) -> str:
    if not path.endswith(".md"):
        return f"{GUIDE_PICTURES}{posixpath.basename(path)}"
    name = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return document_path(f"{name}/" if name else "")
