"""Reading and checking a root: all faults of all files at once."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.data_version import SITE, version_faults
from catalogue.diagnostics import Diagnostic, Severity, in_order
from catalogue.documents import Document
from catalogue.hints import hinted
from catalogue.rules import RULES
from catalogue.rules.kernel import LATE, Context, Searched, WordFinding, words_of
from catalogue.rules.running import run
from catalogue.rules.word_list import WORD_LIST
from catalogue.search import Index, lexicon_findings, near_duplicates, parse_lexicon
from catalogue.searchable import search_documents, search_index, telling_words
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse
from catalogue.structure import INNOVATIONS, PACKAGED, Structured, structure
from catalogue.texts import Texts, parse_texts
from catalogue.verdicts import stopped_by

__all__ = ["Checked", "Quarantined", "check", "language_texts", "packaged", "stopped_by", "without_broken"]
GROUPED = ("data/site.yml", WORD_LIST)  # the two reference files that are no lists
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

    @cached_property
    def index(self) -> Index | None:
        """What searches it, made when it is asked for; None where there are errors."""
        faulty = self.catalogue is None or stopped_by(self.diagnostics)
        return None if faulty else index_of(self.structured.catalogue, self.sources)


@dataclass(frozen=True)
class Quarantined:
    """A catalogue without its broken records; the slugs of those, and the codes of their errors."""

    catalogue: Catalogue
    slugs: tuple[str, ...]
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def language_texts(language: str) -> Texts:
    """The wording of a language, as the package brings it."""
    return parse_texts(language, files.package_text(f"locale/{language}.yml"))


def check(root: Path, today: date, instead: Sequence[Document] = ()) -> Checked:
    """Read and check everything below a root. Raises UnusableError where there is no catalogue.

    All it looks at stands below ``data/`` or in the package: ``cli`` keeps its verdict under the digest of both.
    instead: files as they would be, in place of those on the disk.
    """
    documents = (*files.read_data(root), *instead)
    stray = tuple(files.stray_files(root))
    return check_documents(documents, today, files.image_sizes(root), stray, partial(_picture_faults, root))


def check_documents(
    documents: Iterable[Document],
    today: date,
    images: Mapping[str, int],
    stray: tuple[str, ...],
    faults_of: Callable[[Sequence[str]], Mapping[str, str]],
) -> Checked:
    """Check the files of a root; the later of two with one path counts.

    images: the files in ``data/images`` with their sizes in bytes. stray: paths that are not read.
    faults_of: why pictures cannot be shown, given the names of those that are (see Context).
    """
    sources = {document.path: _parse(document) for document in documents}
    structured = structure(sources, {name: packaged(name) for name in PACKAGED})
    foreign = tuple(version_faults(sources.get(SITE)))
    if foreign:  # the shape of other versions is not known here: their one fault says it all
        return Checked(sources, structured, foreign)
    words = language_texts(LANGUAGE)
    context = Context(
        structured.catalogue,
        structured.declared,
        today,
        images=images,
        stray=stray,
        sources=sources,
        words=words_of(words),
        picture_faults=faults_of(_picture_names(structured)),
    )
    faults = [fault for source in sources.values() for fault in source.diagnostics]
    faults += _beside(faults, hinted(structured.diagnostics, words, structured.catalogue))
    rules = (rule for rule in RULES if structured.complete or rule.kind != "site")
    faults += run(rules, structured, context)
    if structured.complete and not stopped_by(faults):
        found = searched(structured.catalogue, sources)
        faults += run(RULES, structured, dataclasses.replace(context, searched=found), LATE)
    return Checked(sources, structured, tuple(in_order(faults)))


def index_of(catalogue: Catalogue, sources: Mapping[str, Source]) -> Index:
    """The index of a catalogue, with the general word list and the region's own.

    Raises ValueError for a word list that cannot be read, which is an error of rule R901.
    """
    return search_index(catalogue, files.package_text("reference/lexicon.yml"), *_own_words(sources))


def searched(catalogue: Catalogue, sources: Mapping[str, Source]) -> Searched:
    """What the words of a catalogue tell the rules: records in nearly the same words, entries of its word list that
    help nobody. No index is made for it.
    """
    near = near_duplicates({record.slug: telling_words(record) for record in catalogue.innovations})
    return Searched(tuple(near), tuple(_word_findings(catalogue, *_own_words(sources))))


def _word_findings(catalogue: Catalogue, *own: str) -> Iterator[WordFinding]:
    if own:
        both = parse_lexicon(files.package_text("reference/lexicon.yml"), *own)
        for each in lexicon_findings(parse_lexicon(*own), both, search_documents(catalogue)):
            yield WordFinding(each.kind, each.path, each.values)


def _own_words(sources: Mapping[str, Source]) -> tuple[str, ...]:
    source = sources.get(WORD_LIST)
    return (source.text,) if source else ()


def _picture_names(structured: Structured) -> list[str]:
    """Every picture that a record or the settings name."""
    records = (*structured.catalogue.innovations, *(each.record for each in structured.partial))
    names = {image.file for record in records for image in record.images}
    return sorted(names | set(filter(None, (structured.catalogue.site.look.logo,))))


def _picture_faults(root: Path, names: Sequence[str]) -> Mapping[str, str]:
    if not names:
        return {}
    from catalogue.gallery import picture_faults  # brings the decoders, which no other check needs

    return picture_faults(root, names)


def _beside(written: Sequence[Diagnostic], shaped: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults of shape, but for those that a fault of writing at the very same place has caused already."""
    told = {each.location for each in written}
    return [each for each in shaped if each.location not in told]


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
    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
    broken = {each.location.path for each in errors}
    if checked.catalogue is None or not all(path.startswith(INNOVATIONS) for path in broken):
        return None
    reasons: dict[str, tuple[str, ...]] = {}
    for path in sorted(broken):
        codes = sorted({each.code for each in errors if each.location.path == path})
        reasons[path.removeprefix(INNOVATIONS).removesuffix(".yml")] = tuple(codes)
    kept = tuple(record for record in checked.catalogue.innovations if record.slug not in reasons)
    return Quarantined(dataclasses.replace(checked.catalogue, innovations=kept), tuple(reasons), reasons)
