"""An import in words: what would change first, then what is wrong, each with its sheet, row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence

from catalogue.diagnostics import Diagnostic, Location
from catalogue.exchange.columns import Path, title
from catalogue.exchange.planning import Plan, Planned, State
from catalogue.exchange.tables import column_letters
from catalogue.field_list import INNOVATION
from catalogue.reports.wording import by_severity, worded
from catalogue.source import shorten
from catalogue.texts import Texts

_SHEET = re.compile(r"(.*)\[(.+)\]", re.DOTALL)
_TEXT_FILES = (".yml", ".md", ".txt", ".json")
WHOLE_FILE = ("X001", "X002", "X003", "X004", "X006", "X015")  # no one place in it is wrong
MOST_LISTED, MOST_MISSING = 200, 20
PREFIX = "exchange."
STATES: tuple[State, ...] = ("new", "changed", "unchanged", "refused")
LISTED: tuple[State, ...] = ("new", "changed", "refused")


def with_codes(texts: Texts) -> Texts:
    """The texts with those of our own codes where reports look for them."""
    start = f"{PREFIX}diagnostic."
    own = {key.removeprefix(PREFIX): entry for key, entry in texts.entries.items() if key.startswith(start)}
    return Texts(texts.language, {**own, **texts.entries})


def place_words(location: Location, texts: Texts) -> str:
    """A place as people look for it: the sheet and the cell, else the line."""
    path = shorten(location.path, 120)
    if location.path.endswith(_TEXT_FILES):
        return f"{path}:{location.line}"
    cell = f"{column_letters(location.column)}{location.line}"
    sheet = _SHEET.fullmatch(location.path)
    if sheet and sheet[1].endswith(".json"):
        return texts("exchange.place.record", number=shorten(sheet[2]))
    if sheet:
        return texts("exchange.place.sheet", sheet=shorten(sheet[2]), cell=cell)
    return texts("exchange.place.table", row=location.line, column=column_letters(location.column))


def import_report(plan: Plan, texts: Texts, dry_run: bool) -> str:
    """All there is to say about an import."""
    known = with_codes(texts)
    return "\n\n".join([*_summary(plan, texts), *_findings(plan.diagnostics, known), _end(plan, texts, dry_run)])


def _summary(plan: Plan, texts: Texts) -> Iterator[str]:
    counts = [texts(f"exchange.import.count.{state}", n=len(plan.having(state))) for state in STATES]
    yield "\n".join([*counts, texts("exchange.import.count.missing", n=len(plan.missing))])
    for state in LISTED:
        records = plan.having(state)
        if records:
            yield _listed(texts(f"exchange.import.{state}"), [_line(record, texts) for record in records], texts)
    if plan.missing:
        yield _listed(texts("exchange.import.missing"), plan.missing, texts, MOST_MISSING)


def _listed(heading: str, lines: Sequence[str], texts: Texts, most: int = MOST_LISTED) -> str:
    rest = len(lines) - most
    more = [texts("exchange.import.more", n=rest)] if rest > 0 else []
    return "\n".join([heading, *(f"  {line}" for line in [*lines[:most], *more])])


def _line(record: Planned, texts: Texts) -> str:
    named = f"{shorten(record.name)} ({record.draft.slug})"
    if record.state != "changed":
        return named
    fields = dict.fromkeys(_title(path, texts) for path in record.changes)
    return f"{named}: {', '.join(fields)}"


def _title(path: Path, texts: Texts) -> str:
    """What people call the field at a path."""
    fields, name = INNOVATION, str(path[-1])
    for step in path:
        field = next((each for each in fields if each.key == step), None)
        if field is None:
            return name
        name, fields = title(field, texts), field.members
    return name


def _findings(diagnostics: Sequence[Diagnostic], texts: Texts) -> Iterator[str]:
    for severity, found in by_severity(diagnostics):
        yield "\n".join([texts(f"report.heading.{severity}"), *(_finding(each, texts) for each in found)])


def _finding(diagnostic: Diagnostic, texts: Texts) -> str:
    said = worded(diagnostic, texts)
    path = diagnostic.location.path
    whole = diagnostic.code in WHOLE_FILE
    where = texts("exchange.place.file", path=shorten(path, 120)) if whole else place_words(diagnostic.location, texts)
    lines = [f"  {where} [{diagnostic.code}] {said.message}"]
    # Some repairs are other ones in a cell than in a file: a name is enough where a file needs the id.
    fix = texts.get(f"exchange.fix.{diagnostic.code}") or said.fix
    lines += [f"      {texts('report.fix', text=fix)}"] if fix else []
    return "\n".join([*lines, *([f"      {said.suggestion}"] if said.suggestion else [])])


def _end(plan: Plan, texts: Texts, dry_run: bool) -> str:
    values: Mapping[str, object] = {"n": len(plan.files)}
    refused = any(each.severity == "error" for each in plan.diagnostics)
    if not plan.files:
        some = any(each.state in ("new", "changed") for each in plan.records)
        blocked = "exchange.import.blocked" if some else "exchange.import.blocked_all"
        return texts(blocked if refused else "exchange.import.nothing")
    if dry_run:
        return texts("exchange.import.would_write", **values)
    return texts("exchange.import.partly_written" if refused else "exchange.import.written", **values)
