"""Pictures for tests, drawn when they are needed: fine ones, odd ones, and such as are meant to do harm."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = b"RahasiaKamera"  # stands in every kind of note that a picture can carry
RECORD = "data/innovations/kelas-ibu.yml"
NAMED = "\ngambar:\n  - berkas: foto-loket.jpg\n    alt: Ibu-ibu duduk melingkar\n    kredit: Puskesmas Utara\n"
LATITUDE, LONGITUDE = (7.0, 25.0, 30.0), (109.0, 14.0, 2.0)


def painted(mode: str = "RGB", size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture with a red quarter at its top left, so that turning it can be seen."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.paste((220, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **settings: Any) -> bytes:
    """Its bytes in a format."""
    target = BytesIO()
    picture.save(target, kind, **settings)
    return target.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """What a telephone writes beside the pixels: maker, and where it was."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = SECRET.decode()
    place = notes.get_ifd(0x8825)
    place.update({1: "S", 2: LATITUDE, 3: "E", 4: LONGITUDE})
    return notes


def photo(orientation: int = 1, size: tuple[int, int] = (640, 480)) -> bytes:
    """A JPEG as a telephone makes it, with notes of every kind."""
    notes, secret = camera_notes(orientation), SECRET.decode()
    settings = {"exif": notes, "comment": secret, "icc_profile": SECRET, "xmp": f"<x>{secret}</x>".encode()}
    return saved(painted(size=size), "JPEG", quality=85, **settings)


def noted_png() -> bytes:
    """A PNG with a text, a place and a profile."""
    text = PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return saved(painted(), "PNG", pnginfo=text, exif=camera_notes(), icc_profile=SECRET)


def noted_webp() -> bytes:
    """A WebP with notes."""
    return saved(painted(), "WEBP", exif=camera_notes(), xmp=SECRET, icc_profile=SECRET)


def palette_with_alpha() -> bytes:
    """A PNG of few colours, one of them see-through."""
    return saved(painted().quantize(16), "PNG", transparency=0)


def grey_16_bits() -> bytes:
    """A grey PNG of 16 bits, at half of the brightness."""
    return saved(Image.new("I;16", (64, 48), 0x8000), "PNG")


def moving(kind: str) -> bytes:
    """A moving picture, red first."""
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    parts = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp_bomb() -> bytes:
    """A lossless WebP whose header says 16,384 by 16,384 (RFC 9649, 3.4: 14 bits each, less one)."""
    raw = bytearray(saved(Image.new("RGB", (16, 16)), "WEBP", lossless=True))
    sides = struct.unpack_from("<I", raw, 21)[0] | 0x0FFFFFFF
    struct.pack_into("<I", raw, 21, sides)
    return bytes(raw)


def svg(opening: str = "") -> bytes:
    """A drawing that is a program."""
    return f"{opening}<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".encode()


FINE: Mapping[str, Callable[[], bytes]] = {
    "photo": photo,
    "png": noted_png,
    "webp": noted_webp,
    "cmyk": lambda: saved(painted("CMYK"), "JPEG"),
    "grey": lambda: saved(painted("L"), "JPEG"),
    "grey of 16 bits": grey_16_bits,
    "palette with alpha": palette_with_alpha,
    "alpha": lambda: saved(Image.new("RGBA", (64, 48), (0, 90, 0, 128)), "PNG"),
    "grey with alpha": lambda: saved(Image.new("LA", (64, 48), (90, 128)), "PNG"),
    "black and white": lambda: saved(painted("1"), "PNG"),
    "moving webp": lambda: moving("WEBP"),
    "moving png": lambda: moving("PNG"),
    "progressive": lambda: saved(painted(), "JPEG", progressive=True),
    "one pixel": lambda: saved(painted(size=(1, 1)), "PNG"),
    "one pixel wide": lambda: saved(painted(size=(1, 9000)), "PNG"),
}
REFUSED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("broken", bytes),
    "cut off": ("broken", lambda: photo()[:-4000]),
    "cut off in the head": ("broken", lambda: photo()[:40]),
    "cut off png": ("broken", lambda: noted_png()[:-300]),
    "cut off webp": ("broken", lambda: noted_webp()[:-300]),
    "a changed byte": ("broken", lambda: noted_png().replace(b"IDAT", b"IDAT\x00", 1)),
    "a header alone": ("broken", lambda: bomb(4000, 4000)),
    "a bomb": ("pixels", lambda: bomb(30_000, 30_000)),
    "a bomb beyond counting": ("pixels", lambda: bomb(2**31 - 1, 2**31 - 1)),
    "a bomb in webp": ("pixels", webp_bomb),
    "a long strip": ("pixels", lambda: bomb(1, 12_001)),
    "svg": ("unknown", svg),
    "svg with a head": ("unknown", lambda: svg("<?xml version='1.0'?>\n<!DOCTYPE svg>")),
    "gif": ("unknown", lambda: saved(painted("P"), "GIF")),
    "bmp": ("unknown", lambda: saved(painted(), "BMP")),
    "tiff": ("unknown", lambda: saved(painted(), "TIFF")),
    "avif": ("unknown", lambda: saved(painted(), "AVIF")),
    "pdf": ("unknown", lambda: b"%PDF-1.7\n"),
    "html": ("unknown", lambda: b"<!doctype html><script>alert(1)</script>"),
    "text": ("unknown", lambda: b"bukan gambar\n"),
    "postscript": ("unknown", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "windows link": ("unknown", lambda: b"../../etc/passwd"),
}


def with_picture(root: Path, raw: bytes, name: str = "foto-loket.jpg") -> Path:
    """The small catalogue with a record that names a picture."""
    (root / "data/images").mkdir(exist_ok=True)
    (root / "data/images" / name).write_bytes(raw)
    record = root / RECORD
    record.write_text(record.read_text() + NAMED)
    return root


def with_pictures(root: Path) -> Path:
    """The same with a photo, a see-through picture, a logo, and a page of the region's own that shows the photo."""
    with_picture(root, photo(orientation=6, size=(1600, 1200)))
    added = {
        RECORD: '  - berkas: dua.png\n    alt: "\\"><script>alert(1)"\n',
        "data/site.yml": "tampilan:\n  logo: logo.png\n",
        "data/pages/tentang-festival.md": '\n![Warga melihat "stan" <b>](../images/foto-loket.jpg)\n',
    }
    for path, text in added.items():
        (root / path).write_text((root / path).read_text() + text)
    (root / "data/images/dua.png").write_bytes(FINE["alpha"]())
    (root / "data/images/logo.png").write_bytes(saved(painted("RGBA", (300, 400)), "PNG"))
    return root
