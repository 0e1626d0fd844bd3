"""A map of equal tiles: where each place lies to the others, not how large it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.reference_model import MOST_TILES

WIDTH, HEIGHT = 100, 118  # of a tile, in the drawing's own units
THUMB = 44  # px that a tile is wide at least
LETTERS, LINES = 6, 3  # what fits across and into a tile
LINE, FIRST = 24, 30
VOWELS = "aeiou"
ONSETS = ("ng", "ny", "kh", "sy")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a tile's name, at its height in the tile."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the map. level: none, few or many innovations, for its ground."""

    name: str
    number: int
    address: str
    x: int
    y: int
    lines: tuple[Line, ...]
    level: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """A drawing of so many units, with its tiles in reading order."""

    width: int
    height: int
    tiles: tuple[Tile, ...]

    @property
    def thumb_width(self) -> int:
        """How many pixels wide it must be so that a thumb hits every tile."""
        return self.width // WIDTH * THUMB


def tile_map(places: Mapping[tuple[int, int], tuple[str, int, str]]) -> TileMap:
    """A map of places: name, number and address by column and row, both from 1. What lies too far out is left out."""
    near = {at: place for at, place in places.items() if max(at) <= MOST_TILES}
    if not near:
        return TileMap(0, 0, ())
    left, top = (min(axis) for axis in zip(*near, strict=True))
    right, bottom = (max(axis) for axis in zip(*near, strict=True))
    most = max(number for _, number, _ in near.values())
    ordered = sorted(near.items(), key=lambda item: item[0][::-1])
    tiles = tuple(_tile(column - left, row - top, place, most) for (column, row), place in ordered)
    return TileMap((right - left + 1) * WIDTH, (bottom - top + 1) * HEIGHT, tiles)


def _tile(column: int, row: int, place: tuple[str, int, str], most: int) -> Tile:
    name, number, address = place
    level = "none" if not number else "few" if number * 2 <= most else "many"
    lines = tuple(Line(text, FIRST + LINE * index) for index, text in enumerate(name_lines(name)))
    return Tile(name, number, address, column * WIDTH, row * HEIGHT, lines, level)


def name_lines(name: str) -> tuple[str, ...]:
    """A name in a few short lines, long words parted between syllables.

    >>> name_lines("Kedungbanteng"), name_lines("Cilongok"), name_lines("Utara Jaya")
    (('Kedung-', 'banteng'), ('Cilo-', 'ngok'), ('Utara', 'Jaya'))
    """
    tried = (tuple(part for word in name.split() for part in _parted(word, most)) for most in (LETTERS, LETTERS + 1))
    parts = min(tried, key=lambda parts: max(len(parts), LINES))
    shown = tuple(part if len(part) <= LETTERS + 1 else f"{part[:LETTERS]}…" for part in parts[:LINES])
    return shown if len(parts) <= LINES else (*shown[:-1], f"{shown[-1][:LETTERS]}…")


def _parted(word: str, most: int) -> tuple[str, ...]:
    places = tuple(_syllables(word.lower())) if len(word) > most else ()
    if not places:
        return (word,)
    place = min(places, key=lambda at: abs(at - len(word) / 2))
    return (f"{word[:place]}-", word[place:])


def _syllables(word: str) -> Iterator[int]:
    """Where an Indonesian word may be parted: before a consonant (or ng, ny, kh, sy) with a vowel behind it."""
    for place in range(2, len(word) - 2):
        onset = 2 if word[place : place + 2] in ONSETS else 1
        inside = word[place - 1 : place + 1] in ONSETS
        if word[place] not in VOWELS and not inside and word[place + onset] in VOWELS:
            yield place
