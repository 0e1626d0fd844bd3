"""What is wrong, where, and how bad: the one type that every check yields.

A diagnostic carries a code and values, never a sentence: sentences are made from
``locale/<lang>.yml`` when it is shown, so one finding reads in any language.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad: an error stops the build, a warning does so only when asked, advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Location(NamedTuple):
    """A place in a file. Path is relative to the root with ``/``; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    code: stable, ``Y…`` YAML, ``S…`` shape, ``R…`` rule; texts stand under ``diagnostic.<code>``.
    field: the keys that lead to the value, as people write them (``sumber[2].url``), or "".
    values: what the texts of the code name in braces, as found in the file.
    suggestion: the near match for "did you mean", or "".
    snippet: corrected YAML to copy, or "".
    """

    code: str
    severity: Severity
    location: Location
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str = ""
    snippet: str = ""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted as people repair: by file, then from top to bottom, each finding once."""
    keyed = {(d.location, d.code, d.field, repr(sorted(d.values.items()))): d for d in diagnostics}
    return [keyed[key] for key in sorted(keyed)]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def field_name(path: tuple[str | int, ...]) -> str:
    """A path in the data as people write it; list places count from 1.

    >>> field_name(("sumber", 1, "url"))
    'sumber[2].url'
    """
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
