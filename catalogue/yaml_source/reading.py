"""Text to plain data through libyaml's events: every scalar as written, every place remembered.

The loop runs for every file of a catalogue, so it does little; faults of syntax are explained elsewhere.
"""

import unicodedata
from array import array
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from catalogue.diagnostics import field_name
from catalogue.yaml_source.characters import SPACES, code_point, has_forbidden, shorten, without_forbidden
from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.layout import layout_faults
from catalogue.yaml_source.lines import anatomy, quoted
from catalogue.yaml_source.places import MARK_BITS, Path
from catalogue.yaml_source.tree import REPEATED, Limits, TooMuchError, Tree, with_first_lines

# libyaml where PyYAML was built with it, else the same events, slower.
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_FAULTS = 50
LONGEST_VALUE = 80


def read_tree(text: str, limits: Limits, parser: Any = PARSER) -> Tree:
    """The data of the file's only document; None where there is none.

    Raises yaml.YAMLError for a fault of syntax, TooMuchError beyond a limit, and ValueError where
    PyYAML's own scanner cannot turn an escape into a character.
    """
    loader = parser(text)
    try:
        return _Reader(text, limits, loader).tree()
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and "nesting" in str(error.problem):
            mark = error.problem_mark
            raise TooMuchError(Fault("Y020", mark.line + 1, 1, {"limit": limits.depth})) from error
        raise
    finally:
        loader.dispose()


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, limits: Limits, loader: Any) -> None:
        self.text = text
        self.limits = limits
        self.room = limits.nodes
        self.next = loader.get_event
        self.marks: list[int] = []
        self.faults: list[Fault] = []

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def tree(self) -> Tree:
        """Everything, up to the end of the stream."""
        self.next()
        event = self.next()
        data = None
        if type(event) is DocumentStartEvent:
            data = self.value(self.next(), (), 0, -2)
            self.next()
            event = self.next()
        if type(event) is not StreamEndEvent:
            self.found("Y024", event, ())
        return Tree(data, array("Q", self.marks), with_first_lines(self.faults, data, self.marks))

    def value(self, event: Any, path: Path, depth: int, key_line: int) -> Any:
        """The value that begins with the event. key_line: the line of its key, -1 in a list, -2 at the root."""
        mark, marks = event.start_mark, self.marks
        line: int = mark.line
        marks.append((line << MARK_BITS) + mark.column)
        if len(marks) > self.room:
            raise TooMuchError(self.fault("Y021", event, (), limit=self.limits.nodes))
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event, path, line, key_line)
        if kind is AliasEvent:
            return self.reserved("Y027", event, path)
        if event.anchor or event.tag:
            self.reserved("Y026" if event.anchor else "Y028", event, path)
        if depth == self.limits.depth:
            raise TooMuchError(self.fault("Y020", event, path, limit=depth))
        return self.mapping(path, depth + 1) if kind is MappingStartEvent else self.sequence(path, depth + 1)

    def sequence(self, path: Path, depth: int) -> list[Any]:
        """The items of a list, up to its end."""
        items: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.value(event, (*path, len(items)), depth, -1))
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        """The entries of a group, up to its end; of a repeated key the first value."""
        data: dict[str, Any] = {}
        while type(event := self.next()) is not MappingEndEvent:
            before = len(self.marks)
            key = self.key(event, path, depth)
            inner = (*path, key)
            value = self.value(self.next(), inner, depth, event.start_mark.line)
            if key in data:
                self.found(REPEATED, event, inner, key=shorten(key), at=inner)
            if key in data or not key:
                # What is dropped still counts, or a file of repeated keys would have no end.
                self.room -= len(self.marks) - before
                del self.marks[before:]
            else:
                data[key] = value
        return data

    def key(self, event: Any, path: Path, depth: int) -> str:
        """The text of a key in composed form; "" (and a fault) where it cannot be used."""
        kind = type(event)
        if kind is not ScalarEvent:
            column = event.start_mark.column
            written = self.lines[event.start_mark.line][column : column + LONGEST_VALUE]
            self.found("Y031", event, path, value=shorten(written))
            self.value(event, path, depth, -1)
            return ""
        mark = event.start_mark
        self.marks.append((mark.line << MARK_BITS) + mark.column)
        key: str = event.value
        if event.anchor or event.tag:
            self.reserved("Y026" if event.anchor else "Y028", event, path)
        if key == "<<" and not event.style:
            self.found("Y029", event, path)
            return ""
        if not key:
            self.found("Y032", event, path)
        return key if key.isascii() and key.isprintable() else self.odd_key(event, path)

    def odd_key(self, event: Any, path: Path) -> str:
        """A key with letters beyond ASCII, or with characters that nobody sees."""
        key: str = event.value
        space = next((character for character in key if character in SPACES), "")
        if space:
            self.found("Y009", event, path, character=code_point(space), value=shorten(key))
            key = "".join(" " if character in SPACES else character for character in key).strip()
        elif has_forbidden(key):
            self.found("Y011", event, path, value=shorten(key))
            key = without_forbidden(key)
        return unicodedata.normalize("NFC", key)

    def scalar(self, event: Any, path: Path, start: int, key_line: int) -> str | None:
        """A value as written; None where nothing at all stands."""
        value: str = event.value
        style = event.style
        if event.anchor or event.tag:
            return self.reserved("Y026" if event.anchor else "Y028", event, path)
        if not style:
            if not value:
                return None
            end = event.end_mark.line
            if end != start or key_line not in (-1, start):
                self.add(layout_faults(self.lines, range(start, end + 1), key_line, field_name(path)))
        elif style == '"' and not value.isprintable() and has_forbidden(value):
            self.found("Y011", event, path, value=shorten(value))
            return without_forbidden(value)
        return value

    def reserved(self, code: str, event: Any, path: Path) -> str:
        """Name an anchor, alias or tag; the text that was probably meant."""
        if len(self.faults) >= MOST_FAULTS:
            return ""
        line, column = self.lines[event.start_mark.line], event.start_mark.column
        text: str = line[column:].rstrip()
        snippet = line[:column].lstrip() + quoted(text) if anatomy(line).value_at == column else ""
        self.add([self.fault(code, event, path, value=shorten(text))._replace(snippet=snippet)])
        return text

    def found(self, code: str, event: Any, path: Path, **values: object) -> None:
        self.add([self.fault(code, event, path, **values)])

    def add(self, faults: Iterable[Fault]) -> None:
        """Keep faults, as many as someone would read."""
        self.faults += islice(faults, MOST_FAULTS - len(self.faults))

    def fault(self, code: str, event: Any, path: Path, **values: object) -> Fault:
        mark = event.start_mark
        return Fault(code, mark.line + 1, mark.column + 1, values, field_name(path))
