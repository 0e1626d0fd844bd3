"""Reading and checking a root: all faults of all files at once."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.data_version import SITE, version_faults
from catalogue.diagnostics import Diagnostic, Severity, in_order
from catalogue.documents import Document
from catalogue.hints import hinted
from catalogue.rules import RULES
from catalogue.rules.kernel import Context, run, words_of
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse
from catalogue.structure import INNOVATIONS, PACKAGED, Structured, structure
from catalogue.texts import Texts, parse_texts
from catalogue.verdicts import stopped_by

__all__ = ["Checked", "Quarantined", "check", "language_texts", "packaged", "stopped_by", "without_broken"]
GROUPED = ("data/site.yml", "data/lexicon.yml")  # the two reference files that are no lists
LANGUAGE = "id"  # of the records


@dataclass(frozen=True)
class Checked:
    """A root that was read and checked."""

    sources: Mapping[str, Source]
    structured: Structured
    diagnostics: tuple[Diagnostic, ...]

    @property
    def records(self) -> int:
        """How many innovation files there are."""
        return sum(path.startswith(INNOVATIONS) for path in self.sources)

    @property
    def catalogue(self) -> Catalogue | None:
        """What can be built, or None where the settings cannot be read."""
        return self.structured.catalogue if self.structured.complete else None


@dataclass(frozen=True)
class Quarantined:
    """A catalogue without its broken records, and the slugs of those."""

    catalogue: Catalogue
    slugs: tuple[str, ...]


def language_texts(language: str) -> Texts:
    """The wording of a language, as the package brings it."""
    return parse_texts(language, files.package_text(f"locale/{language}.yml"))


def check(root: Path, today: date, instead: Sequence[Document] = ()) -> Checked:
    """Read and check everything below a root. Raises UnusableError where there is no catalogue.

    All it looks at stands below ``data/`` or in the package: ``cli`` keeps its verdict under the digest of both.
    instead: files as they would be, in place of those on the disk.
    """
    sources = {document.path: _parse(document) for document in (*files.read_data(root), *instead)}
    structured = structure(sources, {name: packaged(name) for name in PACKAGED})
    foreign = tuple(version_faults(sources.get(SITE)))
    if foreign:  # the shape of other versions is not known here: their one fault says it all
        return Checked(sources, structured, foreign)
    words = language_texts(LANGUAGE)
    context = Context(
        structured.catalogue,
        structured.declared,
        today,
        images=files.image_sizes(root),
        stray=tuple(files.stray_files(root)),
        sources=sources,
        words=words_of(words),
    )
    faults = [fault for source in sources.values() for fault in source.diagnostics]
    faults += hinted(structured.diagnostics, words, structured.catalogue)
    rules = (rule for rule in RULES if structured.complete or rule.kind != "site")
    faults += run(rules, structured, context)
    return Checked(sources, structured, tuple(in_order(faults)))


def packaged(name: str) -> Source:
    """One of the tool's own reference lists."""
    path = f"reference/{name}.yml"
    return parse(Document(f"catalogue/{path}", files.package_text(path).encode()), REFERENCE_LIMITS, list)


def _parse(document: Document) -> Source:
    if document.path.startswith(INNOVATIONS):
        return parse(document, RECORD_LIMITS, dict)
    return parse(document, REFERENCE_LIMITS, dict if document.path in GROUPED else list)


def without_broken(checked: Checked) -> Quarantined | None:
    """The catalogue without the records that have errors; None where something else is broken too."""
    broken = {each.location.path for each in checked.diagnostics if each.severity is Severity.ERROR}
    if checked.catalogue is None or not all(path.startswith(INNOVATIONS) for path in broken):
        return None
    slugs = {path.removeprefix(INNOVATIONS).removesuffix(".yml") for path in broken}
    kept = tuple(record for record in checked.catalogue.innovations if record.slug not in slugs)
    return Quarantined(dataclasses.replace(checked.catalogue, innovations=kept), tuple(sorted(slugs)))
