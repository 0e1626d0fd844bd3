"""The commands and their options, in the language of the user."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from catalogue import __version__
from catalogue.cli import building, changing, checking
from catalogue.cli.asked import UNUSABLE
from catalogue.cli.wrong_use import said
from catalogue.region import options as region_options
from catalogue.texts import Texts


class Parser(argparse.ArgumentParser):
    """argparse, saying what is wrong in the language of the user."""

    texts: Texts

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "formatter_class": _Help, "add_help": False})
        self._optionals.title = self.texts("cli.help.options")
        self._positionals.title = self.texts("cli.help.words")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end as wrong use."""
        reason = said(message, self.texts)
        print(self.texts("cli.wrong_use", reason=reason, program=self.prog), file=sys.stderr)
        sys.exit(UNUSABLE)


class _Help(argparse.HelpFormatter):
    """The help of a command; its first word too is in the language of the user."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that shows how to call a command."""
        super().add_usage(usage, actions, groups, f"{Parser.texts('cli.help.usage')} " if prefix is None else prefix)


Command = Callable[[str, Callable[[argparse.Namespace, Texts], int]], argparse.ArgumentParser]


def parser(texts: Texts) -> Parser:
    """Every command with its options; ``command`` of what it reads is the function to call."""
    Parser.texts = texts
    common = Parser()
    _add_help(common, texts)
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR", help=texts("cli.option.root"))
    common.add_argument("--lang", choices=("id", "en"), default="id", help=texts("cli.option.lang"))
    common.add_argument("--today", type=date.fromisoformat, metavar="DATE", help=texts("cli.option.today"))
    whole = Parser(prog="catalogue", description=texts("cli.description"))
    _add_help(whole, texts)
    whole.add_argument("--version", action="version", version=__version__, help=texts("cli.help.version"))
    commands = whole.add_subparsers(required=True, metavar="COMMAND", title=texts("cli.commands"))

    def command(name: str, run: Callable[[argparse.Namespace, Texts], int]) -> argparse.ArgumentParser:
        text = texts(f"cli.command.{name}")
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(command=run)
        return added

    for add in (_everyday, _tables, _reviews):
        add(command, texts)
    for name in region_options.COMMANDS:
        region_options.add_options(name, command(name, partial(changing.region, name)), texts)
    return whole


def _add_help(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("-h", "--help", action="help", help=texts("cli.help.help"))


def _everyday(command: Command, texts: Texts) -> None:
    validate = command("validate", checking.validate)
    validate.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli.option.paths"))
    formats = ("text", "github", "json", "markdown")
    validate.add_argument("--format", choices=formats, default="text", help=texts("cli.option.format"))
    validate.add_argument("--changed-since", metavar="REV", help=texts("cli.option.changed_since"))
    validate.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))
    build, serve = command("build", building.build), command("serve", building.serve)
    build.add_argument("--lost", choices=("error", "warning"), default="error", help=texts("cli.option.lost"))
    serve.add_argument("--port", type=int, default=8000, help=texts("cli.option.port"))
    serve.set_defaults(lost="warning")
    for each in (build, serve):
        each.add_argument("--site-dir", type=Path, metavar="DIR", help=texts("cli.option.site_dir"))
        each.add_argument("--offline", action="store_true", help=texts("cli.option.offline"))
        renderers = ("frames", "mkdocs")
        each.add_argument("--renderer", choices=renderers, default="frames", help=texts("cli.option.renderer"))
        each.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))
        each.add_argument("--skip-invalid", action="store_true", help=texts("cli.option.skip_invalid"))
    new = command("new", changing.new)
    new.add_argument("name", metavar="NAME", help=texts("cli.option.name"))
    formatting = command("format", changing.format_files)
    formatting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=texts("cli.option.format_paths"))
    formatting.add_argument("--check", action="store_true", help=texts("cli.option.check"))
    command("schema", changing.write_schema)
    search = command("search", checking.search)
    search.add_argument("query", metavar="QUERY", help=texts("cli.option.query"))
    search.add_argument("--explain", action="store_true", help=texts("cli.option.explain"))
    search.add_argument("--exact", action="store_true", help=texts("cli.option.exact"))


def _tables(command: Command, texts: Texts) -> None:
    exporting = command("export", changing.export)
    forms = ("xlsx", "csv", "json", "markdown")
    exporting.add_argument("--format", choices=forms, default="xlsx", help=texts("cli.option.form"))
    exporting.add_argument("--output", type=Path, required=True, metavar="FILE", help=texts("cli.option.output"))
    exporting.add_argument("--template", action="store_true", help=texts("cli.option.template"))
    importing = command("import", changing.import_file)
    importing.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.file"))
    importing.add_argument("--dry-run", action="store_true", help=texts("cli.option.dry_run"))
    importing.add_argument("--partial", action="store_true", help=texts("cli.option.partial"))
    importing.add_argument("--issue", action="store_true", help=texts("cli.option.issue"))
    stale = command("stale", checking.stale)
    stale.add_argument("--months", type=int, default=12, help=texts("cli.option.months"))
    stale.add_argument("--format", choices=("text", "csv", "messages"), default="text", help=texts("cli.option.form"))


def _reviews(command: Command, texts: Texts) -> None:
    review = command("review", checking.review)
    review.add_argument("--changed-since", metavar="REV", required=True, help=texts("cli.option.changed_since"))
    review.add_argument("--output", type=Path, default=Path("tinjauan"), metavar="DIR", help=texts("cli.option.review"))
    review.add_argument("--number", default="", metavar="N", help=texts("cli.option.number"))
    formats = ("text", "github", "gitlab")
    review.add_argument("--format", choices=formats, default="text", help=texts("cli.option.format"))
    comment = command("comment", checking.comment_on)
    comment.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.kept"))
    kept = Path("komentar")
    comment.add_argument("--output", type=Path, default=kept, metavar="DIR", help=texts("cli.option.output"))
    comment.add_argument("--details", default="", metavar="URL", help=texts("cli.option.details"))
    command("owners", checking.list_owners)
