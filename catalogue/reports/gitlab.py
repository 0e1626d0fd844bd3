"""The report for GitLab: its Code Quality format, shown at a merge request without any token."""

import hashlib
import json
from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.reports.wording import worded
from catalogue.texts import Texts
from catalogue.yaml_source.characters import visible

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "major", Severity.ADVICE: "info"}


def as_gitlab(diagnostics: Iterable[Diagnostic], texts: Texts) -> str:
    """A JSON list with description, name, severity, place and a fingerprint that stays when lines move."""
    return json.dumps([_entry(each, texts) for each in diagnostics], ensure_ascii=False, indent=1)


def _entry(each: Diagnostic, texts: Texts) -> dict[str, object]:
    finding = worded(each, texts)
    said = " ".join(filter(None, [finding.message, finding.fix, finding.suggestion]))
    likeness = "\0".join((each.code, each.location.path, each.field, finding.message))
    return {
        "description": visible(said),
        "check_name": each.code,
        "fingerprint": hashlib.sha256(likeness.encode()).hexdigest(),
        "severity": _SEVERITIES[each.severity],
        "location": {"path": each.location.path, "lines": {"begin": each.location.line}},
    }
