"""What some rules are shown: every text of a record, everything written in a file, the name of every picture."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from catalogue.diagnostics import Location
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.model import Innovation
from catalogue.source import Source
from catalogue.structure import Path

LOGO: Path = ("tampilan", "logo")


class TextValue(NamedTuple):
    """A text of an innovation with the declaration of its field."""

    innovation: Innovation
    field: FieldDeclaration
    path: Path
    text: str


class WrittenValue(NamedTuple):
    """A value as written in a data file, of whatever field, even in a record that cannot be read.

    place: of a comment, which is as public as the rest; its path is ``#``.
    """

    path: Path
    text: str
    place: Location | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead to it, without the places in lists."""
        return tuple(step for step in self.path if isinstance(step, str))


def text_values(innovation: Innovation) -> Iterator[TextValue]:
    """Every text of an innovation, short and long, in the order of the declarations."""
    yield from _texts(innovation, innovation, INNOVATION, ())


def _texts(top: Innovation, record: object, fields: Sequence[FieldDeclaration], above: Path) -> Iterator[TextValue]:
    for field in fields:
        value = getattr(record, field.attribute)
        if not value:
            continue
        for path, each in _one_by_one(value, field, (*above, field.key)):
            if field.kind == "record":
                yield from _texts(top, each, field.members, path)
            elif field.kind in ("text", "long_text", "free"):
                yield TextValue(top, field, path, each)


def _one_by_one(value: Any, field: FieldDeclaration, path: Path) -> Iterator[tuple[Path, Any]]:
    if field.kind == "free":
        yield from (((*path, key), each) for key, each in value.items())
    elif field.repeated:
        yield from (((*path, place), each) for place, each in enumerate(value))
    else:
        yield path, value


def written_values(source: Source) -> Iterator[WrittenValue]:
    """Every value written in a file, then its comments."""
    yield from (WrittenValue(path, text) for path, text in _written(source.data, ()))
    for number, line in enumerate(source.lines, 1):
        text = line.lstrip()
        if text.startswith("#"):
            place = Location(source.path, number, len(line) - len(text) + 1)
            yield WrittenValue(("#",), text, place)


def _written(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _written(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _written(inner, (*path, place))


def picture_names(innovation: Innovation) -> Iterator[tuple[Path, str]]:
    """The file names of an innovation's pictures, each with its path."""
    return ((("gambar", index, "berkas"), image.file) for index, image in enumerate(innovation.images))
