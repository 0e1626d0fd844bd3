"""The findings of a check as plain data, and back: so that a root which has not changed is not checked twice."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from catalogue.diagnostics import Diagnostic, Location, Severity, has_errors
from catalogue.documents import Document
from catalogue.source import Source, parse


@dataclass(frozen=True)
class Verdict:
    """What a report needs of a check that was made before."""

    diagnostics: tuple[Diagnostic, ...]
    records: int
    documents: tuple[Document, ...]

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The files that were read, each parsed when it is shown."""
        return Sources({document.path: document for document in self.documents}, partial(parse, root=object))


class Sources(Mapping[str, Source]):
    """Files by path, each parsed when it is asked for and then kept."""

    def __init__(self, documents: Mapping[str, Document], read: Callable[[Document], Source]) -> None:
        self._documents = documents
        self._read = read
        self._parsed: dict[str, Source] = {}

    def __getitem__(self, path: str) -> Source:
        if path not in self._parsed:
            self._parsed[path] = self._read(self._documents[path])
        return self._parsed[path]

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
