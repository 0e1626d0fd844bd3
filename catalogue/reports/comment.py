"""The report as one comment under a pull request."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.reports.escaping import code_html, entities, sentence_html
from catalogue.reports.wording import by_severity, counts, worded
from catalogue.texts import Texts
from catalogue.yaml_source.characters import visible

# GitHub takes 65,536 characters.
LONGEST = 60_000


def as_markdown(
    diagnostics: Sequence[Diagnostic], texts: Texts, checked: int = 0, elsewhere: Collection[str] = ()
) -> str:
    """A greeting, what must be repaired, what may be, file by file, and what to do next.

    elsewhere: the files that a proposal made wrong without touching them.
    """
    if not diagnostics:
        records = texts("report.records", n=checked)
        return "\n\n".join(_said(texts, "title_clean", "clean", records=records)) + "\n"
    errors = counts(diagnostics)[Severity.ERROR]
    opening = _said(texts, "title_errors", "errors") if errors else _said(texts, "title_advice", "advice")
    closing = _said(texts, "next_title", "next_errors" if errors else "next_advice")
    return "\n\n".join([*opening, *_bounded(diagnostics, texts, elsewhere), *closing]) + "\n"


def _said(texts: Texts, heading: str, paragraph: str, **values: object) -> list[str]:
    return [
        f"## {sentence_html(texts(f'report.comment.{heading}'))}",
        sentence_html(texts(f"report.comment.{paragraph}", **values)),
    ]


def _bounded(diagnostics: Sequence[Diagnostic], texts: Texts, elsewhere: Collection[str]) -> Iterator[str]:
    """The findings, as many as a comment can hold."""
    room, shown = LONGEST, 0
    for part, finding in _parts(diagnostics, texts, elsewhere):
        room -= len(part) + 2
        if room < 0:
            yield sentence_html(texts("report.more", n=len(diagnostics) - shown))
            return
        shown += finding
        yield part


def _parts(diagnostics: Sequence[Diagnostic], texts: Texts, elsewhere: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Headings and findings in order; the second member tells findings from headings."""
    for severity, group in by_severity(diagnostics):
        yield f"### {sentence_html(texts(f'report.heading.{severity}'))} ({len(group)})", False
        for path, found in groupby(group, key=lambda each: each.location.path):
            yield f"#### {code_html(visible(path))}", False
            if path in elsewhere:
                yield sentence_html(texts("report.elsewhere")), False
            for each in found:
                yield _item(each, texts), True


def _item(diagnostic: Diagnostic, texts: Texts) -> str:
    finding = worded(diagnostic, texts, sentence_html, code_html)
    place = sentence_html(
        texts("report.comment.place", line=diagnostic.location.line, column=diagnostic.location.column)
    )
    lines = [f"- **{place}** ({diagnostic.code}): {finding.message}"]
    lines += [f"  {text}" for text in (" ".join(filter(None, [finding.why, finding.fix])), finding.suggestion) if text]
    if finding.snippet:
        # A raw block ends at its closing tag, so line ends and spaces within it stay as they are.
        lines += ["", *(f"  {line}" for line in f"<pre>{_raw(finding.snippet)}</pre>".split("\n"))]
    return "\n".join(lines)


def _raw(snippet: str) -> str:
    return "\n".join(entities(line) for line in snippet.split("\n"))
