"""What some rules are shown: every text of a record, everything written in a file, the name of every picture."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from catalogue.diagnostics import Location
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.model import Innovation, Record
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


class _TextField(NamedTuple):
    """A field that holds texts, or records with such fields. many: the value is a list, or keys that a region chose."""

    declaration: FieldDeclaration
    attribute: str
    key: str
    many: bool
    members: tuple["_TextField", ...]


def _text_fields(fields: tuple[FieldDeclaration, ...]) -> Iterator[_TextField]:
    for field in fields:
        if field.kind in ("text", "long_text", "free", "record"):
            many = field.repeated or field.kind == "free"
            yield _TextField(field, field.attribute, field.key, many, tuple(_text_fields(field.members)))


def _long_fields(fields: tuple[_TextField, ...]) -> Iterator[_TextField]:
    for field in fields:
        members = tuple(_long_fields(field.members))
        if members or field.declaration.kind == "long_text":
            yield field._replace(members=members)


TEXT_FIELDS = tuple(_text_fields(INNOVATION))
LONG_FIELDS = tuple(_long_fields(TEXT_FIELDS))


def text_values(innovation: Innovation) -> list[TextValue]:
    """Every text of an innovation, short and long, in the order of the declarations."""
    found: list[TextValue] = []
    _add_texts(found, innovation, innovation, TEXT_FIELDS, ())
    return found


def long_values(innovation: Innovation) -> list[TextValue]:
    """Every long text of an innovation."""
    found: list[TextValue] = []
    _add_texts(found, innovation, innovation, LONG_FIELDS, ())
    return found


def plain_texts(innovation: Innovation) -> list[str]:
    """The texts of ``text_values`` alone, in the same order."""
    found: list[str] = []
    _add_plain(found, innovation, TEXT_FIELDS)
    return found


def _add_plain(found: list[str], record: Record, fields: tuple[_TextField, ...]) -> None:
    held = record.__dict__
    for field in fields:
        if value := held[field.attribute]:
            if field.members:
                for each in value if field.many else (value,):
                    _add_plain(found, each, field.members)
            elif field.many:
                found += value.values() if isinstance(value, dict) else value
            else:
                found.append(value)


# A list is filled here, since it is done for every record, and generators in generators would take twice as long.
def _add_texts(
    found: list[TextValue], top: Innovation, record: Record, fields: tuple[_TextField, ...], above: Path
) -> None:
    held = record.__dict__
    for field in fields:
        if value := held[field.attribute]:
            path = (*above, field.key)
            for where, each in _one_by_one(value, path) if field.many else ((path, value),):
                if field.members:
                    _add_texts(found, top, each, field.members, where)
                else:
                    found.append(TextValue(top, field.declaration, where, each))


def _one_by_one(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return (((*path, step), each) for step, each in pairs)


def written_values(source: Source) -> Iterator[WrittenValue]:
    """Every value written in a file, then its comments."""
    yield from (WrittenValue(path, text) for path, text in _written(source.data, ()))
    for number, line in _comments(source):
        text = line.lstrip()
        yield WrittenValue(("#",), text, Location(source.path, number, len(line) - len(text) + 1))


def written_texts(source: Source) -> list[str]:
    """The same without their places, in no order that counts."""
    found: list[str] = []
    left: list[Any] = [source.data]
    while left:
        value = left.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            left += value.values()
        elif isinstance(value, list):
            left += value
    return [*found, *(line.lstrip() for _, line in _comments(source))]


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    """The lines that are comments, or look like one."""
    if "#" in source.text:
        yield from ((number, line) for number, line in enumerate(source.lines, 1) if line.lstrip().startswith("#"))


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
