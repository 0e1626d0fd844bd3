"""The map of tiles: names that fit, tiles where they belong."""

import doctest

import pytest

from catalogue.pages import tile_map
from catalogue.pages.tile_map import HEIGHT, LETTERS, LINES, WIDTH, name_lines

NAMES = (
    "Ajibarang",
    "Purwokerto Selatan",
    "Kota Baru",
    "Xyzqwrtpsdfghj",
    "Bagansiapiapi Kota Baru Raya",
    "A",
    "Nyanyian",
)


def test_examples() -> None:
    assert doctest.testmod(tile_map).failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_name_fits_its_tile(name: str) -> None:
    lines = name_lines(name)
    assert 0 < len(lines) <= LINES and all(len(line) <= LETTERS + 1 for line in lines)


@pytest.mark.parametrize(("name", "wanted"), [("Cilongok", ("Cilo-", "ngok")), ("Somagede", ("Soma-", "gede"))])
def test_words_are_parted_between_syllables(name: str, wanted: tuple[str, ...]) -> None:
    assert name_lines(name) == wanted


def test_tiles_stand_where_they_belong_and_begin_at_the_corner() -> None:
    drawn = tile_map.tile_map({(3, 4): ("B", 4, "b/"), (2, 3): ("A", 0, "a/"), (3, 3): ("C", 1, "c/")})
    assert [(tile.name, tile.x, tile.y) for tile in drawn.tiles] == [
        ("A", 0, 0),
        ("C", WIDTH, 0),
        ("B", WIDTH, HEIGHT),
    ]
    assert [tile.level for tile in drawn.tiles] == ["none", "few", "many"]
    assert (drawn.width, drawn.height) == (2 * WIDTH, 2 * HEIGHT)


def test_what_lies_too_far_out_is_left_to_the_list() -> None:
    assert tile_map.tile_map({(1, 999): ("Jauh", 1, "jauh/")}).tiles == ()
