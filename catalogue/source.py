"""YAML text to plain data: every scalar as written, the place of everything, and all faults at once."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.documents import Document
from catalogue.yaml_source.characters import shorten, visible
from catalogue.yaml_source.cleaning import cleaned
from catalogue.yaml_source.comments import comment_faults
from catalogue.yaml_source.decoding import decode
from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.places import Path, Place, places_of
from catalogue.yaml_source.reading import PARSER
from catalogue.yaml_source.recovery import as_written, read_or_recover
from catalogue.yaml_source.tree import RECORD_LIMITS, REFERENCE_LIMITS, Limits, TooMuchError

__all__ = ["RECORD_LIMITS", "REFERENCE_LIMITS", "Limits", "Place", "Source", "parse", "shorten", "visible"]


@dataclass(frozen=True)
class Source:
    """One YAML file as read.

    data: groups, lists and texts, every text as written; None where a key has no value, and None
    altogether where the file cannot be read. With ``recovered`` the data is what the file will say once its
    diagnostics are repaired: fit for further checks, not for pages.
    """

    path: str
    data: dict[str, Any] | list[Any] | None
    diagnostics: tuple[Diagnostic, ...]
    text: str = field(repr=False)
    recovered: bool = False
    marks: Sequence[int] = field(default=(), repr=False)

    @cached_property
    def places(self) -> Mapping[Path, Place]:
        """Where each value stands, by its path in the data; () is the root."""
        found = {} if self.data is None else places_of(self.data, self.marks)
        if not self.text.endswith("\n"):
            found = {path: self._in_file(place) for path, place in found.items()}
        return MappingProxyType(found)

    def find(self, path: Path, part: str, before: int) -> tuple[int, int] | None:
        """Line and column of a piece of a value, which ends where the next one begins; None where it is written
        otherwise, such as over two lines. before: how many times the same stands before it.
        """
        start = self.places.get(path)
        if start is None:
            return None
        following = bisect_right(self._marked, start[:2])
        end = self._marked[following] if following < len(self._marked) else (len(self.lines), 0)
        for number in range(start.line, end[0] + 1):
            line = self.lines[number - 1]
            at = start.column - 1 if number == start.line else 0
            stop = end[1] - 1 if number == end[0] and end[1] else len(line)
            while (at := line.find(part, at, stop)) >= 0:
                if not before:
                    return number, at + 1
                before, at = before - 1, at + len(part)
        return None

    @cached_property
    def _marked(self) -> list[tuple[int, int]]:
        """Where keys and values begin, in order."""
        return sorted({pair for place in self.places.values() for pair in (place[:2], place[2:])})

    def _in_file(self, place: Place) -> Place:
        """A value that is absent at the very end, behind a line without a break, stands at the end of that line."""
        last = len(self.lines)
        return place if place.line <= last else place._replace(line=last, column=len(self.lines[-1]) + 1)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines as written, for showing."""
        return tuple(self.text.split("\n"))


def parse(document: Document, limits: Limits = RECORD_LIMITS, root: type = dict, parser: Any = PARSER) -> Source:
    """Read one file. Never raises, whatever its bytes.

    root: dict for a record, list for a reference file, object for either. parser: a class of PyYAML's.
    """
    decoded = decode(document.raw, limits.size)
    if decoded.fatal:
        return _source(document, decoded.text, decoded.faults)
    text, faults = cleaned(decoded.text)
    faults = decoded.faults + faults
    try:
        read = read_or_recover(text, limits, parser)
    except TooMuchError as error:
        return _source(document, decoded.text, [*faults, error.fault])
    faults += as_written(read.faults, decoded.text, text)
    if read.tree is None:
        return _source(document, decoded.text, faults)
    later = read.tree.faults
    if " #" in read.text or "\t#" in read.text:
        later += comment_faults(read.text, parser)
    faults += as_written(later, decoded.text, read.text)
    data = read.tree.data
    if not isinstance(data, dict | list) or not isinstance(data, root):
        # Text that is no record has usually been explained already, by what made it so.
        wrong = [] if faults and not isinstance(data, dict | list) else [_root_fault(data, root)]
        return _source(document, decoded.text, faults + wrong)
    return _source(document, decoded.text, faults, data if read.whole else None, read.tree.marks)


def _root_fault(data: Any, root: type) -> Fault:
    """The fault of a file that is readable, but not a record, or not a list of them."""
    if data is None:
        return Fault("Y001", 1, 1, {})
    shown = data if isinstance(data, str) else ""
    return Fault("Y023" if root is list else "Y022", 1, 1, {"value": shorten(shown)})


def _source(
    document: Document, text: str, faults: Sequence[Fault], data: Any = None, marks: Sequence[int] = ()
) -> Source:
    diagnostics = tuple(_diagnostic(document.path, fault) for fault in sorted(faults, key=_place))
    return Source(document.path, data, diagnostics, text, data is not None and bool(faults), marks)


def _place(fault: Fault) -> tuple[int, int, str]:
    return fault.line, fault.column, fault.code


def _diagnostic(path: str, fault: Fault) -> Diagnostic:
    place = Location(path, fault.line, fault.column)
    return Diagnostic(fault.code, Severity.ERROR, place, fault.field, fault.values, snippet=fault.snippet)
