"""Lines that YAML takes as more text of the value above, although they were meant as lines of their own."""

import re
from collections.abc import Iterator, Sequence

from catalogue.yaml_source.characters import SPACES, code_point, shorten
from catalogue.yaml_source.faults import Fault

TIGHT_KEY = re.compile(r"(?:-[ \t]+)?([A-Za-z_][A-Za-z0-9_]*):(?!//)\S")
TIGHT_DASH = re.compile(r"-[^\W\d_]|-[\"'“(\[]")
ODD_SPACE = re.compile(rf"(?:-|[A-Za-z_][A-Za-z0-9_]*:)[ \t]*([{SPACES}])")
BULLET = re.compile(r"[•·∙▪●–—*](?=\s)")
_DASH = re.compile(r"-[ \t]")


def layout_faults(lines: Sequence[str], span: range, key_line: int, field: str) -> Iterator[Fault]:
    """Faults in the lines of one plain value. key_line: the line of its key, -1 in a list, -2 at the root."""
    bulleted = BULLET.match(lines[span.start].lstrip()) is not None
    for number in span:
        body = lines[number].lstrip()
        if number == span.start and key_line in (-1, number):
            continue
        code = _code(body, bulleted, number > span.start)
        if code:
            odd = ODD_SPACE.match(body)
            column = len(lines[number]) - len(body) + (odd.start(1) if odd else 0) + 1
            values = {"value": shorten(body)} | ({"character": code_point(odd[1])} if odd else {})
            yield Fault(code, number + 1, column, values, field, _repaired(code, body))


def _code(body: str, bulleted: bool, continues: bool) -> str:
    if ODD_SPACE.match(body):
        return "Y009"
    if TIGHT_DASH.match(body) or (bulleted and BULLET.match(body)):
        return "Y049"
    if TIGHT_KEY.match(body):
        return "Y043"
    return "Y055" if continues and _DASH.match(body) else ""


def _repaired(code: str, body: str) -> str:
    if code == "Y043":
        return spaced_key(body)
    if code == "Y009":
        return evenly_spaced(body)
    return dashed(body) if code == "Y049" else ""


def evenly_spaced(body: str) -> str:
    """A key or a dash, and what follows, with one ordinary space between."""
    odd = ODD_SPACE.match(body)
    return f"{body[: odd.start(1)].rstrip()} {body[odd.end(1) :].lstrip(f' {SPACES}')}" if odd else body


def spaced_key(body: str) -> str:
    """``nama:Foo`` with the missing space."""
    key, _, value = body.partition(":")
    return f"{key}: {value.lstrip()}"


def dashed(body: str) -> str:
    """``-Foo`` or ``• Foo`` as an item of a list."""
    return f"- {body[1:].lstrip()}"
