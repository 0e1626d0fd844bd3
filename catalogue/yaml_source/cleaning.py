"""What must leave a text before a YAML parser sees it, each thing named: odd characters, conflicts, directives."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from catalogue.yaml_source.characters import character_faults, has_forbidden, shorten, without_forbidden
from catalogue.yaml_source.faults import Fault

_OURS, _BASE, _THEIRS, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MOST = 20


def cleaned(text: str) -> tuple[str, list[Fault]]:
    """The text without these things, its lines still where they were, and the faults."""
    faults: list[Fault] = []
    if has_forbidden(text):
        faults += character_faults(text)
        text = without_forbidden(text)
    if _OURS in text or _END in text:
        lines = text.split("\n")
        faults += islice(_conflict_faults(lines), _MOST)
        text = "\n".join(_without_conflicts(lines))
    # libyaml compares every directive with all before it: a file full of them would take minutes.
    if "\n%" in text or text.startswith("%"):
        lines = text.split("\n")
        faults += islice(_directive_faults(lines), _MOST)
        text = "\n".join("" if line.startswith("%") else line for line in lines)
    return text, faults


def _conflict_faults(lines: Sequence[str]) -> Iterator[Fault]:
    """Marks that Git left where two people changed the same lines."""
    mark = _OURS if any(line.startswith(_OURS) for line in lines) else _END
    for number, line in enumerate(lines):
        if line.startswith(mark):
            yield Fault("Y012", number + 1, 1, {"value": shorten(line)})


def _without_conflicts(lines: Iterable[str]) -> Iterator[str]:
    """Our side of each conflict; marks and the other side are left empty."""
    inside = other = False
    for line in lines:
        mark = line[:7]
        inside = mark != _END and (inside or mark == _OURS)
        other = inside and (other or mark in (_THEIRS, _BASE))
        yield "" if other or mark in (_OURS, _END) else line


def _directive_faults(lines: Sequence[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines):
        if line.startswith("%"):
            yield Fault("Y025", number + 1, 1, {"value": shorten(line)})
