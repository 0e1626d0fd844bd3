"""Long lists over several pages, so that no page grows with the catalogue.

A list up to ``whole`` entries stands on one page, at its own address, and can be filtered there. A longer one goes on
at ``halaman/2/``, ``halaman/3/`` … below it; its pages lead to each other without a script, and its filter asks the
search, which knows all of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Generic, TypeVar

from catalogue.addresses import part_page
from catalogue.documents import File
from catalogue.pages.press import Head, Press

T = TypeVar("T")
NEAR = 1  # pages named on either side of the one that is read


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries stand on one page: all of a list up to ``whole``, else ``part`` a page."""

    whole: int
    part: int


# So many that a page stays below 60 kB of HTML with all that it shows besides. The list of everything is whole while
# the catalogue is small: what can be filtered in place is found sooner than what stands on three pages.
EVERYTHING = Length(120, 42)  # 42: whole rows in two and in three columns
CARDS = Length(42, 42)
LINES = Length(120, 120)  # an entry is a line or two
MOST_BESIDE = 40  # lines that a page shows beside its list


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a list as the pager names it. number: 0 for the pages between that are not named."""

    number: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the names that begin with a letter begin. place: of the first one in the whole list."""

    name: str
    address: str
    place: int

    @property
    def anchor(self) -> str:
        """The id of the first entry under it."""
        return f"ki-huruf-{self.name.lower()}"

    @property
    def target(self) -> str:
        """The page and the place in it."""
        return f"{self.address}#{self.anchor}"


@dataclass(frozen=True)
class Part(Generic[T]):
    """One page of a list: which of how many, and what stands on it.

    start: how many entries stand on the pages before. letters: where each letter begins, in a list by name.
    """

    address: str
    number: int
    pages: int
    start: int
    total: int
    entries: tuple[T, ...]
    letters: tuple[Letter, ...] = ()

    @property
    def here(self) -> str:
        """The address of this page; the first page has the list's own."""
        return part_page(self.address, self.number)

    @property
    def end(self) -> int:
        """The number of the last entry here."""
        return self.start + len(self.entries)

    @property
    def before(self) -> str:
        """The page before, or ""."""
        return part_page(self.address, self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The page after, or ""."""
        return part_page(self.address, self.number + 1) if self.number < self.pages else ""

    @property
    def places(self) -> tuple[Place, ...]:
        """The first and last page and those near this one, with gaps between."""
        near = range(self.number - NEAR, self.number + NEAR + 1)
        named = sorted({1, self.pages, *(each for each in near if 1 <= each <= self.pages)})
        found: list[Place] = []
        for number in named:
            if found and number - found[-1].number > 1:
                found.append(Place(0))
            found.append(Place(number, part_page(self.address, number)))
        return tuple(found)

    @property
    def anchors(self) -> Mapping[int, str]:
        """Ids of the entries here with which a letter begins, by their place on this page."""
        places = ((letter.place - self.start, letter.anchor) for letter in self.letters)
        return {place: anchor for place, anchor in places if 0 <= place < len(self.entries)}

    @property
    def groups(self) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
        """Entries that are pairs of a heading and a line: the lines that follow each other under one heading."""
        pairs: Iterable[Any] = self.entries
        runs = ([*run] for _, run in groupby(pairs, key=lambda pair: id(pair[0])))
        return tuple((run[0][0], tuple(line for _, line in run)) for run in runs)


def parts(address: str, entries: Sequence[T], length: Length = CARDS, names: Sequence[str] = ()) -> Iterator[Part[T]]:
    """The pages of a list, at least one. names: of all entries, where the list is by name."""
    if len(entries) <= length.whole:
        yield Part(address, 1, 1, 0, len(entries), tuple(entries))
        return
    pages = -(-len(entries) // length.part)
    letters = tuple(_letters(address, names, length))
    for number in range(1, pages + 1):
        start = (number - 1) * length.part
        shown = tuple(entries[start : start + length.part])
        yield Part(address, number, pages, start, len(entries), shown, letters)


def list_pages(
    press: Press, head: Head, template: str, found: Iterable[Part[T]], later: str = "list_part", **views: object
) -> Iterator[File]:
    """The pages of a list. Templates find the ``part`` beside the views.

    template: of the first page, with all that it shows besides. later: of the other pages, with the list alone.
    """
    for part in found:
        if part.number == 1:
            yield press.page(part.here, head, template, part=part, **views)
        else:
            yield press.page(part.here, _numbered(press, head, part), later, part=part, whole=head.title, **views)


def _numbered(press: Press, head: Head, part: Part[T]) -> Head:
    """The head of a later page, so that no two pages have one title."""
    words = {"number": part.number, "pages": part.pages}
    title = press.t("page.paging.title", title=head.title, **words)
    description = press.t("page.paging.description", text=head.description, **words)
    return replace(head, title=title, description=description)


def page_of(address: str, place: int, total: int, length: Length) -> str:
    """The page on which an entry stands. place: how many entries come before it."""
    return address if total <= length.whole else part_page(address, place // length.part + 1)


def _letters(address: str, names: Sequence[str], length: Length) -> Iterator[Letter]:
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        first.setdefault(letter_of(name), place)
    for letter, place in sorted(first.items()):
        yield Letter(letter, page_of(address, place, len(names), length), place)


def letter_of(name: str) -> str:
    """The letter that a name is filed under; ``0-9`` for what begins with none.

    >>> letter_of("Élan"), letter_of("3R")
    ('E', '0-9')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return plain[0] if re.match("[A-Z]", plain) else "0-9"
