"""The one table of what the browser checks, made from the field declarations and the grammars of ``scalars``.

Everything else (that an agency exists, that a contact stands where it may …) is the rules' business, in Python.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.scalars import FIRST_YEAR, LAST_YEAR, LONGEST, PATTERNS
from catalogue.shape_faults import CODES
from catalogue.slugs import LONGEST_SLUG, RESERVED
from catalogue.yaml_source.characters import FORBIDDEN

Table = Mapping[str, Any]
FACTS = ("required", "repeated", "fewest", "most", "shortest", "longest", "terms", "bare")
LONGEST_SHORT = 40  # characters of a value of any other grammar, see ``scalars``
# What the browser can find wrong; the codes are those of the same finding in Python.
_FAULTS = (
    *PATTERNS,
    *"missing literal_error flag text_too_short text_too_long no_such_date year_range too_long".split(),
)


def check_table() -> Table:
    """The table as the page carries it."""
    return {
        "fields": rows(INNOVATION),
        "patterns": dict(PATTERNS),
        "longest": dict(LONGEST),
        "longestShort": LONGEST_SHORT,
        "years": [FIRST_YEAR, LAST_YEAR],
        "codes": {name: CODES[name] for name in _FAULTS},
        "forbidden": script_pattern(FORBIDDEN),
        "slug": {"longest": LONGEST_SLUG, "reserved": sorted(RESERVED)},
    }


def rows(fields: Iterable[FieldDeclaration]) -> list[dict[str, Any]]:
    """Fields as rows; what does not apply to one is left out. Twins of the English edition need none."""
    return [_row(field) for field in fields if not field.english]


def _row(field: FieldDeclaration) -> dict[str, Any]:
    facts = {name: value for name in FACTS if (value := getattr(field, name))}
    members = {"members": rows(field.members)} if field.members else {}
    return {"key": field.key, "kind": field.kind, **facts, **members}


def script_pattern(pattern: str) -> str:
    """A Python pattern as JavaScript reads it with the flag ``u``, in ASCII."""
    named = pattern.replace("(?P<", "(?<")
    return "".join(each if " " <= each <= "~" else f"\\u{{{ord(each):x}}}" for each in named)
