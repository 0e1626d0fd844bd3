"""Commands that make a site, or all that it is made of."""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from catalogue import files
from catalogue.cli.asked import (
    FAULTY,
    FINE,
    UNUSABLE,
    Inputs,
    cache_of,
    data_looks,
    inputs_of,
    is_coloured,
    site_folder,
    today_of,
    unusable,
)
from catalogue.texts import Texts

if TYPE_CHECKING:
    from catalogue import finished
    from catalogue.diagnostics import Diagnostic
    from catalogue.report import Checked as Reported
    from catalogue.stored import Cache


def build(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue build``."""
    code, report = built(options, texts, is_coloured(sys.stderr))
    print(report, file=sys.stdout if code == FINE else sys.stderr)
    return code


def _quickly(work: Callable[[], tuple[int, str]]) -> tuple[int, str]:
    """Work without a search for circles of dead values on the way, one after it: a build makes hardly any."""
    gc.disable()
    try:
        return work()
    finally:
        gc.enable()
        gc.collect()


def built(options: argparse.Namespace, texts: Texts, colour: bool, brief: bool = False) -> tuple[int, str]:
    """Check and build once; the exit code and what to say. brief: without the findings, unless they stop it.

    Where nothing has changed since the site was built, it is not built again.
    """
    from catalogue import finished

    started = time.process_time()
    files.no_link(options.root / "build")
    found = inputs_of(options)
    work = _Work(options, texts, found, cache_of(options, texts), _name(options, found))

    def report(told: Sequence["Diagnostic"], checked: "Reported") -> str:
        from catalogue.report import show

        return show("text", told, checked, texts, colour, time.process_time() - started)

    before = finished.recall(work.cache, work.name, options.root, site_folder(options), found.documents)
    if not before:
        return _built_anew(work, report, brief)
    lines = [] if brief else [report(before.verdict.diagnostics, before.verdict)]
    return FINE, "\n".join([*lines, *_said(work, before, 0)])


class _Work(NamedTuple):
    """What a build begins with. name: of all that it depends on."""

    options: argparse.Namespace
    texts: Texts
    found: Inputs
    cache: "Cache"
    name: str


def _name(options: argparse.Namespace, found: Inputs) -> str:
    """The name of all that a build depends on; "" where the reference renderer is asked for, which always works."""
    from catalogue import finished

    if options.renderer != "frames":
        return ""
    choices = (options.offline, options.strict, options.skip_invalid, options.lost)
    return finished.name_of(options.root, site_folder(options), found.whole, choices)


def _built_anew(work: _Work, report: Callable[..., str], brief: bool) -> tuple[int, str]:
    from catalogue import finished
    from catalogue.build import lost, publish
    from catalogue.checking import LANGUAGE, Quarantined, check_read, language_texts, stopped_by, without_broken
    from catalogue.diagnostics import Severity
    from catalogue.kept_records import KeptRecords
    from catalogue.preparing import BuildError, prepare
    from catalogue.verdicts import Verdict

    options, texts, found, cache, _ = work
    checked = check_read(options.root, found.today, found.documents, KeptRecords(cache, found.around))
    good = Quarantined(checked.catalogue, ()) if checked.catalogue else None
    if stopped_by(checked.diagnostics, options.strict):
        good = without_broken(checked) if options.skip_invalid else None
    gone = list(lost(options.root, good.catalogue, good.slugs, Severity(options.lost))) if good else []
    pressing = [*gone, *(each for each in checked.diagnostics if each.severity != "advice")]
    told = report(pressing, checked)
    if good is None or stopped_by(gone):
        return FAULTY, f"{told}\n{texts('cli.nothing_built')}"
    site = site_folder(options)
    try:
        words = language_texts(LANGUAGE)  # of the pages, whatever the language of messages
        english = language_texts("en") if good.catalogue.site.english else None
        about = (good.slugs, checked.sources, english)
        prepared = prepare(options.root, good.catalogue, found.today, words, options.offline, *about)
        prepared = replace(prepared, reasons=good.reasons)
        built = publish(options.root, site, good.catalogue, words, prepared, options.renderer, cache)
    except BuildError as error:
        return UNUSABLE, texts(f"cli.{error.key}", **error.values)
    verdict = Verdict(tuple(pressing), checked.records, tuple(found.documents))
    done = finished.Finished(verdict, built.pages, built.records, good.slugs)
    if work.name and found.looks == data_looks(options.root) and work.name == _name(options, found):
        finished.keep(cache, work.name, options.root, site, done)
    return FINE, "\n".join([*([] if brief else [told]), *_said(work, done, len(built.changed))])


def _said(work: _Work, done: "finished.Finished", changed: int) -> Iterator[str]:
    """What to say of a site that stands. changed: how many of its files are new."""
    numbers = {"pages": done.pages, "records": done.records, "changed": changed}
    yield work.texts("cli.built", site=site_folder(work.options), **numbers)
    if done.left_out:
        yield work.texts("cli.quarantined", count=len(done.left_out), slugs=", ".join(done.left_out))


def serve(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue serve``: build, show, and build again when a file changes."""
    from catalogue.serve import serve

    def rebuild() -> str:
        code, report = _quickly(lambda: built(options, texts, colour=False))
        print(report, file=sys.stderr)
        return "" if code == FINE else report

    def ready(port: int) -> None:
        print(texts("cli.serving", port=port), flush=True)

    serve(options.root, site_folder(options), options.port, rebuild, ready)
    return FINE


def export_markdown(options: argparse.Namespace, texts: Texts) -> int:
    """What a site is made of, before any tool has rendered it."""
    from catalogue.build import write_markdown
    from catalogue.checking import LANGUAGE, check, language_texts, stopped_by
    from catalogue.preparing import prepare

    if not files.is_new_folder(options.output):
        return unusable(texts("cli.folder_not_empty", folder=options.output))
    today = today_of(options)
    checked = check(options.root, today)
    if not checked.catalogue or stopped_by(checked.diagnostics):
        return unusable(texts("cli.search_nothing"))
    words = language_texts(LANGUAGE)
    english = language_texts("en") if checked.catalogue.site.english else None
    about = ((), checked.sources, english)
    prepared = prepare(options.root, checked.catalogue, today, words, False, *about)
    count = write_markdown(options.root, options.output, checked.catalogue, words, prepared)
    print(texts("cli.markdown_written", folder=options.output, count=count))
    return FINE
