"""What a check says of one record alone, whatever the other records are: so it holds until the record changes, or the
tool, the day, the settings, a reference list or a picture.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.model import Innovation
from catalogue.outlines import Outline
from catalogue.rules import RULES
from catalogue.rules.kernel import ALONE, Context
from catalogue.rules.running import run
from catalogue.source import Source
from catalogue.structure import INNOVATIONS, Partial, Structured
from catalogue.telling import telling_words


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in one file.

    written: faults of YAML. shaped: faults of shape, before ``hints``. found: what the rules found. outline: what
    others may know of the record, None where next to nothing of it can be read.
    """

    written: tuple[Diagnostic, ...] = ()
    shaped: tuple[Diagnostic, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    outline: Outline | None = None


class Memory(Protocol):
    """Where verdicts of records are kept from one check to the next."""

    def recall(self, documents: Iterable[Document]) -> Mapping[str, Looked]:
        """What was found in those documents that have not changed, by path."""

    def keep(self, documents: Iterable[Document], looked: Mapping[str, Looked], known: Collection[str]) -> None:
        """Keep what was found. known: paths of what was recalled."""


def look(structured: Structured, context: Context, known: Collection[str]) -> dict[str, Looked]:
    """Look at each file by itself; nothing of another record is in reach of a rule.

    known: paths of records that need no look. The files of the region are always among the answers.
    """
    sources = _others(context.sources, known)
    catalogue = structured.catalogue
    fresh = [record for record in catalogue.innovations if path_of(record.slug) not in known]
    partial = tuple(each for each in structured.partial if path_of(each.record.slug) not in known)
    alone = replace(context, catalogue=replace(catalogue, innovations=()), sources=sources)
    shown = replace(structured, catalogue=replace(catalogue, innovations=tuple(fresh)), partial=partial)
    rules = (each for each in RULES if structured.complete or each.kind != "site")
    found, shaped = _by_path(run(rules, shown, alone, ALONE)), _by_path(structured.diagnostics)
    outlines = {path_of(each.slug): each for each in _outlines(fresh, partial)}
    return {
        path: Looked(
            tuple(sources[path].diagnostics) if path in sources else (),
            tuple(shaped[path]),
            tuple(found[path]),
            outlines.get(path),
        )
        for path in dict.fromkeys([*sources, *shaped, *found])
        if path not in known
    }


def _others(sources: Mapping[str, Source], known: Collection[str]) -> Mapping[str, Source]:
    """The files that are not known; where none is known, they need not be held at once."""
    return {path: source for path, source in sources.items() if path not in known} if known else sources


def path_of(slug: str) -> str:
    """The file of an innovation."""
    return f"{INNOVATIONS}{slug}.yml"


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in diagnostics:
        found[each.location.path].append(each)
    return found


def _outlines(records: Iterable[Innovation], partial: Iterable[Partial]) -> Iterator[Outline]:
    for each in records:
        words = " ".join(sorted(telling_words(each)))
        yield Outline(each.slug, each.name, each.expansion or "", each.related, each.former_slugs, words)
    for half in partial:
        related = () if "terkait" in half.faulty else half.record.related
        yield Outline(half.record.slug, related=related, whole=False)
