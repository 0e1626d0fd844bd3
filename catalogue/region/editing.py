"""Changes to a YAML file at known places: comments, order, quotes and line ends stay as they were."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.source import Source
from catalogue.yaml_source.places import Path

Pattern = tuple[str, ...]
"""Keys from the top of a file; ``*`` stands for every member of a list."""


@dataclass(frozen=True, slots=True)
class Edit:
    """``old`` at a line and column (from 1) becomes ``new``; both as they stand in the file."""

    line: int
    column: int
    old: str
    new: str


def matching(source: Source, pattern: Pattern) -> Iterator[Path]:
    """The paths in a file that fit a pattern, from top to bottom."""
    for path in source.places:
        fits = zip(path, pattern, strict=False)
        if len(path) == len(pattern) and all(isinstance(a, int) if b == "*" else a == b for a, b in fits):
            yield path


def rename_key(source: Source, pattern: Pattern, name: str) -> Iterator[Edit]:
    """Give a key another name wherever it stands. pattern: its keys, itself the last."""
    for path in matching(source, pattern):
        place = source.places[path]
        written = re.match(r"\"[^\"]*\"|'[^']*'|[^\s:]+", _rest(source, place.key_line, place.key_column))
        if written:
            yield Edit(place.key_line, place.key_column, written[0], name)


def change_value(source: Source, pattern: Pattern, old: str, new: str) -> Iterator[Edit]:
    """Give a term of a closed list another name. Values stand on one line; quotes are kept."""
    for path in matching(source, pattern):
        place = source.places[path]
        rest = _rest(source, place.line, place.column)
        written = re.match(rf"([\"']?){re.escape(old)}\1(?=\s*$)", rest)
        if written:
            yield Edit(place.line, place.column, written[0], f"{written[1]}{new}{written[1]}")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. Raises ValueError where the text is not what an edit expects."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        line, start = lines[edit.line - 1], edit.column - 1
        if not line.startswith(edit.old, start):
            raise ValueError(f"line {edit.line}: {edit.old}")
        lines[edit.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "\n".join(lines)


def _rest(source: Source, line: int, column: int) -> str:
    return source.text.split("\n")[line - 1][column - 1 :].rstrip("\r")
