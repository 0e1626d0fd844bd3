"""Our own wording read line by line: the plainest part of YAML, without its parser, which takes longer to load than
all else that a quick command does.

What is not plain is left to YAML. ``tests/test_start.py`` reads every file both ways.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

Groups = dict[str, Any]
# A key, then nothing (a group, or the mark of a block), a text in quotes that JSON reads the same, or a bare one.
_ENTRY = re.compile(
    r'(?P<indent> *)(?P<mark>"?)(?P<key>[\w-]+)(?P=mark):'
    r'(?: (?:(?P<block>\|-?|>-)|(?P<quoted>"(?:[^"\\]|\\[\\"nt/])*")|(?P<bare>[^\W_].*|[“(].*)))?'
)
_NOT_BARE = re.compile(r": | #|:$|\s$")


class _NotPlainError(Exception):
    """The text needs YAML's own reader."""


def plain_groups(text: str) -> Groups | None:
    """Groups in groups, every value as text; None where the text needs YAML's own reader."""
    whole: Groups = {}
    inside, depths = [whole], [0]
    opened: Groups | None = None
    try:
        for depth, key, value in _entries(text.split("\n")):
            if opened is not None:
                inside.append(opened)
                depths.append(depth if depth > depths[-1] else -1)
            while depth < depths[-1]:
                inside.pop()
                depths.pop()
            if depth != depths[-1] or key in inside[-1]:
                return None
            opened = {} if value is None else None
            inside[-1][key] = opened if value is None else value
    except _NotPlainError:
        return None
    return whole if opened is None else None


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, str, str | None]]:
    """How deep each key stands, the key, and its text; None for one that opens a group."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line or line.lstrip(" ").startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line)
        if not entry or (entry["bare"] and _NOT_BARE.search(entry["bare"])):
            raise _NotPlainError
        depth, value = len(entry["indent"]), entry["bare"]
        if entry["block"]:
            block = _block(lines, number, depth)
            number += len(block)
            value = _folded(block) if entry["block"] == ">-" else _kept(block)
        elif entry["quoted"]:
            value = json.loads(entry["quoted"])
        yield depth, entry["key"], value


def _block(lines: Sequence[str], start: int, depth: int) -> Sequence[str]:
    """The lines of a block: all that stand deeper than its key, and empty ones."""
    inner = " " * (depth + 1)
    end = start
    while end < len(lines) and (not lines[end] or lines[end].startswith(inner)):
        end += 1
    return lines[start:end]


def _kept(block: Sequence[str]) -> str:
    inner = " " * (len(block[0]) - len(block[0].lstrip(" "))) if block else ""
    if not inner or any(line and not line.startswith(inner) for line in block):
        raise _NotPlainError
    return "\n".join(line.removeprefix(inner) for line in block)


def _folded(block: Sequence[str]) -> str:
    """The lines of one paragraph in one."""
    lines = _kept(block).rstrip("\n").split("\n")
    if any(not line or line[0] in " \t" for line in lines):
        raise _NotPlainError
    return " ".join(lines)
