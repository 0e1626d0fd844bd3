"""Plain data to YAML in canonical form, in parts: a record, one key with its value, one value of a list."""

from collections.abc import Mapping, Sequence

from catalogue.exchange.columns import Plain
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.formatting.scalars import STEP, key_text, value_lines

_AS_WRITTEN = ("date", "year", "number", "count", "flag", "id", "term")
QUOTED = '"'  # of a text that a reader of YAML may take for a number


def record_text(data: Mapping[str, Plain], head: Sequence[str] = ()) -> str:
    """A whole record. head: comment lines to stand before it."""
    lines = [line for field in INNOVATION if field.key in data for line in entry(field, data[field.key], 0)]
    return "\n".join([*head, *lines, ""])


def entry(field: FieldDeclaration, value: Plain, indent: int) -> list[str]:
    """A key with its value, as lines. indent: the column of the key."""
    start = f"{' ' * indent}{key_text(field.key)}:"
    if isinstance(value, Mapping):
        return [start, *_members(field, value, indent + STEP)]
    if isinstance(value, list):
        return [start, *(line for each in value for line in item(field, each, indent + STEP))]
    return value_lines(start, str(value), _style(field))


def item(field: FieldDeclaration, value: Plain, indent: int) -> list[str]:
    """One value of a list, as lines. indent: the column of its dash."""
    start = f"{' ' * indent}-"
    if isinstance(value, Mapping) and value.keys() == {field.bare}:
        return value_lines(start, str(value[field.bare]), QUOTED)
    if value == {}:  # an entry that says nothing is kept for the rules to refuse
        return [f"{start} {{}}"]
    if isinstance(value, Mapping):
        first, *rest = _members(field, value, indent + STEP)
        return [f"{start} {first.lstrip()}", *rest]
    return value_lines(start, str(value), _style(field))


def _members(field: FieldDeclaration, value: Mapping[str, Plain], indent: int) -> list[str]:
    if field.kind == "free":
        pairs = ((f"{' ' * indent}{key_text(key)}:", str(inner)) for key, inner in value.items())
        return [line for start, inner in pairs for line in value_lines(start, inner, QUOTED)]
    known = [member for member in field.members if member.key in value]
    return [line for member in known for line in entry(member, value[member.key], indent)]


def _style(field: FieldDeclaration) -> str:
    return "" if field.kind in _AS_WRITTEN else QUOTED
