"""Commands that look at the data and change nothing."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import files
from catalogue.cli.asked import (
    FAULTY,
    FINE,
    UNUSABLE,
    changed_files,
    chosen_files,
    is_coloured,
    lost_of,
    say,
    today_of,
    unusable,
    verdict_of,
)
from catalogue.cli.building import built
from catalogue.texts import Texts

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostic


def validate(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue validate``: what all rules find, or what they find in the chosen files."""
    from catalogue.report import show
    from catalogue.review.changes import answerable
    from catalogue.verdicts import stopped_by

    started = time.process_time()
    checked = verdict_of(options, texts)
    chosen = chosen_files(options)
    touched = chosen or frozenset()
    found = (*checked.diagnostics, *lost_of(options))
    shown = list(found) if chosen is None else answerable(found, chosen)
    if options.changed_since:
        from catalogue.review.run import of_change

        shown = of_change(options.root, today_of(options), found, touched, options.changed_since)
    seconds = time.process_time() - started
    print(show(options.format, shown, checked, texts, is_coloured(sys.stdout), seconds, touched))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and summary:
        from catalogue.reports.github import as_step_summary

        files.append_text(Path(summary), as_step_summary(shown, texts, touched))
    return FAULTY if stopped_by(shown, options.strict) else FINE


def review(options: argparse.Namespace, texts: Texts) -> int:
    """Check what a change touches, build it to be opened without a server, leave a report of it."""
    from catalogue.diagnostics import has_errors
    from catalogue.report import show
    from catalogue.review import run

    started = time.process_time()
    touched, place = changed_files(options), run.Place(options.output)
    checked = verdict_of(options, texts)
    noticed = (*checked.diagnostics, *lost_of(options))
    found = run.of_change(options.root, today_of(options), noticed, touched, options.changed_since)
    form, seconds = "github" if options.format == "github" else "text", time.process_time() - started
    print(show(form, found, checked, texts, is_coloured(sys.stdout), seconds, touched), flush=True)
    run.leave(place, options.number, checked.records, found, touched, texts, options.format == "gitlab")
    options.site_dir, options.offline, options.skip_invalid = place.site, True, True
    options.strict, options.renderer, options.lost = False, "frames", "warning"
    code, said = built(options, texts, colour=False, brief=True)
    print(said, file=sys.stderr)
    pages = run.changed_pages(place, touched, texts) if code == FINE else ""
    _leave_summary(options, found, touched, pages, texts)
    return FAULTY if has_errors(found) else UNUSABLE if code == UNUSABLE else FINE


def _leave_summary(
    options: argparse.Namespace, found: Sequence["Diagnostic"], touched: frozenset[str], pages: str, texts: Texts
) -> None:
    """The findings and the changed pages where GitHub shows them, and in a file of their own."""
    from catalogue.reports.github import as_step_summary

    text = "\n\n".join(filter(None, [as_step_summary(found, texts, touched), pages]))
    files.write_new(options.output / "ringkasan.md", text.encode())
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and step:
        files.append_text(Path(step), text)


def comment_on(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue comment``: the words for one pull request, from the report that a review left."""
    from catalogue.review.run import comment

    return say(comment(options.file, options.output, options.details))


def list_owners(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue owners``: who answers for which records, as CODEOWNERS."""
    from catalogue.review.run import owners

    return say(owners(options.root, today_of(options), texts))


def stale(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue stale``: records whose last check is long ago."""
    from catalogue.exchange.run import stale_list

    return say(stale_list(options.root, today_of(options), texts, options.months, options.format))


def search(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue search``."""
    from catalogue.checking import check
    from catalogue.search.explain import result_lines
    from catalogue.search.query import search

    index = check(options.root, today_of(options)).index
    if index is None:
        return unusable(texts("cli.search_nothing"))
    result = search(index, options.query, exact=options.exact)
    for line in result_lines(index, options.query, result, texts, explain=options.explain):
        print(line)
    return FINE
