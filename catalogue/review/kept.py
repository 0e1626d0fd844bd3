"""Findings kept as data between two jobs, so that the second one words them itself.

The job that checks a stranger's proposal may have run a stranger's code, so nothing that it leaves behind can be
trusted. It leaves codes and values, no sentences; whoever reads them back writes the comment with its own texts,
and a forged report can at worst say something untrue in our words.
"""

import json
from collections.abc import Collection, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.texts import Texts

VERSION = 1
LARGEST = 4 * 1024 * 1024
MOST_FINDINGS = 2000

_Short = Annotated[str, Field(max_length=500)]
_Place = Annotated[int, Field(ge=1, le=10_000_000, strict=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Finding(_Strict):
    code: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3}$")]
    severity: Severity
    path: _Short
    line: _Place
    column: _Place
    field: _Short
    values: Annotated[dict[_Short, _Short | int | float], Field(max_length=40)]
    suggestion: _Short
    snippet: Annotated[str, Field(max_length=10_000)]


class KeptReport(_Strict):
    """What was found in a proposal.

    number: of the pull request, "" where there is none. elsewhere: files that it made wrong without touching them.
    """

    version: Annotated[int, Field(ge=VERSION, le=VERSION)]
    number: Annotated[str, Field(pattern=r"^(?:[1-9][0-9]{0,8})?$")]
    checked: Annotated[int, Field(ge=0, le=10_000_000, strict=True)]
    findings: Annotated[tuple[_Finding, ...], Field(max_length=MOST_FINDINGS)]
    elsewhere: Annotated[tuple[_Short, ...], Field(max_length=MOST_FINDINGS)] = ()

    def diagnostics(self, texts: Texts) -> list[Diagnostic]:
        """The findings that the texts can word; others are left out."""
        found = (_diagnostic(each) for each in self.findings)
        return [each for each in found if _can_be_worded(each, texts)]


def keep(number: str, checked: int, diagnostics: Sequence[Diagnostic], touched: Collection[str] | None = None) -> str:
    """A report as JSON, errors first, as many findings as are read back. touched: the proposal's files, if known."""
    order = {severity: place for place, severity in enumerate(Severity)}
    first = sorted(diagnostics, key=lambda each: order[each.severity])[:MOST_FINDINGS]
    found = [_kept(each) for each in first]
    report = {"version": VERSION, "number": number, "checked": checked, "findings": found}
    paths = {each.location.path for each in first}
    report["elsewhere"] = [] if touched is None else sorted(path[:500] for path in paths - set(touched))
    return json.dumps(report, ensure_ascii=False, indent=1)


def _kept(each: Diagnostic) -> dict[str, object]:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "path": each.location.path[:500],
        "line": max(each.location.line, 1),
        "column": max(each.location.column, 1),
        "field": each.field[:500],
        "values": {
            name: value if isinstance(value, int | float) else str(value)[:500] for name, value in each.values.items()
        },
        "suggestion": each.suggestion[:500],
        "snippet": each.snippet if len(each.snippet) <= 10_000 else "",
    }


def read_kept(raw: bytes | None) -> KeptReport | None:
    """The report that bytes hold; None for anything else, whatever it is."""
    if raw is None or len(raw) > LARGEST:
        return None
    try:
        return KeptReport.model_validate_json(raw)
    except (ValidationError, ValueError, RecursionError):
        return None


def _diagnostic(each: _Finding) -> Diagnostic:
    place = Location(each.path, each.line, each.column)
    return Diagnostic(each.code, each.severity, place, each.field, each.values, each.suggestion, each.snippet)


def _can_be_worded(each: Diagnostic, texts: Texts) -> bool:
    try:
        said = [texts(f"diagnostic.{each.code}.message", **each.values)]
        said += [texts.get(f"diagnostic.{each.code}.{key}", **each.values) for key in ("why", "fix")]
    except (KeyError, TypeError, ValueError):
        return False
    return bool(each.values) or not any("{" in text for text in said)  # without values nothing is filled in
