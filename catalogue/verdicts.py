"""The findings of a check as plain data, and back: so that a root which has not changed is not checked twice.

Imports little: where nothing has changed, starting is most of the work.
"""

import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from catalogue.diagnostics import Diagnostic, Location, Severity, has_errors
from catalogue.documents import INNOVATIONS, Document
from catalogue.yaml_source.decoding import decode
from catalogue.yaml_source.tree import RECORD_LIMITS, REFERENCE_LIMITS

T = TypeVar("T")
MOST_UNPACKED = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is shown under a finding: its lines, whatever they say."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Verdict:
    """What a report needs of a check that was made before."""

    diagnostics: tuple[Diagnostic, ...]
    records: int
    documents: tuple[Document, ...]

    @cached_property
    def sources(self) -> Mapping[str, Written]:
        """The files that were read, by path."""
        return Sources({document.path: document for document in self.documents}, _written)


def _written(document: Document) -> Written:
    limits = RECORD_LIMITS if document.path.startswith(INNOVATIONS) else REFERENCE_LIMITS
    return Written(decode(document.raw, limits.size).text.split("\n"))


class Sources(Mapping[str, T]):
    """Files by path, each parsed when it is asked for and then kept: many of them packed, in an eighth of the room."""

    def __init__(
        self, documents: Mapping[str, Document], read: Callable[[Document], T], most_unpacked: int = MOST_UNPACKED
    ) -> None:
        self._documents: dict[str, Document | None] = dict(documents)  # not needed once it is parsed
        self._read = read
        self._most = most_unpacked
        self._parsed: dict[str, T] = {}
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> T:
        if path in self._packed:
            unpacked: T = pickle.loads(zlib.decompress(self._packed[path]))  # noqa: S301 (packed a moment ago, below)
            return unpacked
        document = self._documents[path]
        return self._parsed[path] if document is None else self._kept(path, self._read(document))

    def _kept(self, path: str, parsed: T) -> T:
        if len(self._parsed) < self._most:
            self._parsed[path] = parsed
        else:
            self._packed[path] = zlib.compress(pickle.dumps(parsed), 1)
        self._documents[path] = None
        return parsed

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def stopped_by(diagnostics: Sequence[Diagnostic], strict: bool = False) -> bool:
    """Whether the findings stop a build."""
    return has_errors(diagnostics) or (strict and any(each.severity is Severity.WARNING for each in diagnostics))


def plain(diagnostics: Sequence[Diagnostic], records: int) -> Any:
    """A verdict as JSON can hold it, or None where a value would not come back as it is."""
    found = {"records": records, "found": [diagnostic_plain(each) for each in diagnostics]}
    try:
        same = _read(json.loads(json.dumps(found))) == (tuple(diagnostics), records)
    except (TypeError, ValueError):
        same = False
    return found if same else None


def verdict(kept: Any, documents: Sequence[Document]) -> Verdict | None:
    """The verdict that was kept, or None where it cannot be read."""
    try:
        return Verdict(*_read(kept), tuple(documents))
    except (TypeError, ValueError, KeyError):
        return None


def diagnostic_plain(each: Diagnostic) -> list[Any]:
    """A finding as JSON can hold it, if its values can be held."""
    return [
        each.code,
        each.severity.value,
        list(each.location),
        each.field,
        dict(each.values),
        each.suggestion,
        each.snippet,
    ]


def diagnostic_read(kept: list[Any]) -> Diagnostic:
    """The finding that was kept."""
    code, severity, place, *rest = kept
    return Diagnostic(code, Severity(severity), Location(*place), *rest)


def _read(kept: Any) -> tuple[tuple[Diagnostic, ...], int]:
    return tuple(map(diagnostic_read, kept["found"])), int(kept["records"])
