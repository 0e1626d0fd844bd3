"""The commands export, import and stale: a root and options in, an exit code and words out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.checking import LANGUAGE, Checked, check, language_texts
from catalogue.diagnostics import Diagnostic, has_errors
from catalogue.documents import Document
from catalogue.exchange.commands import export, import_plan
from catalogue.exchange.stale import messages, messages_text, stale_csv, stale_text
from catalogue.exchange.wording import import_report
from catalogue.freshness import stale_records
from catalogue.texts import Texts

LARGEST_FILE = 17 * 1024 * 1024
Answer = tuple[int, str]
FINE, FAULTY = 0, 1


def _readable(checked: Checked) -> Catalogue:
    if checked.catalogue is None:
        raise files.UnusableError("search_nothing")
    return checked.catalogue


def export_file(root: Path, today: date, texts: Texts, form: str, output: Path, template: bool) -> Answer:
    """Write the innovations, or an empty sheet to fill in, as one file."""
    catalogue = _readable(check(root, today))
    files.write_new(output, export(form, catalogue, language_texts(LANGUAGE), today, template))
    return FINE, texts("cli.exported", path=output, count=0 if template else len(catalogue.innovations))


def import_file(
    root: Path, today: date, texts: Texts, source: Path, dry_run: bool, partial: bool, issue: bool
) -> Answer:
    """Bring a spreadsheet, a JSON file or an issue into the data files; nothing is written unless all is well."""
    checked = check(root, today)
    raw = files.read_capped(source, LARGEST_FILE)
    if raw is None:
        raise files.UnusableError("no_file", path=source)

    def recheck(documents: Sequence[Document]) -> Sequence[Diagnostic]:
        return check(root, today, documents).diagnostics

    catalogue, words = _readable(checked), language_texts(LANGUAGE)
    plan = import_plan(
        source.name, raw, catalogue, checked.sources, checked.diagnostics, recheck, words, partial, issue
    )
    if plan.files and not dry_run:
        files.write_together(root, plan.files)
    code = FAULTY if has_errors(plan.diagnostics) else FINE
    return code, import_report(plan, texts, dry_run)


def stale_list(root: Path, today: date, texts: Texts, months: int, form: str) -> Answer:
    """Which records nobody has checked for so many months, by agency."""
    catalogue = _readable(check(root, today))
    found = stale_records(catalogue, today, months)
    if form == "csv":
        return FINE, stale_csv(found, catalogue, texts).decode()
    if form == "messages":
        return FINE, messages_text(messages(found, catalogue, language_texts(LANGUAGE)), texts)
    return FINE, stale_text(found, texts, months)
