"""Findings about a file that is yet to be written, told by the cells that it came from."""

from dataclasses import replace

from catalogue.diagnostics import Diagnostic, Location, field_name
from catalogue.exchange.columns import Path
from catalogue.exchange.drafts import Draft
from catalogue.snippets import OPEN
from catalogue.source import Source


def in_table(fault: Diagnostic, draft: Draft, source: Source) -> Diagnostic:
    """The same finding at the cell of its field; the lines to copy become the value to write."""
    path = _path_of(fault, source)
    suggestion = fault.suggestion or _value_of(fault.snippet)
    return replace(fault, location=cell_of(path, draft), suggestion=suggestion, snippet="")


def cell_of(path: Path, draft: Draft) -> Location:
    """The cell of a path, else of what is nearest around it, else of its row."""
    for length in range(len(path), 0, -1):
        place = draft.places.get(path[:length])
        if place:
            return place
    inside = [place for other, place in draft.places.items() if path and other[: len(path)] == path]
    return min(inside, default=draft.place)


def _path_of(fault: Diagnostic, source: Source) -> Path:
    """The path in the data that a finding speaks of: by its field's name, else by its line."""
    named = {field_name(path): path for path in source.places if path}
    if fault.field in named:
        return named[fault.field]
    if fault.field:
        return _parsed(fault.field)
    above = [
        (place.line, place.column, path)
        for path, place in source.places.items()
        if path and (place.key_line, place.key_column) <= (fault.location.line, fault.location.column)
    ]
    return max(above, key=lambda each: each[:2])[2] if above else ()


def _parsed(name: str) -> Path:
    """A field's name as a path: ``sumber[2].url`` → sumber, 1, url."""
    path: list[str | int] = []
    for step in name.split("."):
        key, bracket, number = step.partition("[")
        path.append(key)
        digits = number.rstrip("]")
        if bracket and digits.isdecimal():
            path.append(int(digits) - 1)
    return tuple(path)


def _value_of(snippet: str) -> str:
    """The value of a single line ``key: value``; a longer snippet is of no use in a cell."""
    key, colon, value = snippet.partition(": ")
    told = colon and "\n" not in snippet and key.replace("_", "").isalnum() and value.strip('"') != OPEN
    return value.strip('"') if told else ""
