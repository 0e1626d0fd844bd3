"""Comments and empty lines, each given to the entry that it belongs to, so that it can move with it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalogue.source import Place, Source
from catalogue.yaml_source.comments import Span, covering
from catalogue.yaml_source.places import Path

MODELINE = "# yaml-language-server:"


@dataclass(frozen=True)
class Remarks:
    """All comments of a file, empty lines as "".

    header: stays on top whatever key comes first. lead, tail: before and behind an entry. footer: at the end.
    """

    header: Sequence[str]
    lead: Mapping[Path, Sequence[str]]
    tail: Mapping[Path, Sequence[str]]
    footer: Sequence[str]


class Entry(NamedTuple):
    """A key or an item of a list where it stands; line and column from 0."""

    path: Path
    line: int
    column: int


class Remark(NamedTuple):
    """A line that is empty or a comment; line and column from 0."""

    line: int
    column: int
    text: str


def remarks_of(source: Source, spans: Sequence[Span]) -> Remarks:
    """The comments of a readable file. spans: of its scalars."""
    entries = [_entry(path, place, source.lines) for path, place in source.places.items() if path]
    starts = [entry.line for entry in entries]
    lead: dict[Path, list[str]] = defaultdict(list)
    tail: dict[Path, list[str]] = defaultdict(list)
    footer: list[str] = []
    for run in _runs(source.lines, spans):
        following = bisect_right(starts, run[0].line)
        above, below = entries[:following], entries[following] if following < len(entries) else None
        deep = _count_deep(run, above, below)
        for text, column in _settled(run[:deep]):
            tail[_owner(above, column)].append(text)
        (footer if below is None else lead[below.path]).extend(remark.text for remark in run[deep:])
    header = _header(lead[entries[0].path]) if entries else []
    if entries:
        lead[entries[0].path] = lead[entries[0].path][len(header) :]
    return Remarks(header, lead, tail, footer)


def comments_of(source: Source, spans: Sequence[Span]) -> list[str]:
    """Every comment of a readable file, sorted: to see that none was lost."""
    return sorted(remark.text for run in _runs(source.lines, spans) for remark in run if remark.text)


def _entry(path: Path, place: Place, lines: Sequence[str]) -> Entry:
    line, column = place.key_line - 1, place.key_column - 1
    if isinstance(path[-1], int):
        column = len(lines[line]) - len(lines[line].lstrip(" "))
    return Entry(path, line, column)


def _runs(lines: Sequence[str], spans: Sequence[Span]) -> Iterator[list[Remark]]:
    """Neighbouring lines that are no content. Empty lines within a text are content."""
    run: list[Remark] = []
    for number, line in enumerate(lines):
        text = line.strip(" \t")
        if text and text[0] != "#" and not run:
            continue  # content, and nothing before it that waits for an owner
        column = len(line) - len(line.lstrip(" \t"))
        span = covering(spans, number, column)
        if not text or (text[0] == "#" and span is None):
            if text or not run or run[-1].text:
                run.append(Remark(number, column, text))
        else:
            if run and (span is None or span.line == number):
                yield run
            run = []
    if run:
        yield run


def _count_deep(run: Sequence[Remark], above: Sequence[Entry], below: Entry | None) -> int:
    """How many lines of a run belong to the entry above: those up to its last comment that stands deeper than
    what follows, as long as no other comes between.
    """
    if not above or (below and below.path[: len(above[-1].path)] == above[-1].path):
        return 0
    deep = 0
    for number, remark in enumerate(run, start=1):
        if remark.text and remark.column <= (below.column if below else 0):
            break
        deep = number if remark.text else deep
    return deep


def _settled(run: Sequence[Remark]) -> Iterator[tuple[str, int]]:
    """Texts with the column that tells their owner: an empty line goes with the comment below it, and no comment
    returns to an entry deeper than the one before it, so that their order stays.
    """
    column = max(remark.column for remark in run) if run else 0
    for number, remark in enumerate(run):
        column = min(column, next(below.column for below in run[number:] if below.text))
        yield remark.text, column


def _owner(above: Sequence[Entry], column: int) -> Path:
    """The entry around the last one above that begins no deeper than a comment."""
    last = above[-1].path
    around = [entry for entry in above if last[: len(entry.path)] == entry.path and entry.column <= column]
    return max(around, key=lambda entry: len(entry.path), default=above[-1]).path


def _header(lead: Sequence[str]) -> list[str]:
    """Of the comments before the first entry, those that speak of the file: up to an empty line or a modeline."""
    ends = [number for number, text in enumerate(lead, start=1) if not text or text.startswith(MODELINE)]
    return list(lead[: max(ends, default=0)])
