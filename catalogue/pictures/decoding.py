"""Bytes of a picture → its pixels; or one word that says why they are refused.

What counts is the content, never the name. The header is read first, so that nothing is decoded that is larger
than its bounds; no other decoder than these three is ever asked (SVG is a program, not a picture).
"""

import struct
import warnings
from io import BytesIO
from typing import Literal

from PIL import Image, UnidentifiedImageError

from catalogue.pictures.bounds import LONGEST_SIDE, MOST_PIXELS

Fault = Literal["unknown", "broken", "pixels"]
Box = tuple[int, int]

FORMATS = ("JPEG", "PNG", "WEBP")
SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
ORIENTATION = 0x0112  # Exif 2.32, 4.6.4
# What Pillow raises for bytes that are not what they claim to be (seen in its code and by random bytes).
BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(EOFError, OverflowError, ZeroDivisionError, NotImplementedError, MemoryError, struct.error),
)
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class RefusedPictureError(Exception):
    """These bytes are no picture that a page may show; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


def fault_of(raw: bytes) -> Fault | None:
    """Why a picture is refused, found by decoding it as small as its format allows; None where it is fine."""
    try:
        decoded(raw, (1, 1))
    except RefusedPictureError as refused:
        return refused.fault
    return None


def decoded(raw: bytes, least: Box) -> Image.Image:
    """The pixels of a picture: upright, RGB or RGBA, with nothing beside them. Of a moving one the first frame.

    least: a JPEG may be decoded smaller than it is, but not smaller than this. Raises RefusedPictureError.
    """
    picture = _opened(raw)
    turn = TURNS.get(_orientation(picture))
    try:
        picture.draft(None, least)
        picture.load()
        made = _plain(picture)
        return made if turn is None else made.transpose(turn)
    except BROKEN as error:
        raise RefusedPictureError("broken") from error


def _opened(raw: bytes) -> Image.Image:
    """A picture whose header is read and whose size is within bounds; no pixel is decoded yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bombs: the bounds below are narrower than Pillow's
            picture = Image.open(BytesIO(raw), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise RefusedPictureError("pixels") from error
    except UnidentifiedImageError as error:
        known = not raw or raw.startswith(SIGNATURES)
        raise RefusedPictureError("broken" if known else "unknown") from error
    except BROKEN as error:
        raise RefusedPictureError("broken") from error
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
        raise RefusedPictureError("pixels")
    return picture


def _orientation(picture: Image.Image) -> int:
    """How a camera was held. A note about it that cannot be read counts as none."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except BROKEN:
        return 1


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):  # grey in 16 bits: Pillow would cut it off at 255, not scale it
        picture = picture.point(lambda value: value * (1 / 256))
    made = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if made.mode == "RGBA" and made.getchannel("A").getextrema()[0] == 255:
        made = made.convert("RGB")
    made.info.clear()  # places, names and dates of a camera; profiles; comments
    return made
