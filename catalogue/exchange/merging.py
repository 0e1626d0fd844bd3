"""A draft laid over the record that is there: what the file does not speak of stays."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalogue.diagnostics import Diagnostic, Severity, field_name
from catalogue.exchange.columns import Path, Plain, groups, value_at
from catalogue.exchange.drafts import Draft
from catalogue.exchange.plain import arranged

REFERENCE = "sumber"  # in an entry: the number of a source


def merged(existing: Plain, draft: Draft) -> Plain:
    """The record as the file wants it. existing: {} for a new one."""
    data = _copied(existing)
    for path, value in draft.values.items():
        _put(data, path, value)
    for holder, _ in _references(data):
        number = str(holder[REFERENCE])
        if draft.positions is not None and number.isdecimal():
            holder[REFERENCE] = str(draft.positions.get(int(number), number))
    return arranged(_pruned(data))


def lost_references(existing: Plain, draft: Draft) -> Iterator[Diagnostic]:
    """Entries that name a source which the file no longer lists."""
    if draft.positions is None:
        return
    data = _copied(existing)
    for path, value in draft.values.items():
        _put(data, path, value)
    for holder, path in _references(data):
        number = str(holder[REFERENCE])
        if number.isdecimal() and int(number) not in draft.positions and draft.positions:
            place = draft.places.get(path) or draft.places.get(path[:-1]) or draft.place
            name = field_name(path)
            allowed = ", ".join(map(str, draft.positions))
            yield Diagnostic("X041", Severity.ERROR, place, name, {"field": name, "value": number, "allowed": allowed})


def _references(data: Plain) -> Iterator[tuple[dict[str, Any], Path]]:
    """Every entry that names a source by number, with the path to the number."""
    for group in groups():
        if any(member.key == REFERENCE and member.kind == "number" for member in group.members):
            for index, entry in enumerate(value_at(data, group.path) or ()):
                if isinstance(entry, dict) and REFERENCE in entry:
                    yield entry, (*group.path, index, REFERENCE)


def _put(data: dict[str, Any], path: Path, value: Plain) -> None:
    for step in path[:-1]:
        data = data.setdefault(str(step), {})
    if value in ("", [], None):
        data.pop(str(path[-1]), None)
    else:
        data[str(path[-1])] = _copied(value)


def _copied(value: Plain) -> Plain:
    if isinstance(value, Mapping):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _pruned(data: dict[str, Any]) -> dict[str, Any]:
    """Without groups that hold nothing."""
    return {key: value for key, value in data.items() if value not in ({}, [])}
