"""The report for GitHub: annotations on a pull request's files, and the whole list in the step's summary."""

from collections.abc import Collection, Iterable, Sequence

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.reports.escaping import code_html, sentence_html, without_commands
from catalogue.reports.wording import SEVERITIES, by_severity, worded
from catalogue.texts import Texts
from catalogue.yaml_source.characters import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
# A step's summary may have 1 MiB.
MOST_ROWS = 1000


def as_github(diagnostics: Iterable[Diagnostic], texts: Texts, touched: Collection[str] = ()) -> str:
    """One annotation a finding. GitHub shows ten of each kind, so those in touched files come first."""
    ordered = _first_touched(diagnostics, touched)
    return "\n".join(_annotation(each, texts, _elsewhere(each, touched, texts)) for each in ordered)


def _elsewhere(diagnostic: Diagnostic, touched: Collection[str], texts: Texts) -> str:
    """What to say first of a finding in a file that the change does not touch; "" where all files were looked at."""
    return texts("report.elsewhere") if touched and diagnostic.location.path not in touched else ""


def _first_touched(diagnostics: Iterable[Diagnostic], touched: Collection[str]) -> list[Diagnostic]:
    return sorted(
        diagnostics,
        key=lambda each: (each.location.path not in touched, SEVERITIES.index(each.severity), each.location),
    )


def _annotation(diagnostic: Diagnostic, texts: Texts, before: str) -> str:
    finding = worded(diagnostic, texts)
    said = [before, finding.message, finding.why, finding.fix, finding.suggestion, finding.snippet]
    properties = {
        "file": diagnostic.location.path,
        "line": str(diagnostic.location.line),
        "col": str(diagnostic.location.column),
        "title": f"{diagnostic.code} {finding.title}".strip(),
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{_data(chr(10).join(filter(None, said)))}"


def _data(text: str) -> str:
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_step_summary(diagnostics: Sequence[Diagnostic], texts: Texts, touched: Collection[str] = ()) -> str:
    """All findings as tables in Markdown, one for errors, one for warnings, one for advice."""
    parts: list[str] = []
    room = MOST_ROWS
    for severity, group in by_severity(_first_touched(diagnostics, touched)):
        parts += [f"## {sentence_html(texts(f'report.heading.{severity}'))} ({len(group)})", _head(texts)]
        parts[-1] += "".join(_row(each, texts, _elsewhere(each, touched, texts)) for each in group[:room])
        if len(group) > room:
            parts.append(sentence_html(texts("report.more", n=len(group) - room)))
        room -= min(room, len(group))
    return "\n\n".join(parts)


def _head(texts: Texts) -> str:
    cells = [sentence_html(texts(f"report.column.{name}")) for name in ("place", "code", "message", "fix")]
    return f"| {' | '.join(cells)} |\n|---|---|---|---|\n"


def _row(diagnostic: Diagnostic, texts: Texts, before: str) -> str:
    finding = worded(diagnostic, texts, sentence_html, code_html)
    place = code_html(visible(f"{diagnostic.location.path}:{diagnostic.location.line}"))
    fix = " ".join(filter(None, [finding.fix, finding.suggestion]))
    message = " ".join(filter(None, [sentence_html(before), finding.message]))
    return f"| {place} | {diagnostic.code} | {message} | {fix} |\n"
