"""Where each value stands in its file."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

MARK_BITS = 22  # of the column in a mark, which is line and column in one number, both from 0; see ``reading``
Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Line and column, from 1, of a value and of its key; of the value alone where it has no key."""

    line: int
    column: int
    key_line: int
    key_column: int


def unpack(mark: int) -> tuple[int, int]:
    """Line and column of a mark, from 1."""
    return (mark >> MARK_BITS) + 1, (mark & ((1 << MARK_BITS) - 1)) + 1


def places_of(data: Any, marks: Sequence[int]) -> dict[Path, Place]:
    """The place of everything in the data. marks: as in Tree, in the order of the data."""
    remaining = iter(marks)
    return dict(_walk(data, (), remaining, None)) if marks else {}


def _walk(value: Any, path: Path, marks: Iterator[int], key: int | None) -> Iterator[tuple[Path, Place]]:
    mark = next(marks)
    yield path, Place(*unpack(mark), *unpack(mark if key is None else key))
    if isinstance(value, dict):
        for name, inner in value.items():
            key_mark = next(marks)
            yield from _walk(inner, (*path, name), marks, key_mark)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index), marks, None)
