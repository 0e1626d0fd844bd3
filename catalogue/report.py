"""Diagnostics as text: for a terminal, for GitHub, as one comment under a pull request, and as JSON."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from catalogue.diagnostics import Diagnostic
from catalogue.texts import Texts


class Written(Protocol):
    """A file that was read."""

    @property
    def lines(self) -> Sequence[str]:
        """Its lines as written."""


class Checked(Protocol):
    """What a check leaves behind, as far as a report needs it."""

    @property
    def sources(self) -> Mapping[str, Written]:
        """The files that were read, by path."""

    @property
    def records(self) -> int:
        """How many innovations were looked at."""


def show(
    form: str,
    diagnostics: Sequence[Diagnostic],
    checked: Checked,
    texts: Texts,
    colour: bool,
    seconds: float,
    touched: Collection[str] = (),
) -> str:
    """The report in one of the forms of ``--format``: text, github, json, markdown."""
    if form == "github":
        from catalogue.reports.github import as_github

        return as_github(diagnostics, texts, touched)
    if form == "json":
        from catalogue.reports.machine import as_json

        return as_json(diagnostics, texts, checked.records, seconds)
    if form == "markdown":
        from catalogue.reports.comment import as_markdown

        return as_markdown(diagnostics, texts, checked.records)
    from catalogue.reports.terminal import as_text

    return as_text(diagnostics, lines_of(diagnostics, checked.sources), texts, colour, checked.records, seconds)


def lines_of(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Written]) -> dict[str, Sequence[str]]:
    """The lines of each file that has findings."""
    named = {each.location.path for each in diagnostics}
    return {path: sources[path].lines for path in sorted(named) if path in sources}
