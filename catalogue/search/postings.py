"""Where a term stands: documents in rising order with a level each, held in four bytes apiece."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

Posting = tuple[int, int]
"""The place of a document, and how strongly it has the term."""
_LEVEL_BITS = 4
_LEVEL = (1 << _LEVEL_BITS) - 1


class Postings(Sequence[Posting]):
    """The documents of one term."""

    __slots__ = ("_packed",)

    def __init__(self, postings: Iterable[Posting] = ()) -> None:
        self._packed = array("I", (packed(*each) for each in postings))

    @classmethod
    def of_packed(cls, numbers: "array[int]") -> "Postings":
        """Those that were packed one by one."""
        made = cls()
        made._packed = numbers
        return made

    def __iter__(self) -> Iterator[Posting]:
        return unpacked(self._packed)

    @overload
    def __getitem__(self, place: int) -> Posting: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Posting]: ...
    def __getitem__(self, place: int | slice) -> Posting | Sequence[Posting]:
        if isinstance(place, slice):
            return self.of_packed(self._packed[place])
        return self._packed[place] >> _LEVEL_BITS, self._packed[place] & _LEVEL

    def __len__(self) -> int:
        return len(self._packed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postings) and self._packed == other._packed

    def __hash__(self) -> int:
        return hash(self._packed.tobytes())


def packed(document: int, level: int) -> int:
    """One posting as a number."""
    return document << _LEVEL_BITS | level


def unpacked(numbers: Iterable[int]) -> Iterator[Posting]:
    """The reverse, of many."""
    return ((number >> _LEVEL_BITS, number & _LEVEL) for number in numbers)


def in_order(gathered: Mapping[str, "array[int]"]) -> dict[str, Postings]:
    """Packed postings by term, sorted by term."""
    return {term: Postings.of_packed(gathered[term]) for term in sorted(gathered)}
