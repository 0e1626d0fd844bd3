"""A few lines of YAML to copy: what a corrected or a new value looks like in a file."""

import json
import re
from collections.abc import Iterable, Mapping

# Plain YAML never reads these as anything but the text itself.
_PLAIN = re.compile(r"[^\W_](?:(?!: |:$| #)[^\n\"'\t])*(?<! )")
LONGEST = 100
OPEN = "…"


def scalar(text: str) -> str:
    """A value as it may stand after a key: quoted only where YAML would misread it.

    >>> scalar("Bupati: kami siap"), scalar("Posyandu")
    ('"Bupati: kami siap"', 'Posyandu')
    """
    return text if _PLAIN.fullmatch(text) or text == OPEN else json.dumps(text, ensure_ascii=False)


def pair(key: str, value: str) -> str:
    """A key with its value."""
    return f"{key}: {scalar(shortened(value))}"


def line(step: str, value: str) -> str:
    """A value after its key, or after the hyphen of a list where the step is a place in one."""
    return f"- {scalar(shortened(value))}" if step.isdecimal() else pair(step, value)


def text_list(key: str, values: Iterable[str]) -> str:
    """A key with a list of texts."""
    return "\n".join([f"{key}:", *(f"  - {scalar(shortened(value))}" for value in values)])


def record_list(key: str, records: Iterable[Mapping[str, str]]) -> str:
    """A key with a list of small records."""
    lines = [f"{key}:"]
    for record in records:
        members = [pair(name, value) for name, value in record.items()]
        lines += [f"  {'- ' if place == 0 else '  '}{member}" for place, member in enumerate(members)]
    return "\n".join(lines)


def block(key: str, lines: Iterable[str]) -> str:
    """A key with a text whose line ends are kept."""
    return "\n".join([f"{key}: |", *(f"  {line}".rstrip() for line in lines)])


def indented(text: str, depth: int = 2) -> str:
    """Lines moved to the right."""
    return "\n".join(f"{' ' * depth}{line}" if line else "" for line in text.split("\n"))


def shortened(text: str) -> str:
    """A value that fits in a snippet, on one line."""
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST else folded[: LONGEST - 1].rstrip() + OPEN
