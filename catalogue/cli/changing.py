"""Commands that write records, tables and settings."""

import argparse
import gc
import sys
from pathlib import Path

from catalogue import files
from catalogue.cli.asked import FAULTY, FINE, UNUSABLE, say, today_of, unusable
from catalogue.cli.building import export_markdown
from catalogue.texts import Texts


def new(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue new``: a blank record under the slug of its name."""
    from catalogue.blank_file import blank_file
    from catalogue.checking import LANGUAGE, language_texts

    slug, text = blank_file(options.name, language_texts(LANGUAGE))
    if not slug:
        return unusable(texts("cli.new_no_name", name=options.name))
    path = f"data/innovations/{slug}.yml"
    if files.read_file(options.root / path) is not None:
        return unusable(texts("cli.new_exists", path=path))
    files.write_new(options.root / path, text.encode())
    print(texts("cli.new_written", path=path))
    return FINE


def write_schema(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue schema``."""
    from catalogue.checking import LANGUAGE, language_texts
    from catalogue.schema import SCHEMA_FILE, innovation_schema, schema_text

    files.write_new(options.root / SCHEMA_FILE, schema_text(innovation_schema(language_texts(LANGUAGE))).encode())
    print(texts("cli.schema_written", path=SCHEMA_FILE))
    return FINE


def format_files(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue format``: every readable file in the canonical form, or which would change."""
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


def export(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue export``."""
    if options.format == "markdown":
        return export_markdown(options, texts)
    from catalogue.exchange.run import export_file

    return say(export_file(options.root, today_of(options), texts, options.format, options.output, options.template))


def import_file(options: argparse.Namespace, texts: Texts) -> int:
    """``catalogue import``."""
    from catalogue.exchange.run import import_file

    how = (options.dry_run, options.partial, options.issue)
    return say(import_file(options.root, today_of(options), texts, options.file, *how))


def region(name: str, options: argparse.Namespace, texts: Texts) -> int:
    """The commands of a region: init, migrate, federate, doctor, published."""
    from catalogue.region.run import COMMANDS

    gc.enable()  # a federation reads and makes one catalogue after the other
    code, words = COMMANDS[name](options, texts, today_of(options))
    print(words, file=sys.stderr if code == UNUSABLE else sys.stdout)
    return code
