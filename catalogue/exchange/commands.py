"""What the command line calls: records to a file, a file to a plan. Bytes in, bytes and texts out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import flat_sheet
from catalogue.exchange.csv_text import csv_bytes, csv_tables, disarmed_by_us, unguarded_table
from catalogue.exchange.drafts import Drafts, drafts_of
from catalogue.exchange.headings import all_headings, is_heading
from catalogue.exchange.identity import Register, register
from catalogue.exchange.issue_body import issue_drafts
from catalogue.exchange.json_text import json_bytes, json_drafts
from catalogue.exchange.names import Names, names_of
from catalogue.exchange.plain import innovation_plain
from catalogue.exchange.planning import Plan, Present, Recheck, plan
from catalogue.exchange.tables import Reading, Table
from catalogue.exchange.workbook import Records, cell_text, workbook_bytes
from catalogue.exchange.xlsx_parts import xlsx_tables
from catalogue.source import Source
from catalogue.texts import Texts

FORMATS = ("xlsx", "csv", "json")
ENTRIES_TO_FILL = 2  # of each group, in an empty CSV
_ZIP, _OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"


def export(form: str, catalogue: Catalogue, texts: Texts, today: date, template: bool = False) -> bytes:
    """The innovations of a catalogue as a file of one of the FORMATS.

    template: none of them, only the sheets to fill in. today: the date that a workbook carries.
    """
    chosen = () if template else catalogue.innovations
    records = [(record.slug, innovation_plain(record)) for record in chosen]
    if form == "json":
        return json_bytes(records)
    own = [field.key for field in catalogue.site.extra_fields]
    if form == "csv":
        return csv_bytes(_csv_rows(records, own, ENTRIES_TO_FILL if template else 0))
    return workbook_bytes(records, names_of(catalogue, texts), texts, today, own)


def _csv_rows(records: Records, own: Sequence[str], fewest: int = 0) -> list[list[str]]:
    """One row an innovation, headings are keys, ids stay ids; entries of groups in numbered columns.

    fewest: how many of each group get columns at least.
    """
    sheet = flat_sheet([plain for _, plain in records], own, fewest)
    bare = Names({}, {})
    head = ["id", *(column.key for column in sheet.columns)]
    return [head, *([slug, *(cell_text(column, plain, bare) for column in sheet.columns)] for slug, plain in records)]


def import_plan(
    file_name: str,
    raw: bytes,
    catalogue: Catalogue,
    sources: Mapping[str, Source],
    diagnostics: Sequence[Diagnostic],
    recheck: Recheck,
    texts: Texts,
    partial: bool = False,
    issue: bool = False,
) -> Plan:
    """What importing a file would do. Never raises, whatever its bytes.

    sources, diagnostics: of the root as it was checked. recheck: checks the same root with some files replaced.
    issue: the file is what the form of the repository host sends.
    """
    present = Present(catalogue.innovation_by_slug, sources, diagnostics)
    known, names = register(catalogue, present.slugs), names_of(catalogue, texts)
    return plan(read_drafts(file_name, raw, known, names, texts, issue), present, recheck, partial)


def read_drafts(file_name: str, raw: bytes, known: Register, names: Names, texts: Texts, issue: bool = False) -> Drafts:
    """What a file says, whatever kind of file it is: told by its first bytes, not by its name."""
    if issue:
        return issue_drafts(file_name, raw, known, names, texts)
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start in (b"{", b"["):
        return json_drafts(file_name, raw)
    if not raw.strip():
        return Drafts((), (Diagnostic("X015", Severity.ERROR, Location(file_name)),), False)
    reading = _tables(file_name, raw, texts)
    if not reading.tables:
        return Drafts((), reading.diagnostics, False)
    drafts = drafts_of(reading.tables, known, names, texts)
    return Drafts(drafts.drafts, (*reading.diagnostics, *drafts.diagnostics), drafts.whole)


def _as_typed(table: Table) -> Table:
    return unguarded_table(table) if disarmed_by_us(table) else table


def _tables(file_name: str, raw: bytes, texts: Texts) -> Reading:
    if raw.startswith((_ZIP, _OLD_OFFICE)):
        reading = xlsx_tables(file_name, raw)
        return replace(reading, tables=tuple(map(_as_typed, reading.tables)))
    main = all_headings(texts)[0]
    return csv_tables(file_name, raw, lambda text: is_heading(text, main))
