"""Hand-written pages: ``tentang.md`` gets the address ``tentang/``, and links between them follow."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from catalogue.addresses import ENGLISH, document_path
from catalogue.documents import Document, File
from catalogue.pages.written_head import headed, title_of
from catalogue.pages.written_pictures import shown
from catalogue.pictures.renditions import Picture

_LINK = re.compile(r"(?<=\]\()(?P<path>[^()\s:#]+\.md)(?=[)#])")
BOTH = "id en"


class UnreadablePageError(ValueError):
    """A page is no text in UTF-8."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def hand_written_pages(pages: Sequence[Document], english: bool, pictures: Mapping[str, Picture]) -> Iterator[File]:
    """Pages as MkDocs gets them; those that stand in ``en/`` too are said to be in both languages.

    english: whether the site has an English edition; else pages in ``en/`` are left out. pictures: by their path.
    """
    kept = [page for page in pages if english or not page.path.startswith(ENGLISH)]
    paths = {page.path for page in kept}
    for page in kept:
        own = page.path.removeprefix(ENGLISH)
        yield hand_written_page(page, BOTH if {own, ENGLISH + own} <= paths else "", pictures)


def hand_written_page(page: Document, editions: str, pictures: Mapping[str, Picture]) -> File:
    """A page as MkDocs gets it; its links to other pages are those that also work in the repository.

    editions: the languages that it is in, where they are more than one.
    """
    try:
        text = headed(page.raw.decode().replace("\r\n", "\n"), editions)
    except UnicodeDecodeError as error:
        raise UnreadablePageError(page.path) from error
    folder, here = posixpath.dirname(page.path), posixpath.dirname(_place(page.path))

    def placed(match: re.Match[str]) -> str:
        target = _place(posixpath.normpath(posixpath.join(folder, match["path"])))
        return posixpath.relpath(target, here or ".")

    address = f"{here}/" if here else ""
    return File(_place(page.path), shown(_LINK.sub(placed, text), page.path, address, pictures))


def titled_pages(pages: Sequence[Document], english: bool) -> Iterator[tuple[str, str]]:
    """Title and address of each page of one edition, by address; a page without a heading is left out."""
    for page in sorted(pages, key=lambda page: page.path):
        title = title_of(page.raw.decode("utf-8", "replace"))
        if title and page.path.startswith(ENGLISH) == english:
            yield title, f"{posixpath.dirname(_place(page.path))}/"


def _place(path: str) -> str:
    name = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return document_path(f"{name}/" if name else "")
