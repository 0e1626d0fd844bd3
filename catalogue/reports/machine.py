"""The report for programs: JSON with a schema."""

import json
from collections.abc import Sequence
from typing import Any

from catalogue.diagnostics import Diagnostic
from catalogue.reports.masking import masked
from catalogue.reports.wording import SEVERITIES, counts, worded
from catalogue.texts import Texts
from catalogue.yaml_source.characters import shorten

VERSION = 1


def as_json(diagnostics: Sequence[Diagnostic], texts: Texts, checked: int = 0, seconds: float = 0.0) -> str:
    """The report as a JSON object; ``report_schema`` describes it.

    version: of this form. language: of the texts. checked: records looked at. seconds: CPU time.
    counts: findings by severity. diagnostics: the findings, in order, each with code, severity, file, line,
    column, field ("" where none), title, message, why, fix, suggestion and snippet ("" where none).
    """
    report = {
        "version": VERSION,
        "language": texts.language,
        "checked": checked,
        "seconds": round(seconds, 3),
        "counts": counts(diagnostics),
        "diagnostics": [_entry(each, texts) for each in diagnostics],
    }
    # In a step of GitHub's runner ##[…] would be an order, wherever it stands.
    return json.dumps(report, ensure_ascii=False, indent=2).replace("##[", "\\u0023#[")


def _entry(diagnostic: Diagnostic, texts: Texts) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "field": shorten(masked(diagnostic.field), 200),
        **worded(diagnostic, texts)._asdict(),
    }


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``as_json``."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    position = {"type": "integer", "minimum": 1}
    entry = {
        "code": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "severity": {"enum": [severity.value for severity in SEVERITIES]},
        "file": text,
        "line": position,
        "column": position,
        **dict.fromkeys(("field", "title", "message", "why", "fix", "suggestion", "snippet"), text),
    }
    report = {
        "version": {"const": VERSION},
        "language": text,
        "checked": count,
        "seconds": {"type": "number", "minimum": 0},
        "counts": _exactly({severity.value: count for severity in SEVERITIES}),
        "diagnostics": {"type": "array", "items": _exactly(entry)},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_exactly(report)}


def _exactly(members: dict[str, Any]) -> dict[str, Any]:
    """An object with these members, all of them and no others."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}
