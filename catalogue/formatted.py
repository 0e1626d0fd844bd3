"""An innovation's file in its canonical form: the key order is that of the field declarations."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.field_list import FieldDeclaration, declarations
from catalogue.format import UnreadableError, format_text
from catalogue.model import Innovation, Record
from catalogue.source import RECORD_LIMITS

KeyOrder = Mapping[str, Any]
FormatError = UnreadableError


def key_order(record: type[Record]) -> KeyOrder:
    """The keys of a record in the order of their declaration, each with the order of what it holds."""
    return _order(declarations(record))


def _order(fields: Sequence[FieldDeclaration]) -> dict[str, Any]:
    return {field.key: _order(field.members) for field in fields}


def formatted(raw: bytes) -> str:
    """The file's text in canonical form. Raises FormatError where our reader finds a fault in it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise FormatError(()) from error
    return format_text(text, key_order(Innovation), RECORD_LIMITS)
