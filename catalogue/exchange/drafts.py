"""Tables to drafts: for each innovation of a file what its rows say, every value with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import Path, Plain, groups, leaves
from catalogue.exchange.entries import Entry, entries, entry_of, numbered_entries, numbered_values
from catalogue.exchange.headings import Heading, Headings, Matched, all_headings, heading_of, matched
from catalogue.exchange.identity import Register, identify, refer
from catalogue.exchange.names import Names
from catalogue.exchange.rows import Row, merge_faults, rows_of
from catalogue.exchange.tables import Table
from catalogue.texts import Texts

SOURCES: Path = ("sumber",)


@dataclass(frozen=True)
class Draft:
    """What a file says of one innovation.

    values: by path; an empty one means that the cell was emptied. A path that is missing was not in the file.
    positions: the number of a source as people see it → its place in the list, where the file lists sources.
    """

    slug: str
    place: Location
    values: Mapping[Path, Plain] = field(default_factory=dict)
    places: Mapping[Path, Location] = field(default_factory=dict)
    positions: Mapping[int, int] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Drafts:
    """All drafts of a file. diagnostics: what belongs to no one innovation. whole: whether it lists innovations."""

    drafts: tuple[Draft, ...]
    diagnostics: tuple[Diagnostic, ...]
    whole: bool


@dataclass(frozen=True)
class _Read:
    """A table read: its headings and rows."""

    table: Table
    headings: Headings
    heading: Heading
    rows: tuple[Row, ...]


def drafts_of(tables: Sequence[Table], known: Register, names: Names, texts: Texts) -> Drafts:
    """Every innovation that a file speaks of, in the order of the file."""
    reads, faults = _read_all(tables, names, texts)
    main = [each for each in reads if each.headings.group is None]
    drafts: dict[str, Draft] = {}
    for read in main:
        faults += _main_drafts(read, known, drafts)
    in_file = {slug: str(draft.values.get(("nama",), "")) for slug, draft in drafts.items()}
    joined = known.joined(in_file)
    for read in reads:
        if read.headings.group is not None:
            faults += _add_entries(read, joined, drafts)
    related = {slug: _related(draft, joined) for slug, draft in drafts.items()}
    return Drafts(tuple(related.values()), tuple(faults), bool(main))


def _read_all(tables: Sequence[Table], names: Names, texts: Texts) -> tuple[list[_Read], list[Diagnostic]]:
    reads: dict[str, _Read] = {}
    faults: list[Diagnostic] = []
    for each in matched(tables, all_headings(texts), texts):
        if each.table.rows and each.headings is None and not each.helper:
            faults.append(Diagnostic("X019", Severity.ADVICE, each.table.place(1), values={"value": each.table.name}))
        if each.headings is None or not each.table.rows:
            continue
        faults += _sheet_faults(each, reads)
        heading, wrong = heading_of(each.table, each.headings)
        faults += wrong
        if heading and each.headings.key not in reads:
            rows = tuple(rows_of(each.table, heading, names))
            faults += merge_faults(each.table, heading)
            reads[each.headings.key] = _Read(each.table, each.headings, heading, rows)
    if not reads and not faults:
        faults.append(Diagnostic("X015", Severity.ERROR, tables[0].place(1) if tables else Location("")))
    return list(reads.values()), faults


def _sheet_faults(each: Matched, reads: Mapping[str, _Read]) -> Iterator[Diagnostic]:
    if each.headings and each.headings.key in reads:
        values = {"value": each.table.name, "other": reads[each.headings.key].table.name}
        yield Diagnostic("X016", Severity.ERROR, each.table.place(1), values=values)
    elif each.headings and each.renamed:
        values = {"value": each.table.name, "sheet": each.headings.title}
        yield Diagnostic("X017", Severity.ADVICE, each.table.place(1), values=values)


def _main_drafts(read: _Read, known: Register, drafts: dict[str, Draft]) -> list[Diagnostic]:
    """Fill drafts from the main sheet; returns the faults of rows whose innovation cannot be told."""
    loose: list[Diagnostic] = []
    taken = [slug for row in read.rows if (slug := known.find(row.markers.get("id", "")))]
    for row in read.rows:
        place = row.marker_place(read.heading.markers, "id")
        name = str(row.values.get(("nama",), ""))
        found = identify(row.markers.get("id", ""), name, place, known, taken)
        if not found.slug:
            loose += [*found.diagnostics, *row.diagnostics]
        elif found.slug in drafts:
            values = {"value": found.slug, "first": drafts[found.slug].place.line}
            loose.append(Diagnostic("X035", Severity.ERROR, place, values=values))
        else:
            drafts[found.slug] = _draft(found.slug, row, found.diagnostics)
    return loose


def _draft(slug: str, row: Row, faults: tuple[Diagnostic, ...]) -> Draft:
    values = {path: value for path, value in row.values.items() if not any(isinstance(step, int) for step in path)}
    places = dict(row.places)
    for leaf in leaves():
        listed, where = numbered_values(row, leaf.path)
        if where:
            values[leaf.path], places = listed, places | where
    draft = Draft(slug, row.place, values, places, None, (*faults, *row.diagnostics))
    for group in groups():
        found = numbered_entries(row, group.path)
        if found or any(path[: len(group.path)] == group.path for path in row.values):
            draft = _with_entries(draft, group.path, found)
    return draft


def _add_entries(read: _Read, known: Register, drafts: dict[str, Draft]) -> list[Diagnostic]:
    """Fill drafts from a group's sheet; a record of the main sheet without entries has none."""
    group = read.headings.group
    path: Path = group.path if group else ()
    found: dict[str, list[Entry]] = {slug: [] for slug in drafts}
    loose: list[Diagnostic] = []
    for row in read.rows:
        if not any(row.values.values()) and not row.diagnostics:
            continue
        markers = read.heading.markers
        owner = refer(row.markers.get("id", ""), row.markers.get("name", ""), row.marker_place(markers, "id"), known)
        entry, faults = entry_of(row, row.marker_place(markers, "number"))
        if not owner.slug:
            loose += [*owner.diagnostics, *row.diagnostics]
            continue
        found.setdefault(owner.slug, []).append(entry)
        draft = drafts.setdefault(owner.slug, Draft(owner.slug, row.place))
        drafts[owner.slug] = replace(draft, diagnostics=(*draft.diagnostics, *row.diagnostics, *faults))
    for slug, listed in found.items():
        drafts[slug] = _with_entries(drafts[slug], path, listed)
    return loose


def _with_entries(draft: Draft, path: Path, listed: Sequence[Entry]) -> Draft:
    made, faults = entries(path, listed)
    return replace(
        draft,
        values={**draft.values, path: made.values},
        places={**draft.places, **made.places},
        positions=made.positions if path == SOURCES else draft.positions,
        diagnostics=(*draft.diagnostics, *faults),
    )


def _related(draft: Draft, known: Register) -> Draft:
    """Related innovations may be written by name; the file names them by id."""
    written = draft.values.get(("terkait",))
    if not written:
        return draft
    return replace(draft, values={**draft.values, ("terkait",): [known.find(each) or each for each in written]})
