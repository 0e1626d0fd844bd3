"""What an import would do: which files would be written, what changes, and what is wrong. Nothing is written here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from catalogue.diagnostics import Diagnostic, Severity, has_errors, in_order
from catalogue.documents import Document, File
from catalogue.exchange.columns import Path, Plain
from catalogue.exchange.drafts import Draft, Drafts
from catalogue.exchange.emit import record_text
from catalogue.exchange.merging import lost_references, merged
from catalogue.exchange.places import in_table
from catalogue.exchange.plain import innovation_plain, normal, without_defaults
from catalogue.exchange.splice import spliced
from catalogue.model import Innovation
from catalogue.source import Source, parse
from catalogue.structure import INNOVATIONS

State = Literal["new", "changed", "unchanged", "refused"]
# Checks a root with some documents in the place of its own: all findings, of every file.
Recheck = Callable[[Sequence[Document]], Iterable[Diagnostic]]
HEAD = "# yaml-language-server: $schema=../../schema/innovation.schema.json"


@dataclass(frozen=True)
class Planned:
    """One innovation of a file.

    compared: how it differs from the catalogue. changes: the paths that differ. text: of its file, "" where none
    is to be written. faults: all findings about it, told by its cells.
    """

    draft: Draft
    compared: State
    name: str
    changes: tuple[Path, ...] = ()
    text: str = ""
    faults: tuple[Diagnostic, ...] = ()

    @property
    def path(self) -> str:
        """Its file."""
        return f"{INNOVATIONS}{self.draft.slug}.yml"

    @property
    def state(self) -> State:
        """What becomes of it."""
        return "refused" if has_errors(self.faults) else self.compared


@dataclass(frozen=True)
class Plan:
    """What an import would do. files: what may be written; none where an error stands in the way."""

    records: tuple[Planned, ...]
    missing: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[File, ...]

    def having(self, state: State) -> list[Planned]:
        """The innovations in one state."""
        return [record for record in self.records if record.state == state]


@dataclass(frozen=True)
class Present:
    """The catalogue that a file is compared with: its records by slug, its files by path, its findings."""

    records: Mapping[str, Innovation]
    sources: Mapping[str, Source]
    diagnostics: Sequence[Diagnostic] = ()

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of all files, readable or not."""
        return frozenset(
            path.removeprefix(INNOVATIONS).removesuffix(".yml") for path in self.sources if path.startswith(INNOVATIONS)
        )


def plan(drafts: Drafts, present: Present, recheck: Recheck, partial: bool) -> Plan:
    """Compare, make the new files, and have them checked like files on the disk.

    partial: leave out the records that are wrong, keep the others.
    """
    records = [_planned(draft, present) for draft in drafts.drafts]
    records, loose = _checked(records, present, recheck, records)
    good = _good(records)
    while partial and good and len(good) < len(records):
        records, loose = _checked(records, present, recheck, good)
        good, before = _good(records), good
        if len(good) == len(before):
            break
    faults = [fault for record in records for fault in record.faults]
    diagnostics = tuple(in_order([*drafts.diagnostics, *faults, *loose]))
    blocked = has_errors(loose) or (has_errors(diagnostics) and not partial)
    files = () if blocked else tuple(File(each.path, each.text) for each in good if each.text)
    missing = sorted(present.slugs - {each.draft.slug for each in records}) if drafts.whole else []
    return Plan(tuple(records), tuple(missing), diagnostics, files)


def _good(records: Iterable[Planned]) -> list[Planned]:
    return [record for record in records if record.state != "refused"]


def _planned(draft: Draft, present: Present) -> Planned:
    record = present.records.get(draft.slug)
    source = present.sources.get(f"{INNOVATIONS}{draft.slug}.yml")
    if source is not None and (record is None or not isinstance(source.data, dict) or source.diagnostics):
        fault = Diagnostic("X050", Severity.ERROR, draft.place, values={"path": source.path})
        return Planned(draft, "changed", draft.slug, faults=(*draft.diagnostics, fault))
    old = innovation_plain(record) if record else {}
    faults = (*draft.diagnostics, *lost_references(old, draft))
    new = normal(merged(old, draft), draft.slug)
    name, changes = str(new.get("nama", draft.slug)), tuple(changed_paths(old, new))
    if source is None:
        return Planned(draft, "new", name, changes, record_text(without_defaults(new), [HEAD]), faults)
    if not changes:
        return Planned(draft, "unchanged", name, faults=faults)
    return Planned(draft, "changed", name, changes, spliced(source, old, new, draft.slug), faults)


def _checked(
    records: Sequence[Planned], present: Present, recheck: Recheck, chosen: Sequence[Planned]
) -> tuple[list[Planned], list[Diagnostic]]:
    """The records with what the new files of the chosen ones are blamed for; and new errors in other files."""
    texts = {each.path: each for each in chosen if each.text}
    if not texts:
        return list(records), []
    documents = {path: Document(path, each.text.encode("utf-8", "surrogatepass")) for path, each in texts.items()}
    known = {_key(fault) for fault in present.diagnostics}
    found: dict[str, list[Diagnostic]] = {path: [] for path in documents}
    loose = []
    sources = {path: parse(document) for path, document in documents.items()}
    for fault in recheck(list(documents.values())):
        path = fault.location.path
        if path in documents:
            found[path].append(in_table(fault, texts[path].draft, sources[path]))
        elif _key(fault) not in known and fault.severity is Severity.ERROR:
            loose.append(fault)
    return [_with_faults(record, found.get(record.path, ())) for record in records], loose


def _with_faults(record: Planned, found: Iterable[Diagnostic]) -> Planned:
    """With the findings of its new file, but those about a cell that could not be read anyway."""
    unread = {fault.location for fault in record.draft.diagnostics if fault.severity is Severity.ERROR}
    return replace(record, faults=(*record.faults, *(fault for fault in found if fault.location not in unread)))


def _key(fault: Diagnostic) -> tuple[object, ...]:
    return fault.code, fault.location, fault.field


def changed_paths(old: Plain, new: Plain, path: Path = ()) -> Iterator[Path]:
    """The paths at which two records differ, as deep as groups go."""
    before, after = old or {}, new or {}
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            yield from changed_paths(before.get(key), after.get(key), (*path, key))
    elif old != new:
        yield path
