"""What a command line asks for, as values, and how a command answers."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from catalogue import files, history
from catalogue.region import options as region_options
from catalogue.texts import Texts

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostic
    from catalogue.documents import Document
    from catalogue.stored import Cache
    from catalogue.verdicts import Verdict

FINE, FAULTY, UNUSABLE = 0, 1, 2


def today_of(options: argparse.Namespace) -> date:
    """``--today``, else SOURCE_DATE_EPOCH, else the day of the last commit, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if options.today:
        return date.fromisoformat(str(options.today))
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return history.newest_commit(options.root) or datetime.now(UTC).date()


class Inputs(NamedTuple):
    """The data of a root. around: a name for all that the verdict of a single record depends on, but for the record
    itself. whole: one for all data, day and tool. looks: how the files looked before they were read.
    """

    today: date
    documents: Sequence["Document"]
    around: str
    whole: str
    looks: str


def inputs_of(options: argparse.Namespace) -> Inputs:
    """Read the data of a root. Raises UnusableError where there is none."""
    from catalogue.stored import digest, tree_digest

    today, looks = today_of(options), data_looks(options.root)
    documents = files.read_data(options.root)
    around = around_of(options.root, today, documents)
    folder = options.root / "data/innovations"
    records = {document.path.removeprefix("data/innovations/"): document.raw for document in documents}
    whole = digest(around, tree_digest(folder, records) if folder.is_dir() else None)
    return Inputs(today, documents, around, whole, looks)


def data_looks(root: Path) -> str:
    """How the files of a root's data look from outside."""
    from catalogue.stored import digest

    return digest(*files.looks(root / "data"))


def around_of(root: Path, today: date, documents: Sequence["Document"]) -> str:
    """A name for all that the verdict of a single record depends on, but for the record itself."""
    from catalogue import stored

    known = {document.path.removeprefix("data/"): document.raw for document in documents}
    return stored.digest(stored.tool_digest(), today, stored.tree_digest(root / "data", known, "innovations"))


def verdict_of(options: argparse.Namespace, texts: Texts) -> "Verdict":
    """The findings of all rules, from an earlier run where nothing at all has changed since."""
    from catalogue.verdicts import plain, verdict

    cache, found = cache_of(options, texts), inputs_of(options)
    before = verdict(cache.read("verdict", found.whole), found.documents)
    if before:
        return before
    from catalogue.checking import judge
    from catalogue.kept_records import KeptRecords

    judged = judge(options.root, found.today, found.documents, KeptRecords(cache, found.around))
    cache.keep_only("verdict", ())
    cache.write("verdict", found.whole, plain(judged.diagnostics, judged.records))
    return judged


def cache_of(options: argparse.Namespace, texts: Texts) -> "Cache":
    """The cache of a root; a note on stderr where it could not be used."""
    from catalogue.stored import open_cache

    cache = open_cache(options.root)
    for note in cache.notes:
        print(texts(f"cli.{note}"), file=sys.stderr)
    return cache


def chosen_files(options: argparse.Namespace) -> frozenset[str] | None:
    """The files to speak of, or None for all."""
    if options.changed_since:
        return changed_files(options)
    if options.paths:
        root = options.root.resolve()
        for path in options.paths:
            if not Path(path).is_file():
                raise files.UnusableError("no_file", path=path)
        return frozenset(Path(os.path.relpath(Path(path).resolve(), root)).as_posix() for path in options.paths)
    return None


def changed_files(options: argparse.Namespace) -> frozenset[str]:
    """The files that differ from the revision asked for."""
    changed = history.changed_since(options.root, options.changed_since)
    if changed is None:
        raise files.UnusableError("unknown_revision", revision=options.changed_since)
    return changed


def lost_of(options: argparse.Namespace) -> Iterator["Diagnostic"]:
    """A warning for each published address that the data no longer stand for, where the list of them is at hand."""
    if files.read_file(options.root / region_options.KEPT):
        from catalogue.build import lost
        from catalogue.checking import check

        catalogue = check(options.root, today_of(options)).catalogue
        yield from lost(options.root, catalogue) if catalogue else ()


def site_folder(options: argparse.Namespace) -> Path:
    """Where the site stands."""
    return Path(options.site_dir or options.root / "site")


def is_coloured(stream: TextIO) -> bool:
    """Whether a stream shows colours."""
    return stream.isatty() and "NO_COLOR" not in os.environ


def say(answer: tuple[int, str]) -> int:
    """Print what a command answers; returns its exit code."""
    code, words = answer
    print(words)
    return code


def unusable(message: str) -> int:
    """Say on stderr what is in the way; returns the exit code for that."""
    print(message, file=sys.stderr)
    return UNUSABLE
