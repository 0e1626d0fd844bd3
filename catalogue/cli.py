"""The command line: the only module that prints, reads the clock and sets exit codes.

0 fine · 1 the data has errors · 2 wrong use, or an environment that is in the way.
What a command needs is imported when it runs, so that ``--help`` is quick.
"""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from catalogue import __version__, files, history
from catalogue.region import options as region_options
from catalogue.texts import Texts, parse_texts

if TYPE_CHECKING:
    from catalogue.checking import Checked
    from catalogue.diagnostics import Diagnostic
    from catalogue.stored import Cache
    from catalogue.verdicts import Verdict

FINE, FAULTY, UNUSABLE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """argparse, saying what is wrong in the language of the user."""

    texts: Texts

    def error(self, message: str) -> NoReturn:
        print(self.texts("cli.wrong_use", reason=message, program=self.prog), file=sys.stderr)
        sys.exit(UNUSABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code, and a quicker start
    texts = _texts(words)
    options = _parser(texts).parse_args(words)
    command: Callable[[argparse.Namespace, Texts], int] = options.command
    if threading.current_thread() is threading.main_thread():  # a polite stop undoes what was begun, as Ctrl+C does
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return command(options, texts)
    except files.UnusableError as error:
        return _unusable(texts(f"cli.{error.key}", **error.values))
    except BrokenPipeError:  # whoever reads our words has read enough
        sys.stdout = None
        return FINE
    except OSError as error:
        problem = files.environment_problem(error)
        return _unusable(texts(f"cli.{problem.key}", **problem.values))
    except KeyboardInterrupt:
        return _unusable(texts("cli.interrupted"))


def _unusable(message: str) -> int:
    print(message, file=sys.stderr)
    return UNUSABLE


def _texts(words: Sequence[str]) -> Texts:
    """The wording asked for by ``--lang``, known before the other options are read."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", default="id")
    language = "en" if early.parse_known_args(words)[0].lang == "en" else "id"
    return parse_texts(language, files.package_text(f"locale/{language}.yml"))


def _parser(texts: Texts) -> _Parser:
    _Parser.texts = texts
    common = _Parser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help=texts("cli.option.root"))
    common.add_argument("--lang", choices=("id", "en"), default="id", help=texts("cli.option.lang"))
    common.add_argument("--today", type=date.fromisoformat, metavar="DATE", help=texts("cli.option.today"))
    parser = _Parser(prog="catalogue", description=texts("cli.description"))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title=texts("cli.commands"))

    def command(name: str, run: Callable[[argparse.Namespace, Texts], int]) -> argparse.ArgumentParser:
        text = texts(f"cli.command.{name}")
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(command=run)
        return added

    validate = command("validate", _validate)
    validate.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli.option.paths"))
    formats = ("text", "github", "json", "markdown")
    validate.add_argument("--format", choices=formats, default="text", help=texts("cli.option.format"))
    validate.add_argument("--changed-since", metavar="REV", help=texts("cli.option.changed_since"))
    validate.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))
    build = command("build", _build)
    serve = command("serve", _serve)
    build.add_argument("--lost", choices=("error", "warning"), default="error", help=texts("cli.option.lost"))
    serve.set_defaults(lost="warning")
    for each in (build, serve):
        each.add_argument("--site-dir", type=Path, metavar="DIR", help=texts("cli.option.site_dir"))
        each.add_argument("--offline", action="store_true", help=texts("cli.option.offline"))
        each.add_argument(
            "--renderer", choices=("frames", "mkdocs"), default="frames", help=texts("cli.option.renderer")
        )
        each.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))
        each.add_argument("--skip-invalid", action="store_true", help=texts("cli.option.skip_invalid"))
    new = command("new", _new)
    new.add_argument("name", metavar="NAME", help=texts("cli.option.name"))
    formatting = command("format", _format)
    formatting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=texts("cli.option.format_paths"))
    formatting.add_argument("--check", action="store_true", help=texts("cli.option.check"))
    command("schema", _schema)
    search = command("search", _search)
    search.add_argument("query", metavar="QUERY", help=texts("cli.option.query"))
    search.add_argument("--explain", action="store_true", help=texts("cli.option.explain"))
    search.add_argument("--exact", action="store_true", help=texts("cli.option.exact"))
    exporting = command("export", _export)
    forms = ("xlsx", "csv", "json", "markdown")
    exporting.add_argument("--format", choices=forms, default="xlsx", help=texts("cli.option.form"))
    exporting.add_argument("--output", type=Path, required=True, metavar="FILE", help=texts("cli.option.output"))
    exporting.add_argument("--template", action="store_true", help=texts("cli.option.template"))
    importing = command("import", _import)
    importing.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.file"))
    importing.add_argument("--dry-run", action="store_true", help=texts("cli.option.dry_run"))
    importing.add_argument("--partial", action="store_true", help=texts("cli.option.partial"))
    importing.add_argument("--issue", action="store_true", help=texts("cli.option.issue"))
    stale = command("stale", _stale)
    stale.add_argument("--months", type=int, default=12, help=texts("cli.option.months"))
    stale.add_argument("--format", choices=("text", "csv", "messages"), default="text", help=texts("cli.option.form"))
    review = command("review", _review)
    review.add_argument("--changed-since", metavar="REV", required=True, help=texts("cli.option.changed_since"))
    review.add_argument("--output", type=Path, default=Path("tinjauan"), metavar="DIR", help=texts("cli.option.review"))
    review.add_argument("--number", default="", metavar="N", help=texts("cli.option.number"))
    review.add_argument(
        "--format", choices=("text", "github", "gitlab"), default="text", help=texts("cli.option.format")
    )
    comment = command("comment", _comment)
    comment.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.kept"))
    comment.add_argument(
        "--output", type=Path, default=Path("komentar"), metavar="DIR", help=texts("cli.option.output")
    )
    comment.add_argument("--details", default="", metavar="URL", help=texts("cli.option.details"))
    command("owners", _owners)
    for name in region_options.COMMANDS:
        region_options.add_options(name, command(name, partial(_region, name)), texts)
    serve.add_argument("--port", type=int, default=8000, help=texts("cli.option.port"))
    return parser


def _today(options: argparse.Namespace) -> date:
    """``--today``, else SOURCE_DATE_EPOCH, else the day of the last commit, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if options.today:
        return date.fromisoformat(str(options.today))
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return history.newest_commit(options.root) or datetime.now(UTC).date()


def _validate(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.report import as_step_summary, show
    from catalogue.review.changes import answerable
    from catalogue.verdicts import stopped_by

    started = time.process_time()
    checked = _verdict(options, texts)
    chosen = _chosen(options)
    touched = chosen or frozenset()
    found = (*checked.diagnostics, *_lost(options))
    shown = list(found) if chosen is None else answerable(found, chosen)
    if options.changed_since:
        from catalogue.review.run import of_change

        shown = of_change(options.root, _today(options), found, touched, options.changed_since)
    seconds = time.process_time() - started
    print(show(options.format, shown, checked, texts, _colour(sys.stdout), seconds, touched))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and summary:
        files.append_text(Path(summary), as_step_summary(shown, texts, touched))
    return FAULTY if stopped_by(shown, options.strict) else FINE


def _lost(options: argparse.Namespace) -> Iterator["Diagnostic"]:
    """A warning for each published address that the data no longer stand for, where the list of them is at hand."""
    if files.read_file(options.root / region_options.KEPT):
        from catalogue.build import lost
        from catalogue.checking import check

        catalogue = check(options.root, _today(options)).catalogue
        yield from lost(options.root, catalogue) if catalogue else ()


def _verdict(options: argparse.Namespace, texts: Texts) -> "Verdict | Checked":
    """The findings of all rules, from an earlier run where nothing at all has changed since."""
    from catalogue import stored
    from catalogue.verdicts import plain, verdict

    today, documents, cache = _today(options), files.read_data(options.root), _cache(options, texts)
    known = {document.path.removeprefix("data/"): document.raw for document in documents}
    key = stored.digest(stored.tool_digest(), today, stored.tree_digest(options.root / "data", known))
    before = verdict(cache.read("verdict", key), documents)
    if before:
        return before
    from catalogue.checking import check

    checked = check(options.root, today)
    cache.keep_only("verdict", ())
    cache.write("verdict", key, plain(checked.diagnostics, checked.records))
    return checked


def _cache(options: argparse.Namespace, texts: Texts) -> "Cache":
    from catalogue.stored import open_cache

    cache = open_cache(options.root)
    for note in cache.notes:
        print(texts(f"cli.{note}"), file=sys.stderr)
    return cache


def _chosen(options: argparse.Namespace) -> frozenset[str] | None:
    """The files to speak of, or None for all."""
    if options.changed_since:
        return _changed(options)
    if options.paths:
        root = options.root.resolve()
        for path in options.paths:
            if not Path(path).is_file():
                raise files.UnusableError("no_file", path=path)
        return frozenset(Path(os.path.relpath(Path(path).resolve(), root)).as_posix() for path in options.paths)
    return None


def _changed(options: argparse.Namespace) -> frozenset[str]:
    """The files that differ from the revision asked for."""
    changed = history.changed_since(options.root, options.changed_since)
    if changed is None:
        raise files.UnusableError("unknown_revision", revision=options.changed_since)
    return changed


def _build(options: argparse.Namespace, texts: Texts) -> int:
    code, report = _built(options, texts, _colour(sys.stderr))
    print(report, file=sys.stdout if code == FINE else sys.stderr)
    return code


def _built(options: argparse.Namespace, texts: Texts, colour: bool, brief: bool = False) -> tuple[int, str]:
    """Check and build once; the exit code and what to say. brief: without the findings, unless they stop it."""
    from catalogue.build import BuildError, lost, prepare, publish
    from catalogue.checking import LANGUAGE, Quarantined, check, index_of, language_texts, stopped_by, without_broken
    from catalogue.diagnostics import Severity
    from catalogue.report import show

    started = time.process_time()
    today = _today(options)
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
    site = _site_folder(options)
    try:
        words = language_texts(LANGUAGE)  # of the pages, whatever the language of messages
        english = language_texts("en") if good.catalogue.site.english else None
        index = checked.index or index_of(good.catalogue, checked.sources)
        alike = checked.alike if index is checked.index else None
        about = (good.slugs, checked.sources, english, alike)
        prepared = prepare(options.root, good.catalogue, index, today, words, options.offline, *about)
        built = publish(options.root, site, good.catalogue, words, prepared, options.renderer, _cache(options, texts))
    except BuildError as error:
        return UNUSABLE, texts(f"cli.{error.key}", **error.values)
    numbers = {"pages": built.pages, "records": built.records, "changed": len(built.changed)}
    lines = [*([] if brief else [report]), texts("cli.built", site=site, **numbers)]
    if good.slugs:
        lines.append(texts("cli.quarantined", count=len(good.slugs), slugs=", ".join(good.slugs)))
    return FINE, "\n".join(lines)


def _site_folder(options: argparse.Namespace) -> Path:
    return Path(options.site_dir or options.root / "site")


def _serve(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.serve import serve

    def rebuild() -> str:
        code, report = _built(options, texts, colour=False)
        print(report, file=sys.stderr)
        return "" if code == FINE else report

    def ready(port: int) -> None:
        print(texts("cli.serving", port=port), flush=True)

    serve(options.root, _site_folder(options), options.port, rebuild, ready)
    return FINE


def _new(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.blank_file import blank_file
    from catalogue.checking import LANGUAGE, language_texts

    slug, text = blank_file(options.name, language_texts(LANGUAGE))
    if not slug:
        return _unusable(texts("cli.new_no_name", name=options.name))
    path = f"data/innovations/{slug}.yml"
    if files.read_file(options.root / path) is not None:
        return _unusable(texts("cli.new_exists", path=path))
    files.write_new(options.root / path, text.encode())
    print(texts("cli.new_written", path=path))
    return FINE


def _schema(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.checking import LANGUAGE, language_texts
    from catalogue.schema import SCHEMA_FILE, innovation_schema, schema_text

    files.write_new(options.root / SCHEMA_FILE, schema_text(innovation_schema(language_texts(LANGUAGE))).encode())
    print(texts("cli.schema_written", path=SCHEMA_FILE))
    return FINE


def _format(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.formatted import FormatError, formatted

    paths = options.paths or sorted((options.root / "data" / "innovations").glob("*.yml"))
    changed: list[tuple[Path, bytes | None]] = []
    faulty = False
    for path in paths:
        raw = files.read_file(path)
        try:
            text = formatted(raw or b"").encode()
        except FormatError:
            print(texts("cli.format_unreadable", path=path), file=sys.stderr)
            faulty = True
            continue
        changed += [(path, text)] if text != raw else []
    if not options.check:
        files.put_together(changed)
    for path, _ in changed:
        print(texts("cli.format_would" if options.check else "cli.format_done", path=path))
    print(texts("cli.format_summary", count=len(paths), changed=len(changed)))
    return FAULTY if faulty or (options.check and changed) else FINE


def _search(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.checking import check
    from catalogue.search import result_lines, search

    index = check(options.root, _today(options)).index
    if index is None:
        return _unusable(texts("cli.search_nothing"))
    result = search(index, options.query, exact=options.exact)
    for line in result_lines(index, options.query, result, texts, explain=options.explain):
        print(line)
    return FINE


def _export(options: argparse.Namespace, texts: Texts) -> int:
    if options.format == "markdown":
        return _export_markdown(options, texts)
    from catalogue.exchange.run import export_file

    return _say(export_file(options.root, _today(options), texts, options.format, options.output, options.template))


def _export_markdown(options: argparse.Namespace, texts: Texts) -> int:
    """What a site is made of, before any tool has rendered it."""
    from catalogue.build import prepare, write_markdown
    from catalogue.checking import LANGUAGE, check, language_texts, stopped_by

    if not files.is_new_folder(options.output):
        return _unusable(texts("cli.folder_not_empty", folder=options.output))
    today = _today(options)
    checked = check(options.root, today)
    if not checked.catalogue or not checked.index or stopped_by(checked.diagnostics):
        return _unusable(texts("cli.search_nothing"))
    words = language_texts(LANGUAGE)
    english = language_texts("en") if checked.catalogue.site.english else None
    about = ((), checked.sources, english, checked.alike)
    prepared = prepare(options.root, checked.catalogue, checked.index, today, words, False, *about)
    count = write_markdown(options.root, options.output, checked.catalogue, words, prepared)
    print(texts("cli.markdown_written", folder=options.output, count=count))
    return FINE


def _import(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.exchange.run import import_file

    how = (options.dry_run, options.partial, options.issue)
    return _say(import_file(options.root, _today(options), texts, options.file, *how))


def _stale(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.exchange.run import stale_list

    return _say(stale_list(options.root, _today(options), texts, options.months, options.format))


def _review(options: argparse.Namespace, texts: Texts) -> int:
    """Check what a change touches, build it to be opened without a server, leave a report of it."""
    from catalogue.diagnostics import has_errors
    from catalogue.report import show
    from catalogue.review import run

    started = time.process_time()
    touched, place = _changed(options), run.Place(options.output)
    checked = _verdict(options, texts)
    noticed = (*checked.diagnostics, *_lost(options))
    found = run.of_change(options.root, _today(options), noticed, touched, options.changed_since)
    form, seconds = "github" if options.format == "github" else "text", time.process_time() - started
    print(show(form, found, checked, texts, _colour(sys.stdout), seconds, touched), flush=True)
    run.leave(place, options.number, checked.records, found, texts, options.format == "gitlab")
    options.site_dir, options.offline, options.skip_invalid = place.site, True, True
    options.strict, options.renderer, options.lost = False, "frames", "warning"
    code, said = _built(options, texts, colour=False, brief=True)
    print(said, file=sys.stderr)
    pages = run.changed_pages(place, touched, texts) if code == FINE else ""
    _leave_summary(options, found, touched, pages, texts)
    return FAULTY if has_errors(found) else UNUSABLE if code == UNUSABLE else FINE


def _leave_summary(
    options: argparse.Namespace, found: Sequence["Diagnostic"], touched: frozenset[str], pages: str, texts: Texts
) -> None:
    """The findings and the changed pages where GitHub shows them, and in a file of their own."""
    from catalogue.report import as_step_summary

    text = "\n\n".join(filter(None, [as_step_summary(found, texts, touched), pages]))
    files.write_new(options.output / "ringkasan.md", text.encode())
    step = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and step:
        files.append_text(Path(step), text)


def _comment(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.review.run import comment

    return _say(comment(options.file, options.output, options.details))


def _owners(options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.review.run import owners

    return _say(owners(options.root, _today(options), texts))


def _say(answer: tuple[int, str]) -> int:
    code, words = answer
    print(words)
    return code


def _region(name: str, options: argparse.Namespace, texts: Texts) -> int:
    from catalogue.region.run import COMMANDS

    code, words = COMMANDS[name](options, texts, _today(options))
    print(words, file=sys.stderr if code == UNUSABLE else sys.stdout)
    return code


def _colour(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ


if __name__ == "__main__":
    sys.exit(main())
