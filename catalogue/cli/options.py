"""The commands and their options, in the language of the user."""

import argparse
import sys
from collections.abc import Callable, Mapping
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


Run = Callable[[argparse.Namespace, Texts], int]
Adding = Callable[[argparse.ArgumentParser, Texts], None]


def parser(texts: Texts, asked: str = "") -> Parser:
    """Commands with their options; ``command`` of what it reads is the function to call.

    asked: the command that is called, whose options alone are made then; all where that is none of them.
    """
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
    for name in [asked] if asked in COMMANDS else COMMANDS:
        run, add_options = COMMANDS[name]
        text = texts(f"cli.command.{name}")
        added = commands.add_parser(name, parents=[common], help=text, description=text)
        added.set_defaults(command=run)
        add_options(added, texts)
    return whole


def _add_help(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("-h", "--help", action="help", help=texts("cli.help.help"))


def _none(to: argparse.ArgumentParser, texts: Texts) -> None:
    """The options that all commands share are enough."""


def _validate(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("paths", nargs="*", metavar="PATH", help=texts("cli.option.paths"))
    formats = ("text", "github", "json", "markdown")
    to.add_argument("--format", choices=formats, default="text", help=texts("cli.option.format"))
    to.add_argument("--changed-since", metavar="REV", help=texts("cli.option.changed_since"))
    to.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))


def _build(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--lost", choices=("error", "warning"), default="error", help=texts("cli.option.lost"))
    _site(to, texts)


def _serve(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--port", type=int, default=8000, help=texts("cli.option.port"))
    to.set_defaults(lost="warning")
    _site(to, texts)


def _site(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--site-dir", type=Path, metavar="DIR", help=texts("cli.option.site_dir"))
    to.add_argument("--offline", action="store_true", help=texts("cli.option.offline"))
    renderers = ("frames", "mkdocs")
    to.add_argument("--renderer", choices=renderers, default="frames", help=texts("cli.option.renderer"))
    to.add_argument("--strict", action="store_true", help=texts("cli.option.strict"))
    to.add_argument("--skip-invalid", action="store_true", help=texts("cli.option.skip_invalid"))


def _new(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("name", metavar="NAME", help=texts("cli.option.name"))


def _format(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=texts("cli.option.format_paths"))
    to.add_argument("--check", action="store_true", help=texts("cli.option.check"))


def _search(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("query", metavar="QUERY", help=texts("cli.option.query"))
    to.add_argument("--explain", action="store_true", help=texts("cli.option.explain"))
    to.add_argument("--exact", action="store_true", help=texts("cli.option.exact"))


def _export(to: argparse.ArgumentParser, texts: Texts) -> None:
    forms = ("xlsx", "csv", "json", "markdown")
    to.add_argument("--format", choices=forms, default="xlsx", help=texts("cli.option.form"))
    to.add_argument("--output", type=Path, required=True, metavar="FILE", help=texts("cli.option.output"))
    to.add_argument("--template", action="store_true", help=texts("cli.option.template"))


def _import(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.file"))
    to.add_argument("--dry-run", action="store_true", help=texts("cli.option.dry_run"))
    to.add_argument("--partial", action="store_true", help=texts("cli.option.partial"))
    to.add_argument("--issue", action="store_true", help=texts("cli.option.issue"))


def _stale(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--months", type=int, default=12, help=texts("cli.option.months"))
    to.add_argument("--format", choices=("text", "csv", "messages"), default="text", help=texts("cli.option.form"))


def _review(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("--changed-since", metavar="REV", required=True, help=texts("cli.option.changed_since"))
    to.add_argument("--output", type=Path, default=Path("tinjauan"), metavar="DIR", help=texts("cli.option.review"))
    to.add_argument("--number", default="", metavar="N", help=texts("cli.option.number"))
    formats = ("text", "github", "gitlab")
    to.add_argument("--format", choices=formats, default="text", help=texts("cli.option.format"))


def _comment(to: argparse.ArgumentParser, texts: Texts) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help=texts("cli.option.kept"))
    to.add_argument("--output", type=Path, default=Path("komentar"), metavar="DIR", help=texts("cli.option.output"))
    to.add_argument("--details", default="", metavar="URL", help=texts("cli.option.details"))


COMMANDS: Mapping[str, tuple[Run, Adding]] = {
    "validate": (checking.validate, _validate),
    "build": (building.build, _build),
    "serve": (building.serve, _serve),
    "new": (changing.new, _new),
    "format": (changing.format_files, _format),
    "schema": (changing.write_schema, _none),
    "search": (checking.search, _search),
    "export": (changing.export, _export),
    "import": (changing.import_file, _import),
    "stale": (checking.stale, _stale),
    "review": (checking.review, _review),
    "comment": (checking.comment_on, _comment),
    "owners": (checking.list_owners, _none),
    **{
        name: (partial(changing.region, name), partial(region_options.add_options, name))
        for name in region_options.COMMANDS
    },
}
"""Every command: what it does, and what gives it its own options; in the order of the help."""
