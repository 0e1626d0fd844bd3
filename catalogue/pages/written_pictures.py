"""Pictures in hand-written pages: named in Markdown, shown in sizes and types like every picture of the site."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.addresses import Linker
from catalogue.documents import Document
from catalogue.pictures.renditions import OWN, Picture
from catalogue.templating import environment

# Not behind a backtick: there a guide shows how a picture is written.
_PICTURE = re.compile(r"(?<!`)!\[(?P<alt>[^\]\n]*)\]\((?P<path>[^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A picture that a page names. path: from the folder of the pages."""

    page: str
    path: str
    alt: str


def named_pictures(pages: Iterable[Document]) -> Iterator[Named]:
    """Every picture that pages name."""
    for page in pages:
        for match in _PICTURE.finditer(page.raw.decode("utf-8", "replace")):
            yield Named(page.path, _path(page.path, match["path"]), match["alt"].strip())


def own_names(named: Iterable[Named]) -> Iterator[str]:
    """The names in ``data/images`` among the pictures of a region's pages."""
    for each in named:
        name = each.path.removeprefix(OWN)
        if name != each.path and "/" not in name:
            yield name


def shown(text: str, page: str, address: str, pictures: Mapping[str, Picture]) -> str:
    """A page's Markdown with its pictures as HTML; one that is not among ``pictures`` stays as written.

    page: its path. address: where it will stand.
    """
    template, link = environment().get_template("parts/written_picture.html.jinja"), Linker(address)

    def markup(match: re.Match[str]) -> str:
        picture = pictures.get(_path(page, match["path"]))
        return template.render(picture=picture, alt=match["alt"].strip(), link=link).strip() if picture else match[0]

    return _PICTURE.sub(markup, text)


def _path(page: str, picture: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), picture))
