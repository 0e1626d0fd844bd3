"""Records in the form that is published, and the JSON Schema of that form, both from the field declarations.

The form: keys as in the data files, empty fields left out, dates as text, years and counts as numbers.
"""

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from catalogue.field_list import record_in
from catalogue.model import Record
from catalogue.scalars import PATTERNS, PartialDate, Scalar

Plain = Any  # what JSON can hold

_TYPES: Mapping[str, Mapping[str, Plain]] = {
    "year": {"type": "integer"},
    "count": {"type": "integer", "minimum": 0},
    "number": {"type": "integer", "minimum": 1},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "pattern": f"^(?:{PATTERNS['date']})$"},
    "url": {"type": "string", "format": "uri"},
}


def published(value: Any) -> Plain:
    """A record, or any value in one, as plain data."""
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [published(inner) for inner in value]
    return value


def _record(record: Record) -> dict[str, Plain]:
    values = ((field.alias or name, getattr(record, name)) for name, field in type(record).model_fields.items())
    return {key: published(value) for key, value in values if value not in (None, (), {})}


def schema_of(record: type[Record]) -> dict[str, Plain]:
    """JSON Schema of a record's published form."""
    properties = {
        field.alias or name: _schema(field.annotation, field.metadata) for name, field in record.model_fields.items()
    }
    required = [field.alias or name for name, field in record.model_fields.items() if field.is_required()]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _schema(annotation: Any, metadata: Any = ()) -> dict[str, Plain]:
    origin, parts = get_origin(annotation), get_args(annotation)
    for mark in (*metadata, *parts):
        if isinstance(mark, Scalar):
            return dict(_TYPES.get(mark.kind, {"type": "string"}))
    if origin in (Union, types.UnionType):
        return _schema(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    if origin is Literal:
        return {"enum": list(parts)}
    inner = record_in(annotation)
    return schema_of(inner) if inner else _schema(parts[0])
