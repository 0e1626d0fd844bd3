"""The site's icons in pixels: from the region's logo, else the site's mark drawn in its colour. No letters, no font."""

from collections.abc import Iterator, Mapping

from PIL import Image, ImageDraw

from catalogue.documents import File
from catalogue.pictures.decoding import decoded
from catalogue.pictures.renditions import encoded

SIDES: Mapping[str, int] = {"small": 32, "touch": 180, "large": 512}
ICONS: Mapping[str, str] = {name: f"assets/icon-{side}.png" for name, side in SIDES.items()}
MARGIN = 0.08  # of a logo's own square
FINENESS = 4  # drawn so many times larger, then made smaller: soft edges
WHITE = (255, 255, 255, 255)
# The mark of ``favicon.svg`` on its 32 by 32 grid: the bulb's glass, its neck, its foot.
GLASS = (8, 5, 24, 21)
NECK = ((11.4, 19.5), (12.1, 20.3), (12.5, 21.5), (12.5, 22.4), (19.5, 22.4), (19.5, 21.5), (19.9, 20.3), (20.6, 19.5))
FOOT = ((12.9, 24.2), (19.1, 24.2), (19.1, 25.7), (17.7, 27.3), (14.3, 27.3), (12.9, 25.7))


def icon_files(logo: bytes | None, colour: str) -> Iterator[File]:
    """One PNG a size. logo: bytes of a picture that can be decoded. colour: of the mark's ground, ``#rrggbb``."""
    whole = _on_white(decoded(logo, (512, 512))) if logo else _mark(colour, SIDES["large"])
    for name, side in SIDES.items():
        made = whole.resize((side, side), Image.Resampling.LANCZOS)
        yield File(ICONS[name], encoded(made, "png"))


def _on_white(logo: Image.Image) -> Image.Image:
    """A logo in the middle of a white square: telephones round its corners and fill what is see-through with black."""
    side = SIDES["large"]
    inner = round(side * (1 - 2 * MARGIN))
    share = inner / max(logo.size)
    size = (max(1, round(logo.width * share)), max(1, round(logo.height * share)))
    small = logo.convert("RGBA").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    square = Image.new("RGBA", (side, side), WHITE)
    square.alpha_composite(small, ((side - size[0]) // 2, (side - size[1]) // 2))
    return square.convert("RGB")


def _mark(colour: str, side: int) -> Image.Image:
    """The light bulb on the site's colour, without round corners: telephones make their own."""
    scale = side * FINENESS / 32
    square = Image.new("RGB", (side * FINENESS,) * 2, colour)
    pen = ImageDraw.Draw(square)
    pen.ellipse([part * scale for part in GLASS], fill="#ffffff")
    for outline in (NECK, FOOT):
        pen.polygon([(x * scale, y * scale) for x, y in outline], fill="#ffffff")
    return square.resize((side, side), Image.Resampling.LANCZOS)
