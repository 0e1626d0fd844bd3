"""What of a stranger's picture reaches a page: its pixels, upright, within bounds, and nothing else."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from catalogue.pictures.decoding import RefusedPictureError, decoded, fault_of
from catalogue.pictures.drawing import icon_files
from catalogue.pictures.renditions import (
    LOGO_BOXES,
    PICTURE_BOXES,
    Rendition,
    key_of,
    made_from,
    parse_kept,
    sizes,
)
from tests.pictures.made import FINE, REFUSED, SECRET, camera_notes, grey_16_bits, moving, painted, photo, saved


def read(raw: bytes) -> Image.Image:
    picture = Image.open(BytesIO(raw))
    picture.load()
    return picture


@pytest.mark.parametrize("name", FINE)
class TestFine:
    def test_is_taken_and_made_into_files_with_nothing_beside_their_pixels(self, name: str) -> None:
        raw = FINE[name]()
        assert fault_of(raw) is None
        for rendition, encoded in made_from(raw, PICTURE_BOXES):
            picture = read(encoded)
            assert picture.size == (rendition.width, rendition.height)
            assert not picture.getexif() and not {"exif", "xmp", "icc_profile", "comment"} & picture.info.keys()
            assert SECRET not in encoded and b"Exif" not in encoded

    def test_gives_the_same_bytes_each_time(self, name: str) -> None:
        raw = FINE[name]()
        assert list(made_from(raw, PICTURE_BOXES)) == list(made_from(raw, PICTURE_BOXES))


def test_the_test_photo_tells_where_it_was_taken() -> None:
    assert read(photo()).getexif().get_ifd(0x8825)[2] == (7.0, 25.0, 30.0)
    assert SECRET in photo()


@pytest.mark.parametrize(("fault", "make"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_or_too_much_is_refused(fault: str, make: Callable[[], bytes]) -> None:
    raw = make()
    assert fault_of(raw) == fault
    with pytest.raises(RefusedPictureError):
        list(made_from(raw, PICTURE_BOXES))


SMALL = (
    photo(size=(64, 48)),
    saved(painted("RGBA", (64, 48)), "PNG"),
    saved(painted(size=(64, 48)), "WEBP", exif=camera_notes()),
    saved(painted("P", (64, 48)), "PNG", transparency=0),
)


@given(st.data())
def test_random_bytes_in_a_picture_raise_nothing_else(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SMALL)))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    assert fault_of(bytes(raw)) in (None, "unknown", "broken", "pixels")


@pytest.mark.slow
@pytest.mark.parametrize(
    "make", [lambda: saved(Image.new("RGBA", (5000, 5000), (0, 0, 0, 9)), "PNG"), lambda: photo(size=(5000, 5000))]
)
def test_the_largest_picture_fits_into_memory(make: Callable[[], bytes]) -> None:
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from catalogue.pictures.renditions import made_from, PICTURE_BOXES\n"
        "list(made_from(sys.stdin.buffer.read(), PICTURE_BOXES))\n"
        # the high-water mark of this program alone: ru_maxrss remembers the one that started it
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
    )
    done = subprocess.run((sys.executable, "-c", program), input=make(), capture_output=True, check=True)
    assert int(done.stdout) < 400_000  # kB


class TestTurning:
    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_a_picture_stands_as_it_was_seen(self, orientation: int) -> None:
        """The red quarter ends up at the top left, whichever way the camera was held."""
        whole = painted(size=(640, 480))
        back = {
            1: None,
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }[orientation]
        held = whole.transpose(back) if back is not None else whole
        seen = decoded(saved(held, "JPEG", exif=camera_notes(orientation)), (960, 960))
        assert seen.size == (640, 480)
        assert seen.getpixel((100, 100))[0] > 180 > seen.getpixel((100, 100))[1]  # type: ignore[index]

    def test_a_note_that_makes_no_sense_counts_as_none(self) -> None:
        assert decoded(saved(painted(), "JPEG", exif=b"Exif\x00\x00rusak"), (9, 9)).mode == "RGB"
        assert decoded(photo(orientation=99), (9, 9)).mode == "RGB"


def test_grey_of_16_bits_keeps_its_brightness() -> None:
    assert abs(decoded(grey_16_bits(), (9, 9)).getpixel((5, 5))[0] - 128) <= 1  # type: ignore[index]


def test_of_a_moving_picture_the_first_frame_stays() -> None:
    red, _, blue = decoded(moving("WEBP"), (9, 9)).getpixel((5, 5))  # type: ignore[misc]
    assert red > 250 > 5 > blue


class TestFiles:
    def test_what_is_see_through_falls_back_on_png_all_else_on_jpeg(self) -> None:
        endings = {name: [made.ending for made, _ in made_from(FINE[name](), PICTURE_BOXES)] for name in FINE}
        assert endings["photo"] == ["webp", "webp", "jpg"]
        assert endings["alpha"] == ["webp", "png"]
        assert endings["palette with alpha"][-1] == "png"

    def test_a_picture_without_a_clear_pixel_needs_no_alpha(self) -> None:
        raw = saved(painted("RGBA"), "PNG")
        assert [made.ending for made, _ in made_from(raw, PICTURE_BOXES)][-1] == "jpg"

    @pytest.mark.parametrize(
        ("size", "wanted"),
        [
            ((4000, 3000), [(480, 360), (960, 720)]),
            ((3000, 4000), [(480, 640), (960, 1280)]),
            ((1000, 9000), [(80, 720), (160, 1440)]),
            ((700, 300), [(480, 206), (700, 300)]),
            ((400, 300), [(400, 300)]),
            ((1, 1), [(1, 1)]),
            ((12000, 1), [(480, 1), (960, 1)]),
        ],
    )
    def test_sizes_fit_and_never_grow(self, size: tuple[int, int], wanted: list[tuple[int, int]]) -> None:
        assert sizes(size, PICTURE_BOXES) == wanted

    def test_names_tell_content_and_way_of_making(self) -> None:
        assert key_of(b"a", PICTURE_BOXES) != key_of(b"b", PICTURE_BOXES)
        assert key_of(b"a", PICTURE_BOXES) != key_of(b"a", LOGO_BOXES)
        made = Rendition("0" * 20, 480, 320, "webp")
        assert made.published_path("foto-loket.jpeg") == "assets/pictures/foto-loket-0000000000-480x320.webp"

    def test_only_whole_sets_are_taken_from_what_is_kept(self) -> None:
        made = [made for made, _ in made_from(photo(size=(1200, 900)), PICTURE_BOXES)]
        names = [each.kept_name for each in made]
        assert parse_kept(reversed(names)) == {made[0].key: tuple(made)}
        assert parse_kept([*names[:-1], "catatan.txt"]) == {}


class TestIcons:
    def test_there_is_one_a_size_with_and_without_a_logo(self) -> None:
        for logo in (None, FINE["alpha"](), FINE["one pixel wide"]()):
            made = {file.path: read(file.raw) for file in icon_files(logo, "#0b5d4d")}
            assert [picture.size[0] for picture in made.values()] == [32, 180, 512]
            assert all(picture.mode == "RGB" for picture in made.values())  # telephones fill what is clear with black

    def test_the_mark_stands_on_the_colour_of_the_site(self) -> None:
        small = read(next(iter(icon_files(None, "#0b5d4d"))).raw)
        assert (small.getpixel((1, 1)), small.getpixel((16, 13))) == ((11, 93, 77), (255, 255, 255))
