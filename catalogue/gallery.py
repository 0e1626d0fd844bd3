"""The pictures of a root: which are refused, and what the others become. What was made is kept for the next build.

Kept below ``build/cache/``, by content: a picture that did not change is not made again. It may be deleted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.documents import Document, File
from catalogue.page_pictures import OWN
from catalogue.pictures.bounds import MOST_BYTES
from catalogue.pictures.decoding import Box, RefusedPictureError, fault_of
from catalogue.pictures.renditions import (
    LOGO_BOXES,
    PICTURE_BOXES,
    Picture,
    Rendition,
    as_it_is,
    key_of,
    made_from,
    parse_kept,
)
from catalogue.rules.pictures import FOLDER, LINK
from catalogue.stored import open_cache

GUIDE = "panduan-"  # before the names of guides' pictures
Kept = Mapping[str, tuple[Rendition, ...]]


@dataclass(frozen=True)
class Gallery:
    """Every picture that innovations show, by its name in ``data/images``; and the logo, with its bytes.

    kept: the folder where their files are. written: those of hand-written pages, by their path from those.
    """

    kept: Path
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    logo: Picture | None = None
    logo_raw: bytes | None = None
    written: Mapping[str, Picture] = field(default_factory=dict)


def picture_faults(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Why pictures are refused, by name: a word of ``decoding``, or that it is a link. Fine ones are left out."""
    kept = _kept(_kept_folder(root))
    found: dict[str, str] = dict.fromkeys(files.image_links(root), LINK)
    for name in sorted(set(names) - found.keys()):
        raw = files.read_picture(root, name, MOST_BYTES)
        if raw is None or len(raw) > MOST_BYTES or key_of(raw, PICTURE_BOXES) in kept:
            continue  # missing or too large: the rules see that by themselves
        fault = fault_of(raw)
        if fault:
            found[name] = fault
    return found


def hang(root: Path, catalogue: Catalogue, own: Iterable[str] = (), guides: Sequence[Document] = ()) -> Gallery:
    """Make what is not kept yet. Raises UnusableError.

    own: names that a region's own pages show. guides: pictures of the tool's guides.
    The catalogue has passed its rules, so every picture is there and can be decoded.
    """
    folder = _kept_folder(root)
    kept = _kept(folder)
    names = sorted({image.file for innovation in catalogue.innovations for image in innovation.images})
    pictures = {name: _picture(name, _read(root, name), PICTURE_BOXES, folder, kept) for name in names}
    written = {OWN + name: _picture(name, _read(root, name), PICTURE_BOXES, folder, kept) for name in sorted(set(own))}
    for guide in guides:
        name = f"{GUIDE}{guide.path.rpartition('/')[2]}"
        written[guide.path] = Picture(name, kept.get(key_of(guide.raw, ())) or _keep(folder, as_it_is(guide.raw)))
    logo = catalogue.site.look.logo
    if not logo:
        return Gallery(folder, pictures, written=written)
    raw = _read(root, logo)
    return Gallery(folder, pictures, _picture(logo, raw, LOGO_BOXES, folder, kept), raw, written)


def picture_files(shown: Gallery) -> Iterator[File]:
    """Every file of every picture, read when it is written: not all of them fit into memory."""
    paths = {pic.path(made): shown.kept / made.kept_name for pic in _pictures(shown) for made in pic.renditions}
    for path, kept in paths.items():
        yield File(path, partial(files.read_whole, kept))


def forget_others(shown: Gallery) -> None:
    """Remove what is kept and no page shows."""
    names = {made.kept_name for picture in _pictures(shown) for made in picture.renditions}
    for name in set(files.file_names(shown.kept)) - names:
        files.remove_file(shown.kept / name)


def _pictures(shown: Gallery) -> Iterator[Picture]:
    yield from shown.pictures.values()
    yield from shown.written.values()
    if shown.logo:
        yield shown.logo


def _kept_folder(root: Path) -> Path:
    return open_cache(root).folder / "pictures"


def _kept(folder: Path) -> Kept:
    return parse_kept(files.file_names(folder))


def _read(root: Path, name: str) -> bytes:
    raw = files.read_picture(root, name, MOST_BYTES)
    if raw is None or len(raw) > MOST_BYTES:
        raise files.UnusableError("picture_changed", path=FOLDER + name)
    return raw


def _picture(name: str, raw: bytes, boxes: tuple[Box, ...], folder: Path, kept: Kept) -> Picture:
    return Picture(name, kept.get(key_of(raw, boxes)) or _made(name, raw, boxes, folder))


def _keep(folder: Path, made: Iterable[tuple[Rendition, bytes]]) -> tuple[Rendition, ...]:
    return tuple(_kept_one(folder, rendition, encoded) for rendition, encoded in made)


def _kept_one(folder: Path, rendition: Rendition, encoded: bytes) -> Rendition:
    files.write_new(folder / rendition.kept_name, encoded)
    return rendition


def _made(name: str, raw: bytes, boxes: tuple[Box, ...], folder: Path) -> tuple[Rendition, ...]:
    try:
        return _keep(folder, made_from(raw, boxes))
    except RefusedPictureError as refused:
        raise files.UnusableError("picture_changed", path=FOLDER + name) from refused
