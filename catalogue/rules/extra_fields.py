"""Fields that a region declares itself (``kolom_tambahan`` in site.yml), checked like the tool's own.

No Python is written for them: each names a kind of value, and the kinds are the scalars of ``scalars``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from catalogue.model import Innovation
from catalogue.near import nearest
from catalogue.reference_model import ExtraField
from catalogue.rules.kernel import Finding
from catalogue.scalars import PATTERNS, parse_date, refuse, written

KEY = "tambahan"
NONE = "–"
_FITTING: Mapping[str, str] = {
    "angka": "1500000, 1.500.000",
    "tanggal": "2021, 2021-09, 2021-09-21",
    "tautan": "https://…",
    "ya-tidak": "ya, tidak",
}


def undeclared(fields: Sequence[ExtraField], innovation: Innovation) -> Iterator[Finding]:
    """Keys below ``tambahan`` that the settings do not know."""
    known = [field.key for field in fields]
    for key in innovation.extra:
        if key not in known:
            values = {"value": key, "allowed": ", ".join(known) or NONE}
            yield Finding((KEY, key), values, nearest(key, known), on_key=True)


def unfitting(fields: Sequence[ExtraField], innovation: Innovation) -> Iterator[Finding]:
    """Values that are not of the declared kind."""
    for field in fields:
        text = innovation.extra.get(field.key)
        if text is not None and not fits(field, text):
            allowed = ", ".join(field.terms) or _FITTING.get(field.kind, NONE)
            values = {"value": text, "key": field.key, "kind": field.kind, "allowed": allowed}
            near = nearest(text, field.terms) if field.kind == "pilihan" else ""
            yield Finding((KEY, field.key), values, near)


def missing(fields: Sequence[ExtraField], innovation: Innovation) -> Iterator[Finding]:
    """Required fields without a value."""
    for field in fields:
        if field.required and field.key not in innovation.extra:
            yield Finding((KEY,), {"key": field.key})


def without_terms(fields: Sequence[ExtraField]) -> Iterator[Finding]:
    """Declarations of a choice that offer nothing to choose, and keys declared twice."""
    for place, field in enumerate(fields):
        if field.kind == "pilihan" and not field.terms:
            yield Finding(("kolom_tambahan", place), {"key": field.key})
        if field.key in [earlier.key for earlier in fields[:place]]:
            yield Finding(("kolom_tambahan", place, "kunci"), {"key": field.key})


def fits(field: ExtraField, text: str) -> bool:
    """Whether a text is a value of the field's kind."""
    if field.kind == "pilihan":
        return text in field.terms
    try:
        _READERS[field.kind](text)
    except PydanticCustomError:
        return False
    return True


def _pattern(kind: str) -> Callable[[str], Any]:
    ready = re.compile(PATTERNS[kind])
    return lambda text: text if ready.fullmatch(text) else refuse(kind, text)


def _flag(text: str) -> str:
    return text if text in ("ya", "tidak") else refuse("flag", text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "teks": written,
    "angka": _pattern("count"),
    "tanggal": parse_date,
    "tautan": _pattern("url"),
    "ya-tidak": _flag,
}
