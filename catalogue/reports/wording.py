"""One diagnostic in words: sentences from the texts, values from the data, each escaped in its own way."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.reports.masking import masked
from catalogue.texts import Texts
from catalogue.yaml_source.characters import shorten, visible

LONGEST_VALUE = 400
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
# Stand-ins for values while their sentence is escaped; data never holds these characters (Y010).
_HOLE = re.compile("\ue000([0-9]+)\ue001")

Escape = Callable[[str], str]


class Finding(NamedTuple):
    """What is said of one diagnostic. Texts are "" where there is nothing to say."""

    title: str
    message: str
    why: str
    fix: str
    suggestion: str
    snippet: str


def unchanged(text: str) -> str:
    """The escape of outputs that need none."""
    return text


def worded(diagnostic: Diagnostic, texts: Texts, sentence: Escape = unchanged, value: Escape = unchanged) -> Finding:
    """The words for a diagnostic.

    sentence, value: how the output escapes our own sentences, and what comes from data. The snippet is left
    as it is, for the output to escape.
    """

    def say(key: str) -> str:
        return _filled(f"diagnostic.{diagnostic.code}.{key}", diagnostic, texts, sentence, value)

    asked = texts("report.suggestion", suggestion="\ue0000\ue001") if diagnostic.suggestion else ""
    return Finding(
        title=sentence(texts.get(f"diagnostic.{diagnostic.code}.title")),
        message=say("message"),
        why=say("why"),
        fix=say("fix"),
        suggestion=_refilled(asked, [diagnostic.suggestion], sentence, value),
        # With something hidden it would no longer be what should be written.
        snippet=diagnostic.snippet if shown_whole(diagnostic.snippet) else "",
    )


def shown_whole(snippet: str) -> bool:
    """Whether lines may be shown as they are: nothing in them is personal, invisible, or an order to a runner."""
    lines = snippet.split("\n")
    return masked(snippet) == snippet and all(visible(line) == line for line in lines) and not _orders(lines)


def _orders(lines: Iterable[str]) -> bool:
    return any(line.lstrip().startswith("::") or "##[" in line for line in lines)


def _filled(key: str, diagnostic: Diagnostic, texts: Texts, sentence: Escape, value: Escape) -> str:
    shown: list[str] = []
    values: dict[str, object] = {}
    for name, each in diagnostic.values.items():
        if isinstance(each, int):
            values[name] = each
        elif isinstance(each, float):
            values[name] = f"{each:.1f}".replace(".", texts("report.decimal"))
        else:
            values[name] = f"\ue000{len(shown)}\ue001"
            shown.append(str(each))
    text = texts(key, **values) if key.endswith(".message") else texts.get(key, **values)
    return _refilled(text, shown, sentence, value)


def _refilled(text: str, values: list[str], sentence: Escape, value: Escape) -> str:
    """The text with its stand-ins replaced; its own words and the values escaped apart."""
    parts = _HOLE.split(text)
    return "".join(
        value(shorten(masked(values[int(part)]), LONGEST_VALUE)) if index % 2 else sentence(part)
        for index, part in enumerate(parts)
    )


def by_severity(diagnostics: Iterable[Diagnostic]) -> list[tuple[Severity, list[Diagnostic]]]:
    """Errors, then warnings, then advice, each in its order; kinds that do not occur are left out."""
    found = list(diagnostics)
    groups = [(severity, [each for each in found if each.severity is severity]) for severity in SEVERITIES]
    return [(severity, group) for severity, group in groups if group]


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many of each severity, by its name."""
    found = [each.severity for each in diagnostics]
    return {severity.value: found.count(severity) for severity in SEVERITIES}


def summary(diagnostics: Iterable[Diagnostic], texts: Texts, checked: int, seconds: float) -> str:
    """One line: what was found, in how many records, in what time."""
    numbers = counts(diagnostics)
    spent = f"{seconds:.2f}".replace(".", texts("report.decimal"))
    records = texts("report.records", n=checked)
    if not any(numbers.values()):
        return texts("report.clean", records=records, seconds=spent)
    found = {name: texts(f"report.count.{name}", n=number) for name, number in numbers.items()}
    return texts("report.summary", records=records, seconds=spent, **found)
