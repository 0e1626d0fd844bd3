"""What pages get from one picture: a few sizes in WebP, and one that every browser and chat application reads."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, features
from PIL import __version__ as pillow

from catalogue.pictures.decoding import Box, decoded

FOLDER = "assets/pictures/"
PICTURE_BOXES: tuple[Box, ...] = ((480, 720), (960, 1440))  # twice the width of a telephone, and of a column
LOGO_BOXES: tuple[Box, ...] = ((360, 96),)
RECIPE = f"1 {pillow} {features.version('webp')}"  # another encoder makes other bytes, so other names
ENDINGS = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_KEPT = re.compile(r"(?P<key>[0-9a-f]{20})-(?P<width>[0-9]+)x(?P<height>[0-9]+)\.(?P<ending>webp|jpg|png)")


@dataclass(frozen=True, slots=True, order=True)
class Rendition:
    """One file that a picture became. key: stands for the picture's bytes and for how they were made into files."""

    key: str
    width: int
    height: int
    ending: str

    @property
    def kept_name(self) -> str:
        """Its name among what is kept between two builds."""
        return f"{self.key}-{self.width}x{self.height}.{self.ending}"

    def published_path(self, name: str) -> str:
        """Its path in the site. name: of the picture in ``data/images``."""
        return f"{FOLDER}{name.rpartition('.')[0]}-{self.key[:10]}-{self.width}x{self.height}.{self.ending}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it. name: in ``data/images``. renditions: WebP, the smallest first, then the fallback."""

    name: str
    renditions: tuple[Rendition, ...]

    @property
    def fallback(self) -> Rendition:
        """The largest, in a type that everything reads."""
        return self.renditions[-1]

    @property
    def modern(self) -> tuple[Rendition, ...]:
        """The smaller files, for browsers that know their type; none where there are no smaller ones."""
        return self.renditions[:-1]

    def path(self, rendition: Rendition) -> str:
        """Where one of its files stands in the site."""
        return rendition.published_path(self.name)


def key_of(raw: bytes, boxes: tuple[Box, ...]) -> str:
    """What stands for a picture's bytes and for how they are made into files."""
    return hashlib.sha256(f"{RECIPE} {boxes}\n".encode() + raw).hexdigest()[:20]


def parse_kept(names: Iterable[str]) -> dict[str, tuple[Rendition, ...]]:
    """What is kept, by key. Only whole sets: the fallback is written last."""
    found: dict[str, list[Rendition]] = {}
    for match in filter(None, map(_KEPT.fullmatch, sorted(names))):
        made = Rendition(match["key"], int(match["width"]), int(match["height"]), match["ending"])
        found.setdefault(made.key, []).append(made)
    sets = {
        key: tuple(sorted(made, key=lambda each: (each.ending != "webp", each.width))) for key, made in found.items()
    }
    return {key: made for key, made in sets.items() if made[-1].ending != "webp"}


def made_from(raw: bytes, boxes: tuple[Box, ...]) -> Iterator[tuple[Rendition, bytes]]:
    """Every file of a picture, the fallback last. Raises RefusedPictureError."""
    key = key_of(raw, boxes)
    whole = decoded(raw, (max(max(box) for box in boxes),) * 2)
    made = Image.new(whole.mode, (1, 1))
    for size in sizes(whole.size, boxes):
        made = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield Rendition(key, *size, "webp"), encoded(made, "webp")
    ending = "png" if whole.mode == "RGBA" else "jpg"
    yield Rendition(key, *made.size, ending), encoded(made, ending)


def as_it_is(raw: bytes) -> Iterator[tuple[Rendition, bytes]]:
    """A picture of the tool's own as its one file: a PNG of few colours, which no other type makes smaller."""
    yield Rendition(key_of(raw, ()), *Image.open(BytesIO(raw), formats=("PNG",)).size, "png"), raw


def sizes(size: Box, boxes: Iterable[Box]) -> list[Box]:
    """The sizes that fit into the boxes, each once, the smallest first; a picture is never enlarged."""
    shares = (min(1.0, box[0] / size[0], box[1] / size[1]) for box in boxes)
    return list(dict.fromkeys((max(1, round(size[0] * share)), max(1, round(size[1] * share))) for share in shares))


def encoded(picture: Image.Image, ending: str) -> bytes:
    """The bytes of a picture; the same for the same pixels."""
    target = BytesIO()
    if ending == "webp":
        picture.save(target, "WEBP", quality=76, method=5)
    elif ending == "jpg":
        picture.save(target, "JPEG", quality=78, optimize=True, progressive=True)
    else:
        picture.save(target, "PNG", optimize=True)
    return target.getvalue()
