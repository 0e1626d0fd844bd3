"""What the rest of a catalogue may know of an innovation: so little that it is kept from one check to the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """An innovation as others see it.

    words: those that tell it from others, sorted, parted by spaces (a set of them takes ten times the room). whole: the
    record could be read; otherwise only ``related`` holds.
    """

    slug: str
    name: str = ""
    expansion: str = ""
    related: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()
    words: str = ""
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


class WordsOf(Mapping[str, frozenset[str]]):
    """The telling words of outlines by slug, each set made when it is asked for."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._words = {each.slug: each.words for each in outlines}

    def __getitem__(self, slug: str) -> frozenset[str]:
        return frozenset(self._words[slug].split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
