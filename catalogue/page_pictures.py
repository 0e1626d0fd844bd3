"""The pictures that hand-written pages name in their Markdown, each with its place."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.diagnostics import Location
from catalogue.documents import Document

OWN_PAGES = "data/pages/"
OWN = "../images/"  # data/images, as such a page names it
# Not behind a backtick: there a guide shows how a picture is written.
PICTURE = re.compile(r"(?<!`)!\[(?P<alt>[^\]\n]*)\]\((?P<path>[^()\n]*)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A picture that a page of the region names. path: from the folder of the pages. written: as it stands there."""

    path: str
    written: str
    alt: str
    place: Location

    @property
    def own_name(self) -> str | None:
        """Its name in ``data/images``, or None where it is said to be elsewhere."""
        name = self.path.removeprefix(OWN)
        return name if name != self.path and "/" not in name else None


def named_pictures(pages: Iterable[Document]) -> Iterator[Named]:
    """Every picture that pages name."""
    for page in pages:
        for number, line in enumerate(page.raw.decode("utf-8", "replace").split("\n"), 1):
            for match in PICTURE.finditer(line):
                place = Location(f"{OWN_PAGES}{page.path}", number, match.start("path") + 1)
                yield Named(picture_path(page.path, match["path"]), match["path"], match["alt"].strip(), place)


def picture_path(page: str, picture: str) -> str:
    """Where a picture is that a page names, from the folder of the pages."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), picture))
