"""Reading and checking a root: all faults of all files at once."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.data_version import SITE, version_faults
from catalogue.diagnostics import Diagnostic, Severity, in_order
from catalogue.documents import Document
from catalogue.hints import hinted
from catalogue.outlines import Outline, WordsOf, in_order_of_name, whole_ones
from catalogue.page_pictures import OWN_PAGES, Named, named_pictures
from catalogue.record_checks import Looked, Memory, look
from catalogue.rules import RULES
from catalogue.rules.kernel import BETWEEN, LATE, Context, Searched, WordFinding, words_of
from catalogue.rules.running import run
from catalogue.rules.word_list import WORD_LIST
from catalogue.search.duplicates import near_duplicates
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse
from catalogue.structure import INNOVATIONS, PACKAGED, Origins, Structured, slug_in, structure
from catalogue.texts import Texts, parse_texts
from catalogue.verdicts import Sources, Verdict, stopped_by

if TYPE_CHECKING:
    from catalogue.search.index import Index

__all__ = [
    "Checked",
    "Quarantined",
    "check",
    "check_read",
    "language_texts",
    "packaged",
    "stopped_by",
    "without_broken",
]
GROUPED = ("data/site.yml", WORD_LIST)  # the two reference files that are no lists
LANGUAGE = "id"  # of the records
PictureFaults = Callable[[Sequence[str]], Mapping[str, str]]


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
    def index(self) -> "Index | None":
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
    return check_read(root, today, (*files.read_data(root), *instead))


def check_read(root: Path, today: date, documents: Sequence[Document], memory: Memory | None = None) -> Checked:
    """The same for the files of a root that were read already. memory: what was found in records before."""
    return check_documents(documents, today, *_around(root), memory)


def judge(root: Path, today: date, documents: Sequence[Document], memory: Memory) -> Verdict:
    """What a check finds, and no catalogue to build: records that have not changed are not even parsed.

    documents: the files of the root.
    """
    needed = any(document.path == WORD_LIST for document in documents)  # its rules ask for every word of every record
    examined = _examine(documents, today, *_around(root), memory, parse_all=needed)
    return Verdict(examined.diagnostics, examined.records, tuple(documents))


def _around(root: Path) -> tuple[Mapping[str, int], tuple[str, ...], PictureFaults, tuple[Named, ...]]:
    named = tuple(named_pictures(files.read_pages(root / OWN_PAGES)))
    return files.image_sizes(root), tuple(files.stray_files(root)), partial(_picture_faults, root), named


def check_documents(
    documents: Iterable[Document],
    today: date,
    images: Mapping[str, int],
    stray: tuple[str, ...],
    faults_of: PictureFaults,
    page_pictures: tuple[Named, ...] = (),
    memory: Memory | None = None,
) -> Checked:
    """Check the files of a root; the later of two with one path counts.

    images: the files in ``data/images`` with their sizes in bytes. stray: paths that are not read.
    faults_of: why pictures cannot be shown, given the names of those that are (see Context).
    page_pictures: those that the region's own pages name.
    """
    return _examine(documents, today, images, stray, faults_of, page_pictures, memory, parse_all=True)


def _examine(
    documents: Iterable[Document],
    today: date,
    images: Mapping[str, int],
    stray: tuple[str, ...],
    faults_of: PictureFaults,
    page_pictures: tuple[Named, ...],
    memory: Memory | None,
    *,
    parse_all: bool,
) -> Checked:
    by_path = {document.path: document for document in documents}
    known = memory.recall(by_path.values()) if memory else {}
    sources = Sources(by_path, _parse)
    read = sources if parse_all else {path: sources[path] for path in by_path if path not in known}
    structured = _all_named(structure(read, {name: packaged(name) for name in PACKAGED}), sources)
    foreign = tuple(version_faults(sources.get(SITE)))
    if foreign:  # the shape of other versions is not known here: their one fault says it all
        return Checked(sources, structured, foreign)
    context = Context(
        structured.catalogue,
        structured.declared,
        today,
        images=images,
        stray=stray,
        sources=read,
        words=words_of(language_texts(LANGUAGE)),
        picture_faults=faults_of(_picture_names(structured, page_pictures)),
        page_pictures=page_pictures,
    )
    looked = {**known, **look(structured, context, known)}
    if memory:
        memory.keep(by_path.values(), looked, known)
    return Checked(sources, structured, tuple(in_order(_together(looked, structured, context, sources))))


def _together(
    looked: Mapping[str, Looked], structured: Structured, alone: Context, sources: Mapping[str, Source]
) -> list[Diagnostic]:
    """All findings: those of each file alone, and those about several."""
    outlines = in_order_of_name(each.outline for each in looked.values() if each.outline)
    context = dataclasses.replace(alone, sources=sources, outlines=outlines)
    faults = [fault for each in looked.values() for fault in each.written]
    shaped = (fault for each in looked.values() for fault in each.shaped)
    faults += _beside(faults, hinted(shaped, language_texts(LANGUAGE), structured.catalogue, whole_ones(outlines)))
    faults += [fault for each in looked.values() for fault in each.found]
    faults += run(RULES, structured, context, BETWEEN)
    if structured.complete and not stopped_by(faults):
        context = dataclasses.replace(context, searched=searched(structured.catalogue, outlines, sources))
        faults += run(RULES, structured, context, LATE)
    return faults


def _all_named(structured: Structured, sources: Mapping[str, Source]) -> Structured:
    """The same, with the names of records that were not parsed, and their places."""
    slugs = frozenset(slug_in(path) for path in sources if path.startswith(INNOVATIONS))
    origins = Origins({**structured.origins}, sources)
    return dataclasses.replace(structured, declared={**structured.declared, "innovations": slugs}, origins=origins)


def index_of(catalogue: Catalogue, sources: Mapping[str, Source]) -> "Index":
    """The index of a catalogue, with the general word list and the region's own.

    Raises ValueError for a word list that cannot be read, which is an error of rule R901.
    """
    from catalogue.searchable import search_index  # a check alone makes no index

    return search_index(catalogue, files.package_text("reference/lexicon.yml"), *_own_words(sources))


def searched(catalogue: Catalogue, outlines: Iterable[Outline], sources: Mapping[str, Source]) -> Searched:
    """What the words of a catalogue tell the rules: records in nearly the same words, entries of its word list that
    help nobody. No index is made for it.
    """
    near = near_duplicates(WordsOf(outlines))
    return Searched(tuple(near), tuple(_word_findings(catalogue, *_own_words(sources))))


def _word_findings(catalogue: Catalogue, *own: str) -> Iterator[WordFinding]:
    if own:
        from catalogue.search.findings import lexicon_findings
        from catalogue.search.lexicon import parse_lexicon
        from catalogue.searchable import search_documents

        both = parse_lexicon(files.package_text("reference/lexicon.yml"), *own)
        for each in lexicon_findings(parse_lexicon(*own), both, search_documents(catalogue)):
            yield WordFinding(each.kind, each.path, each.values)


def _own_words(sources: Mapping[str, Source]) -> tuple[str, ...]:
    source = sources.get(WORD_LIST)
    return (source.text,) if source else ()


def _picture_names(structured: Structured, of_pages: Iterable[Named]) -> list[str]:
    """Every picture that a record, the settings or a page name."""
    records = (*structured.catalogue.innovations, *(each.record for each in structured.partial))
    names = {image.file for record in records for image in record.images}
    others = (structured.catalogue.site.look.logo, *(each.own_name for each in of_pages))
    return sorted(names | set(filter(None, others)))


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
