"""The report for a terminal: each finding with its line of the file and a marker under it."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.reports.escaping import without_commands
from catalogue.reports.masking import masked
from catalogue.reports.wording import Finding, by_severity, summary, worded
from catalogue.texts import Texts
from catalogue.yaml_source.characters import visible

Lines = Mapping[str, Sequence[str]]
WINDOW = 100
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_BOLD = "1"
_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A part of a line as it can be shown, and how far to the right its marker stands."""

    text: str
    offset: int


def as_text(
    diagnostics: Sequence[Diagnostic],
    lines: Lines,
    texts: Texts,
    colour: bool = False,
    checked: int = 0,
    seconds: float = 0.0,
) -> str:
    """All findings, errors apart from advice, and one line of summary.

    lines: of each file that has findings, by its path. checked, seconds: for the summary.
    """
    parts: list[str] = []
    for severity, group in by_severity(diagnostics):
        parts.append(_painted(texts(f"report.heading.{severity}"), _BOLD, colour) + "\n")
        parts += (_block(each, lines, texts, colour) for each in group)
    return without_commands("\n".join([*parts, summary(diagnostics, texts, checked, seconds)]))


def _block(diagnostic: Diagnostic, lines: Lines, texts: Texts, colour: bool) -> str:
    finding = worded(diagnostic, texts)
    where = ":".join(map(str, diagnostic.location))
    kind = f"{texts(f'report.severity.{diagnostic.severity}')} {diagnostic.code}"
    head = (
        f"{_painted(where, _BOLD, colour)}  {_painted(kind, _COLOURS[diagnostic.severity], colour)}  {finding.message}"
    )
    body = [*_marked_line(diagnostic.location, lines), *_advice(finding, texts)]
    return "\n".join([head, *(f"  {line}".rstrip() for line in body), ""])


def _advice(finding: Finding, texts: Texts) -> Iterator[str]:
    for key in ("why", "fix"):
        if text := getattr(finding, key):
            yield texts(f"report.{key}", text=text)
    if finding.suggestion:
        yield finding.suggestion
    if finding.snippet:
        yield texts("report.snippet")
        yield from (f"  {line}" for line in finding.snippet.split("\n"))


def _marked_line(location: Location, lines: Lines) -> Iterator[str]:
    """The line of a place, numbered, and a marker under the column; nothing where there is no such line."""
    known = lines.get(location.path, ())
    if not 1 <= location.line <= len(known) or not known[location.line - 1].strip():
        return
    shown = excerpt(known[location.line - 1], location.column)
    number = str(location.line)
    yield f"{number} | {shown.text}"
    yield f"{' ' * len(number)} | {' ' * shown.offset}^"


def excerpt(line: str, column: int, window: int = WINDOW) -> Excerpt:
    """As much of a line as fits, around a column that counts from 1.

    >>> excerpt("nama: Layanan: cepat", 14)
    Excerpt(text='nama: Layanan: cepat', offset=13)
    """
    safe = masked(line.rstrip())
    at = min(column - 1, len(safe))
    start = max(0, min(at - window // 2, len(safe) - window))
    before = (_ELLIPSIS if start else "") + visible(safe[start:at])
    after = visible(safe[at : start + window]) + (_ELLIPSIS if len(safe) > start + window else "")
    return Excerpt(before + after, width(before))


def width(text: str) -> int:
    """Columns that a terminal needs: two for wide letters, none for marks that combine."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
