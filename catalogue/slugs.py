"""The name of an innovation's file: its permanent id and address."""

import re

from catalogue.file_names import DEVICES
from catalogue.scalars import LONGEST, PATTERNS

LONGEST_SLUG = LONGEST["id"]
# Names that Windows keeps for devices, or that the site needs itself.
RESERVED = DEVICES | {"index", "404", "assets"}
_SLUG = re.compile(PATTERNS["id"])


def is_slug(name: str) -> bool:
    """Whether a file may have this name (without ``.yml``)."""
    return len(name) <= LONGEST_SLUG and _SLUG.fullmatch(name) is not None and name not in RESERVED


def slug_of(name: str) -> str:
    """The slug of a name, or "" where none can be made of it.

    >>> slug_of("Antrean Élok & Cepat!")
    'antrean-elok-cepat'
    """
    from slugify import slugify  # seldom needed, and slow to load

    slug = slugify(name, max_length=LONGEST_SLUG, word_boundary=True)
    return slug if is_slug(slug) else ""
