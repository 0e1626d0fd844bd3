"""Lines put in the place of other lines."""

from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """Lines to put in the place of others; half open, from 0. Nothing is replaced where start is stop."""

    start: int
    stop: int
    lines: Sequence[str]


def applied(lines: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """The lines after all edits; of several at one place the first stays first."""
    result = list(lines)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop))[::-1]:
        result[edit.start : edit.stop] = edit.lines
    return result


def head_of(lines: Sequence[str]) -> list[str]:
    """The comment lines at the top of a file."""
    head: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        head.append(line)
    return head
