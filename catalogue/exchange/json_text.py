"""Records as JSON, keys and values as in the data files, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import Path, Plain
from catalogue.exchange.drafts import Draft, Drafts
from catalogue.exchange.tables import RefusedError
from catalogue.field_list import INNOVATION
from catalogue.slugs import is_slug
from catalogue.source import shorten

MOST_BYTES = 16 * 1024 * 1024
IGNORED = ("id", "url", "$schema")


def json_bytes(records: Iterable[tuple[str, Plain]]) -> bytes:
    """Slugs and records as one JSON list."""
    listed = [{"id": slug, **record} for slug, record in records]
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def json_drafts(file_name: str, raw: bytes) -> Drafts:
    """Records in JSON as drafts: a list of them, or an export with its list under ``data``. Never raises."""
    try:
        records = _records(raw)
    except RefusedError as error:
        place = Location(file_name, int(str(error.values.get("row", 1))))
        return Drafts((), (Diagnostic(error.code, Severity.ERROR, place, values=error.values),), False)
    drafts: dict[str, Draft] = {}
    faults: list[Diagnostic] = []
    for index, record in enumerate(records, start=1):
        slug = record.get("id") if isinstance(record, dict) else None
        place = Location(f"{file_name}[{index}]")
        if not isinstance(record, dict) or not isinstance(slug, str) or not is_slug(slug):
            faults.append(Diagnostic("X031", Severity.ERROR, place, values={"value": shorten(str(slug))}))
        elif slug in drafts:
            faults.append(Diagnostic("X035", Severity.ERROR, place, values={"value": slug, "first": len(drafts)}))
        else:
            drafts[slug] = Draft(slug, place, dict(_values(record)))
    return Drafts(tuple(drafts.values()), tuple(faults), True)


def _records(raw: bytes) -> list[Any]:
    if len(raw) > MOST_BYTES:
        raise RefusedError("X002", size=len(raw) >> 20, limit=MOST_BYTES >> 20)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError("X018", row=raw.count(b"\n", 0, error.start) + 1) from None
    except json.JSONDecodeError as error:
        raise RefusedError("X018", row=error.lineno) from None
    except (ValueError, RecursionError):  # a number with thousands of figures, or thousands of brackets
        raise RefusedError("X018", row=1) from None
    records = data.get("data") if isinstance(data, dict) else data
    if not isinstance(records, list):
        raise RefusedError("X018", row=1)
    return records


def _values(record: Mapping[str, Any]) -> Iterator[tuple[Path, Plain]]:
    """Every field, empty where the record does not have it; unknown keys as they are, for the check to name."""
    known = [field.key for field in INNOVATION]
    for key in (*known, *sorted(record.keys() - set(known) - set(IGNORED))):
        yield (key,), _plain(record.get(key))


def _plain(value: Any) -> Plain:
    """JSON's numbers and truths as they are written in a file; a named reference as its id."""
    if isinstance(value, dict):
        named = value.keys() == {"id", "nama"}
        return _plain(value["id"]) if named else {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)
