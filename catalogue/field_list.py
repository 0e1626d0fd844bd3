"""Every field of a record as plain facts, walked from the declarations in ``model``.

Schema, field page, blank file, form and spreadsheet are made from this list, so that a field is declared once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from catalogue.model import Innovation, Record, is_made_of, scalar_of
from catalogue.scalars import LONGEST, ScalarKind

FieldKind = ScalarKind | Literal["term", "record", "free"]
ENGLISH = "_en"


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """One field.

    path: the keys that lead to it from the top of the record. kind: the grammar of its text, or ``term`` (one of
    ``terms``), ``record`` (holds ``members``), ``free`` (keys that a region chooses).
    repeated: a list, of ``fewest`` to ``most`` values. shortest, longest: in characters, 0 where it does not apply.
    bare: the member that a plain text in the list stands for. english: a twin for the English edition.
    """

    attribute: str
    path: tuple[str, ...]
    kind: FieldKind
    required: bool = False
    repeated: bool = False
    fewest: int = 0
    most: int | None = None
    shortest: int = 0
    longest: int = 0
    terms: tuple[str, ...] = ()
    default: str = ""
    members: tuple["FieldDeclaration", ...] = ()
    bare: str = ""
    english: bool = False

    @property
    def key(self) -> str:
        """The key as it is written in a file."""
        return self.path[-1]

    @property
    def text_key(self) -> str:
        """Where its texts stand; a twin shares those of its field."""
        key = self.key.removesuffix(ENGLISH) if self.english else self.key
        return ".".join(("field", *self.path[:-1], key))

    @property
    def vocabulary(self) -> str:
        """Where the labels of its terms stand, below ``vocabulary``: ``status``, ``kontak_jenis`` …"""
        return "_".join(self.path[-2:])


@cache  # pure, and asked once for each fault
def declarations(record: type[Record], above: tuple[str, ...] = ()) -> tuple[FieldDeclaration, ...]:
    """The fields of a record type in the order of their declaration, each English twin after its field."""
    fields = [_declaration(name, field, above) for name, field in record.model_fields.items()]
    order = {field.key: place for place, field in enumerate(fields) if not field.english}
    return tuple(sorted(fields, key=lambda field: (order[field.key.removesuffix(ENGLISH)], field.english)))


def every(fields: Iterable[FieldDeclaration]) -> Iterator[FieldDeclaration]:
    """The fields and all fields inside them, from the top."""
    for field in fields:
        yield field
        yield from every(field.members)


def _declaration(name: str, field: FieldInfo, above: tuple[str, ...]) -> FieldDeclaration:
    path = (*above, field.alias or name)
    nested, mark = record_in(field.annotation), scalar_of(field.annotation, field.metadata)
    terms = _terms(field.annotation)
    kind: FieldKind = "term" if terms else "record" if nested else mark.kind if mark else "free"
    if is_made_of(field.annotation, dict):
        kind = "free"
    members = declarations(nested, path) if nested else ()
    bounded = mark and kind in ("text", "long_text", "free")
    return FieldDeclaration(
        attribute=name,
        path=path,
        kind=kind,
        required=field.is_required(),
        repeated=get_origin(field.annotation) is tuple or _has(field.annotation, tuple),
        fewest=next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0),
        most=next((mark.max_length for mark in field.metadata if isinstance(mark, MaxLen)), None),
        shortest=mark.shortest if mark and bounded else 0,
        longest=mark.longest if mark and bounded else LONGEST.get(kind, 0),
        terms=terms,
        default=field.default if isinstance(field.default, str) else "",
        members=members,
        bare=members[0].key if members and _wraps(field.annotation) else "",
        english=name.endswith(ENGLISH),
    )


def _has(annotation: Any, origin: type) -> bool:
    return any(get_origin(part) is origin for part in get_args(annotation))


def _terms(annotation: Any) -> tuple[str, ...]:
    """The terms of a closed list, looked for through ``| None``."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((terms for part in get_args(annotation) if (terms := _terms(part))), ())


def _wraps(annotation: Any) -> bool:
    """Whether the members of a list may be written as a plain text."""
    parts = get_args(annotation)
    return any(isinstance(part, BeforeValidator) or _wraps(part) for part in parts)


def record_in(annotation: Any) -> type[Record] | None:
    """The record type inside an annotation such as ``tuple[Source, ...]`` or ``Access | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_in(part))), None)


INNOVATION = declarations(Innovation)
