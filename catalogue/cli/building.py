"""Commands that make a site, or all that it is made of."""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from catalogue import files
from catalogue.cli.asked import FAULTY, FINE, UNUSABLE, cache_of, is_coloured, site_folder, today_of, unusable
from catalogue.texts import Texts


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
    """Check and build once; the exit code and what to say. brief: without the findings, unless they stop it."""
    from catalogue.build import lost, publish
    from catalogue.checking import LANGUAGE, Quarantined, check, language_texts, stopped_by, without_broken
    from catalogue.diagnostics import Severity
    from catalogue.preparing import BuildError, prepare
    from catalogue.report import show

    started = time.process_time()
    today = today_of(options)
    checked = check(options.root, today)
    good = Quarantined(checked.catalogue, ()) if checked.catalogue else None
    if stopped_by(checked.diagnostics, options.strict):
        good = without_broken(checked) if options.skip_invalid else None
    gone = list(lost(options.root, good.catalogue, good.slugs, Severity(options.lost))) if good else []
    pressing = [*gone, *(each for each in checked.diagnostics if each.severity != "advice")]
    report = show("text", pressing, checked, texts, colour, time.process_time() - started)
    if stopped_by(gone):
        good = None
    if good is None:
        return FAULTY, f"{report}\n{texts('cli.nothing_built')}"
    site = site_folder(options)
    try:
        words = language_texts(LANGUAGE)  # of the pages, whatever the language of messages
        english = language_texts("en") if good.catalogue.site.english else None
        about = (good.slugs, checked.sources, english)
        prepared = prepare(options.root, good.catalogue, today, words, options.offline, *about)
        prepared = replace(prepared, reasons=good.reasons)
        built = publish(options.root, site, good.catalogue, words, prepared, options.renderer, cache_of(options, texts))
    except BuildError as error:
        return UNUSABLE, texts(f"cli.{error.key}", **error.values)
    numbers = {"pages": built.pages, "records": built.records, "changed": len(built.changed)}
    lines = [*([] if brief else [report]), texts("cli.built", site=site, **numbers)]
    if good.slugs:
        lines.append(texts("cli.quarantined", count=len(good.slugs), slugs=", ".join(good.slugs)))
    return FINE, "\n".join(lines)


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
