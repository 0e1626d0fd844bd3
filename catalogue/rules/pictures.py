"""Pictures are there, small enough to load on a telephone, and described for those who cannot see them."""

import re
from collections.abc import Iterator

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Location, Severity
from catalogue.model import Innovation
from catalogue.near import nearest
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.text import words_in
from catalogue.scalars import PATTERNS

FOLDER = "data/images/"
LARGEST = 1_000_000  # bytes: a few seconds on a slow line
KILO = 1000
_NAME = re.compile(PATTERNS["file_name"])


@rule("R611")
def pictures_are_there(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A picture that a record names lies in ``data/images/``."""
    for index, image in enumerate(innovation.images):
        if image.file not in context.images:
            yield Finding(("gambar", index, "berkas"), {"value": image.file}, nearest(image.file, context.images))


@rule("R612")
def pictures_are_small(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A picture is no larger than a page may be."""
    for index, image in enumerate(innovation.images):
        size = context.images.get(image.file, 0)
        if size > LARGEST:
            values = {"value": image.file, "size": -(-size // KILO), "most": LARGEST // KILO}
            yield Finding(("gambar", index, "berkas"), values)


@rule("R613", Severity.WARNING, "catalogue")
def picture_files_can_be_used(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """A picture has a name that works in an address, and a type that browsers show. The logo may be any."""
    for name in context.images:
        if not _NAME.fullmatch(name) and not name.startswith("logo."):
            yield Finding((), {"value": name, "path": FOLDER + name}, place=Location(FOLDER + name))


@rule("R614", Severity.ADVICE)
def pictures_are_described(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The description says what is to be seen."""
    for index, image in enumerate(innovation.images):
        words = [word for word in words_in(image.alt) if word not in context.phrases("picture")]
        if not words or image.alt.casefold().startswith(image.file.rsplit(".", 1)[0]):
            yield Finding(("gambar", index, "alt"), {"value": image.alt})


RULES = (pictures_are_there, pictures_are_small, picture_files_can_be_used, pictures_are_described)
