"""What pydantic found, as diagnostics: one stable code for each kind of fault."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic_core import ErrorDetails

from catalogue.diagnostics import Diagnostic, Location, Severity, field_name
from catalogue.field_list import FieldDeclaration, declarations
from catalogue.field_list import record_in as record_in
from catalogue.model import Record
from catalogue.near import nearest
from catalogue.placeholders import PLACEHOLDER_CODE, is_placeholder
from catalogue.private_numbers import masked
from catalogue.repairs import repaired
from catalogue.source import shorten

Path = tuple[str | int, ...]
Locate = Callable[..., Location]

CODES: Mapping[str, str] = {
    "extra_forbidden": "S001",
    "missing": "S002",
    "literal_error": "S003",
    "tuple_type": "S004",
    "model_type": "S005",
    "model_attributes_type": "S005",
    "dict_type": "S005",
    "not_text": "S006",
    "text_too_short": "S007",
    "text_too_long": "S008",
    "id": "S009",
    "url": "S010",
    "date": "S011",
    "no_such_date": "S012",
    "year_range": "S013",
    "year": "S014",
    "count": "S015",
    "number": "S016",
    "flag": "S017",
    "colour": "S018",
    "file_name": "S019",
    "too_short": "S020",
    "too_long": "S021",
}
# Made by ``structure``: the same id twice in a reference file, a file that must be there.
STRUCTURE_CODES = ("S024", "S030")


def shape_diagnostics(faults: Sequence[ErrorDetails], record: type[Record], locate: Locate) -> Iterator[Diagnostic]:
    """One diagnostic for each fault that a person can repair.

    faults: as pydantic lists them. record: the type that was read. locate: path in the record → place.
    """
    for fault in faults:
        if not _follows_from_another(fault):
            yield _diagnostic(fault, record, locate)


def _follows_from_another(fault: ErrorDetails) -> bool:
    """A list counted too short only because its broken members fell out."""
    return fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]


def _diagnostic(fault: ErrorDetails, record: type[Record], locate: Locate) -> Diagnostic:
    path, value = _written_path(fault["loc"], record), fault["input"]
    if isinstance(value, str) and is_placeholder(value):
        return placeholder_left(path, value, locate)
    code = CODES.get(fault["type"], "S005")
    key = str(path[-1]) if path else ""
    known = _known(record, path) if code == "S001" else terms_of(fault) if code == "S003" else []
    typed = key if code == "S001" else _shown(value)
    values = {
        "field": field_name(path),
        "key": key,
        **{name: _shown(each) if isinstance(each, str) else each for name, each in fault.get("ctx", {}).items()},
        "value": _shown(value),
        "allowed": ", ".join(known),
    }
    snippet = masked(repaired(code, key, value, _declaration(record, path), declarations(record)))
    place = locate(path, code == "S001")
    return Diagnostic(code, Severity.ERROR, place, field_name(path), values, nearest(typed, known), snippet)


def placeholder_left(path: Path, value: str, locate: Locate) -> Diagnostic:
    """What rule R306 says too, of a value that never reaches the rules; shown once, since both are equal."""
    values = {"field": field_name(path), "value": _shown(value)}
    return Diagnostic(PLACEHOLDER_CODE, Severity.ERROR, locate(path), field_name(path), values)


def _shown(value: object) -> str:
    return shorten(masked(value), 120) if isinstance(value, str) else ""


def terms_of(fault: ErrorDetails) -> list[str]:
    """The terms in pydantic's sentence ``'a', 'b' or 'c'``."""
    return str(fault["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")


def _known(record: type[Record], path: Path) -> list[str]:
    """The keys that may stand where an unknown one stands, without the twins of the English edition."""
    above = _declaration(record, path[:-1])
    fields = above.members if above else declarations(record)
    return [field.key for field in fields if not field.english]


def _declaration(record: type[Record], path: Path) -> FieldDeclaration | None:
    """The declaration of the field at a path below a record."""
    fields, found = declarations(record), None
    for step in path:
        if isinstance(step, str):
            found = next((field for field in fields if field.key == step), None)
            fields = found.members if found else ()
    return found


def _written_path(path: Path, record: type[Record]) -> Path:
    """A path without what pydantic adds to it and nobody wrote."""
    return tuple(step for step in path if step != "[key]")
