"""A fault of syntax with the lines that would be right: shown as a snippet, and used to read on."""

from collections.abc import Mapping, Sequence
from textwrap import dedent
from typing import NamedTuple

from catalogue.yaml_source.characters import shorten
from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.lines import Line, quoted

LONGEST_SNIPPET = 300


class Repair(NamedTuple):
    """A fault, and lines (by number from 0) as they should be; no lines where nobody can tell."""

    fault: Fault
    lines: Mapping[int, str]


def repair(
    code: str,
    number: int,
    column: int,
    value: str,
    fixed: str | None = None,
    snippet: str | None = None,
    **more: object,
) -> Repair:
    """A fault on one line. number, column: from 0. fixed: the whole line as it should be.

    snippet: what to show, where that is not simply the fixed line.
    """
    shown = (fixed.strip() if fixed else "") if snippet is None else snippet
    if len(shown) > LONGEST_SNIPPET:
        shown = ""
    fault = Fault(code, number + 1, column + 1, {"value": shorten(value), **more}, snippet=shown)
    return Repair(fault, {} if fixed is None else {number: fixed})


def quote_value(code: str, lines: Sequence[str], number: int, at: Line, column: int) -> Repair:
    """The fault is cured by quotes around the whole value of the line."""
    fixed = lines[number][: at.value_at] + quoted(at.value)
    return repair(code, number, column, at.value, fixed)


def in_context(lines: Sequence[str], number: int, fixed: str) -> str:
    """The fixed line under the line above it, so that its column can be seen."""
    above = content_before(lines, number)
    return fixed.strip() if above < 0 else dedent(f"{lines[above].rstrip()}\n{fixed}")


def content_before(lines: Sequence[str], number: int) -> int:
    """The nearest line above that holds more than a comment, or -1."""
    for above in range(number - 1, -1, -1):
        body = lines[above].lstrip(" \t")
        if body and not body.startswith("#"):
            return above
    return -1


def content_after(lines: Sequence[str], number: int) -> int:
    """The nearest line below that holds more than a comment, or -1."""
    for below in range(number + 1, len(lines)):
        body = lines[below].lstrip(" \t")
        if body and not body.startswith("#"):
            return below
    return -1
