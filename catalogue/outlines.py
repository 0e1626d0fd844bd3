"""What the rest of a catalogue may know of an innovation: so little that it is kept from one check to the next."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """An innovation as others see it.

    words: those that tell it from others. whole: the record could be read; otherwise only ``related`` holds.
    """

    slug: str
    name: str = ""
    expansion: str = ""
    related: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def id(self) -> str:
        """The slug, under the name that all records share."""
        return self.slug


def in_order_of_name(outlines: Iterable[Outline]) -> tuple[Outline, ...]:
    """Those of whole records, sorted as a catalogue sorts its innovations, then the others."""
    return tuple(sorted(outlines, key=lambda each: (not each.whole, each.name.casefold(), each.slug)))


def whole_ones(outlines: Iterable[Outline]) -> list[Outline]:
    """The outlines of records that could be read whole."""
    return [each for each in outlines if each.whole]
