"""Typed records as plain data again: groups, lists and texts, as a YAML file gives them."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from catalogue.exchange.columns import Plain
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.model import Innovation, Record


def plain(value: object) -> Plain:
    """A record, or any value in one; what is empty is left out."""
    if isinstance(value, Record):
        pairs = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return {key: plain(inner) for key, inner in pairs if inner not in (None, (), {})}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (tuple, list)) and not hasattr(value, "_fields"):
        return [plain(inner) for inner in value]
    return str(value)


def innovation_plain(record: Innovation) -> Plain:
    """An innovation as plain data, keys in the order of their declaration."""
    return arranged(plain(record))


def arranged(value: Plain, fields: Sequence[FieldDeclaration] = INNOVATION) -> Plain:
    """The same data with keys in the order of their declaration; unknown ones stay, at the end."""
    if isinstance(value, list):
        return [arranged(inner, fields) for inner in value]
    if not isinstance(value, Mapping):
        return value
    members = {field.key: field.members for field in fields}
    known = {key: arranged(value[key], members[key]) for key in members if key in value}
    return known | {key: inner for key, inner in value.items() if key not in members}


def normal(data: Plain, slug: str) -> Plain:
    """The data as the model understands it; as it is where the model refuses it."""
    try:
        return innovation_plain(Innovation.model_validate(data, context={"slug": slug}))
    except ValidationError:
        return arranged(data)


def without_defaults(data: Plain) -> Plain:
    """The data without values that need not be written."""
    defaults = {field.key: field.default for field in INNOVATION if field.default}
    return {key: value for key, value in data.items() if defaults.get(key) != value}
