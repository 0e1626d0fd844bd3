"""The anatomy of one line as a clerk wrote it, and how to write a value so that it is read as meant.

Only string methods and simple patterns, because a hostile line may be very long.
"""

import re
from typing import NamedTuple

_DASH = re.compile(r"-(?:[ \t]+|$)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Line(NamedTuple):
    """``indent`` + dashes, then ``key`` and what stands behind its colon, or a value alone (key is "").

    key_at, value_at: where key and value begin, from 0.
    """

    indent: str
    key: str
    value: str
    key_at: int
    value_at: int


def anatomy(line: str) -> Line:
    """Take a line apart.

    >>> anatomy("  - nama: Juara: 1")
    Line(indent='  ', key='nama', value='Juara: 1', key_at=4, value_at=10)
    """
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)]
    start = len(indent)
    while dash := _DASH.match(line, start):
        start = dash.end()
    colon = _key_end(line, start)
    if colon < 0:
        return Line(indent, "", line[start:].rstrip(), start, start)
    rest = line[colon + 1 :]
    value_at = colon + 1 + len(rest) - len(rest.lstrip(" \t"))
    return Line(indent, line[start:colon].strip("\"' \t"), line[value_at:].rstrip(), start, value_at)


def _key_end(line: str, start: int) -> int:
    """The index of the colon that ends the line's key, or -1."""
    if start < len(line) and line[start] in "\"'":
        close = line.find(line[start], start + 1)
        after = line[close + 1 :].lstrip(" \t") if close > 0 else ""
        return len(line) - len(after) if after.startswith((": ", ":\t")) or after.rstrip() == ":" else -1
    found = [at for at in (line.find(": ", start), line.find(":\t", start)) if at > start]
    if found:
        return min(found)
    end = len(line.rstrip()) - 1
    return end if end > start and line[end] == ":" else -1


def is_name(text: str) -> bool:
    """Whether text looks like a key of this catalogue: one word, no spaces."""
    return _NAME.fullmatch(text) is not None


def quoted(value: str) -> str:
    """The value in quotes, single ones where that saves escapes.

    >>> print(quoted('Layanan: cepat'), quoted('kata "siap"'))
    "Layanan: cepat" 'kata "siap"'
    """
    if ('"' in value or "\\" in value) and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def skip(line: str) -> bool:
    """Whether a line holds nothing, or only a comment."""
    body = line.lstrip(" \t")
    return not body or body.startswith("#")
