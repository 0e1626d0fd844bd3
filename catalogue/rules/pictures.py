"""Pictures are there, can be shown without harm, and are described for those who cannot see them.

How their content was found to be is handed over as a word a file: rules open nothing.
"""

import re
from collections.abc import Iterator

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Location, Severity
from catalogue.model import Innovation
from catalogue.near import nearest
from catalogue.page_pictures import Named
from catalogue.pictures.bounds import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.together import words_in
from catalogue.scalars import LONGEST, PATTERNS

FOLDER = "data/images/"
LINK = "link"
KILO, MILLION = 1000, 1_000_000
_NAME = re.compile(PATTERNS["file_name"])


@rule("R611", kind="pictures")
def pictures_are_there(name: str, context: Context) -> Iterator[Finding]:
    """A picture that is named lies in ``data/images/``."""
    if name not in context.images and context.picture_faults.get(name) != LINK:
        yield Finding((), {"value": name}, nearest(name, context.images))


@rule("R612", kind="pictures")
def pictures_are_small(name: str, context: Context) -> Iterator[Finding]:
    """A picture is no larger than a telephone makes it: every copy of the repository carries it for good."""
    size = context.images.get(name, 0)
    if size > MOST_BYTES:
        yield Finding((), {"value": name, "size": -(-size // KILO), "most": MOST_BYTES // KILO})


@rule("R613", Severity.WARNING, "catalogue")
def picture_files_can_be_used(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """A picture has a name that works in an address, and a type that is read."""
    for name in context.images:
        if not _NAME.fullmatch(name) or len(name) > LONGEST["file_name"]:
            yield Finding((), {"value": name, "path": FOLDER + name}, place=Location(FOLDER + name))


@rule("R614", Severity.ADVICE)
def pictures_are_described(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The description says what is to be seen."""
    for index, image in enumerate(innovation.images):
        words = [word for word in words_in(image.alt) if word not in context.phrases("picture")]
        if not words or image.alt.casefold().startswith(image.file.rsplit(".", 1)[0]):
            yield Finding(("gambar", index, "alt"), {"value": image.alt})


def _faulty(name: str, context: Context, fault: str, **values: object) -> Iterator[Finding]:
    if context.picture_faults.get(name) == fault:
        yield Finding((), {"value": name, **values})


@rule("R615", kind="pictures")
def pictures_are_pictures(name: str, context: Context) -> Iterator[Finding]:
    """The content is a picture of a type that is read, whatever its name says. SVG is a program."""
    yield from _faulty(name, context, "unknown")


@rule("R616", kind="pictures")
def pictures_are_whole(name: str, context: Context) -> Iterator[Finding]:
    """A picture can be decoded to its end."""
    yield from _faulty(name, context, "broken")


@rule("R617", kind="pictures")
def pictures_have_bounds(name: str, context: Context) -> Iterator[Finding]:
    """A small file may hold more pixels than a computer has memory."""
    bounds = {"most": MOST_PIXELS // MILLION, "longest": LONGEST_SIDE}
    yield from _faulty(name, context, "pixels", **bounds)


@rule("R618", kind="pictures")
def pictures_are_no_links(name: str, context: Context) -> Iterator[Finding]:
    """A link may lead to any file of the machine that builds the site."""
    yield from _faulty(name, context, LINK)


@rule("R619", kind="pictures")
def picture_names_differ_in_more_than_case(name: str, context: Context) -> Iterator[Finding]:
    """Windows and macOS keep one file of two whose names differ in capitals alone."""
    alike = (other for other in context.images if other != name and other.casefold() == name.casefold())
    for other in alike if name in context.images else ():
        yield Finding((), {"value": name, "other": other})


@rule("R620", kind="page_pictures")
def pages_show_own_pictures(named: Named, context: Context) -> Iterator[Finding]:
    """A page of the region shows pictures from ``data/images/``, under names that work in an address."""
    name = named.own_name or ""
    if not _NAME.fullmatch(name) or len(name) > LONGEST["file_name"]:
        yield Finding((), {"value": named.written})


@rule("R621", kind="page_pictures")
def pictures_of_pages_are_described(named: Named, context: Context) -> Iterator[Finding]:
    """A picture in a page says what is to be seen, for those who cannot see it."""
    if not named.alt:
        yield Finding((), {"value": named.written})


RULES = (
    pictures_are_there,
    pictures_are_small,
    picture_files_can_be_used,
    pictures_are_described,
    pictures_are_pictures,
    pictures_are_whole,
    pictures_have_bounds,
    pictures_are_no_links,
    picture_names_differ_in_more_than_case,
    pages_show_own_pictures,
    pictures_of_pages_are_described,
)
