"""Comments: whole lines may be comments, but text behind a value must not vanish as one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from yaml.events import DocumentEndEvent, ScalarEvent, StreamEndEvent

from catalogue.yaml_source.characters import shorten
from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.lines import quoted
from catalogue.yaml_source.reading import MOST_FAULTS, PARSER

_MARK = re.compile(r"[ \t]#")


class Span(NamedTuple):
    """A scalar in the text: lines from 0, columns from 0, the end exclusive. style: as in libyaml's events."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str


def scalar_spans(text: str, parser: Any = PARSER) -> list[Span]:
    """Where the scalars of a readable text's first document stand, in order."""
    loader = parser(text)
    spans: list[Span] = []
    event: Any
    while (kind := type(event := loader.get_event())) not in (DocumentEndEvent, StreamEndEvent):
        if kind is ScalarEvent and event.start_mark.index != event.end_mark.index:
            start, end = event.start_mark, event.end_mark
            spans.append(Span(start.line, start.column, end.line, end.column, event.style or ""))
    return spans


def comment_faults(text: str, parser: Any = PARSER) -> Iterator[Fault]:
    """Each comment that stands behind something on its line. The text must be readable."""
    lines = text.split("\n")
    suspects = [number for number, line in enumerate(lines) if _MARK.search(line) and line.lstrip()[0] != "#"]
    if not suspects:
        return
    spans = scalar_spans(text, parser)
    found = 0
    for number in suspects:
        at, span = comment_start(lines[number], number, spans)
        if at >= 0:
            yield _fault(lines[number], number, at, span)
            found += 1
        if found == MOST_FAULTS:
            return


def comment_start(line: str, number: int, spans: Sequence[Span]) -> tuple[int, Span | None]:
    """The column of a comment's mark and the last scalar before it on its line, or -1."""
    start = 0
    while match := _MARK.search(line, start):
        at = match.end() - 1
        span = _last_before(spans, number, at)
        if span is None or not _covers(span, number, at):
            return at, span if span and number in (span.line, span.end_line) else None
        start = span.end_column if span.end_line == number else len(line)
    return -1, None


def covering(spans: Sequence[Span], line: int, column: int) -> Span | None:
    """The scalar that a place in the text belongs to."""
    span = _last_before(spans, line, column)
    return span if span and _covers(span, line, column) else None


def _last_before(spans: Sequence[Span], line: int, column: int) -> Span | None:
    index = bisect_right(spans, (line, column), key=_start) - 1
    return spans[index] if index >= 0 else None


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _covers(span: Span, line: int, column: int) -> bool:
    if span.style in ("|", ">"):
        return span.line < line < span.end_line or (line == span.end_line and column < span.end_column)
    return (line, column) < (span.end_line, span.end_column)


def _fault(line: str, number: int, at: int, span: Span | None) -> Fault:
    """A plain value cut off by the mark loses text; anything else only needs a line of its own."""
    comment, before = line[at:].rstrip(), line[:at].strip()
    after_value = span is not None and not line[span.end_column : at].strip()
    if span and after_value and not span.style:
        whole = line[span.column :].rstrip()
        code, snippet = "Y033", line[: span.column].lstrip() + quoted(whole) if span.line == number else ""
    elif before.endswith((":", "-")) and not comment.startswith("# "):
        code, snippet = "Y033", f"{before} {quoted(comment)}"
    else:
        code, snippet = "Y034", f"{comment}\n{before}"
    return Fault(code, number + 1, at + 1, {"value": shorten(comment)}, snippet=snippet)
