"""Every stage of a build after checking, in order. Read this first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any

from catalogue import addresses, files, gallery, history
from catalogue.assembling import Assembly
from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.documents import Document, File
from catalogue.exports import EXPORTS, export_files
from catalogue.exports.sitemap import robots, sitemap_files
from catalogue.form.agreement import FormMismatchError
from catalogue.form.page import form_files
from catalogue.frames import Plan, plan
from catalogue.headers import headers_file
from catalogue.ingredients import ingredients_of
from catalogue.pages import Edition, Export, edition_pages, icon_names, site_pages, theme_extra
from catalogue.pages.gone import gone_pages
from catalogue.pages.hand_written import UnreadablePageError, hand_written_pages, titled_pages
from catalogue.pages.look import icon_colour
from catalogue.pages.quarantine import quarantine_list, quarantine_pages
from catalogue.pages.written_pictures import named_pictures, own_names
from catalogue.pictures.drawing import icon_files
from catalogue.pictures.renditions import OWN
from catalogue.reference_pages import reference_pages
from catalogue.region import published
from catalogue.region.options import KEPT
from catalogue.schema import schema_text, suggesting_schema
from catalogue.search import MOST_SIMILAR, Index, Wording, all_similar, index_files, vectors
from catalogue.searchable import box_words, facet_labels
from catalogue.source import Source
from catalogue.standing import keep, standing_in
from catalogue.stored import Cache
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts

DOCS = "build/docs"
PICTURES = ".png"  # of the guides
JOINT_DOCS = "build/frames-bersama"
SUGGESTING_SCHEMA = f"{addresses.API}schema/innovation-yaml.json"


@dataclass(frozen=True)
class Built:
    """A site that was built and put in its place."""

    changed: tuple[str, ...]
    pages: int
    records: int


@dataclass(frozen=True)
class Prepared:
    """What pages need beside the catalogue: gathered from git, theme and pictures, and the search index.

    quarantined: slugs of records that are left out; reasons: the codes of their errors. published: addresses that must
    not vanish. pages: hand-written.
    """

    edition: Edition
    index: Index
    pictures: gallery.Gallery
    english: Edition | None = None
    quarantined: tuple[str, ...] = ()
    published: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=dict)
    pages: tuple[Document, ...] = ()
    reasons: Mapping[str, Sequence[str]] = field(default_factory=dict)


class BuildError(Exception):
    """A stage after checking failed; the old site stays. ``key`` names the text under ``cli.``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def publish(
    root: Path,
    site: Path,
    catalogue: Catalogue,
    texts: Texts,
    prepared: Prepared,
    renderer: str = "frames",
    cache: Cache | None = None,
) -> Built:
    """Make the site of a checked catalogue and put it in the place of the old one.

    renderer: ``frames`` (MkDocs renders one page of each type) or ``mkdocs`` (it renders all; the same bytes).
    Raises BuildError or UnusableError; the old site stays until the new one is whole.
    """
    with files.only_one(root / "build" / ".lock"):
        files.recover(site)
        kept = cache if renderer == "frames" else None
        assembly = Assembly(files.staging_folder(site), site, standing_in(kept, site))
        generated = assembly.markdown_of(_noted(generated_files(root, catalogue, texts, prepared), assembly.standing))
        remembered = assembly.markdown_of(_remembered(catalogue, prepared, assembly.standing))
        markdown = chain(generated, remembered)
        planned = plan(markdown, assembly.stood.shape_of) if renderer == "frames" else Plan(tuple(markdown))
        _put_sitemap(assembly, catalogue.site.base, prepared.edition.changed)
        chosen = settings(catalogue, prepared.edition, prepared.english)
        assembly.put_rendered(planned, _rendered(root, planned, chosen, prepared.edition, cache))
        _refuse(assembly.refusals)
        _count(catalogue, assembly.folder, prepared.quarantined)
        files.swap_in(assembly.folder, site)
        gallery.forget_others(prepared.pictures)
        if kept:
            keep(assembly.stood, kept, site)
    return Built(tuple(assembly.changed), assembly.pages, len(catalogue.innovations))


def write_markdown(root: Path, folder: Path, catalogue: Catalogue, texts: Texts, prepared: Prepared) -> int:
    """Write everything that a site is made of, as Markdown, data and assets, for any other tool; how many files."""
    standing: list[str] = []
    generated = generated_files(root, catalogue, texts, prepared)
    everything = chain(_noted(generated, standing), _remembered(catalogue, prepared, standing))
    return len(files.write_tree(folder, everything).changed)


def _noted(generated: Iterable[File], paths: list[str]) -> Iterator[File]:
    for file in generated:
        paths.append(file.path)
        yield file


def publish_joint(root: Path, site: Path, edition: Edition, chosen: Mapping[str, Any], made: Iterable[File]) -> int:
    """Make the site of a federation, rendered and looked at like any other; returns the number of its pages.

    chosen: the MkDocs settings. made: its pages, its index and data, and the look of who federates.
    """
    with files.only_one(root / "build" / ".lock"):
        files.recover(site)
        assembly = Assembly(files.staging_folder(site), site)
        planned = plan(assembly.markdown_of(_noted(chain(made, _assets()), assembly.standing)))
        _put_sitemap(assembly, chosen["site_url"], {})
        assembly.put_rendered(planned, _rendered(root, planned, chosen, edition, None, JOINT_DOCS))
        _refuse(assembly.refusals)
        files.swap_in(assembly.folder, site)
    return assembly.pages


def _put_sitemap(assembly: Assembly, base: str, changed: Mapping[str, date | None]) -> None:
    """For search engines: every page, and where the list of them is. base: the site's own address."""
    for file in sitemap_files(base, assembly.standing, changed):
        assembly.put(file)
    assembly.put(File("robots.txt", robots(base)))


def generated_files(root: Path, catalogue: Catalogue, texts: Texts, prepared: Prepared) -> Iterator[File]:
    """Everything that stands in ``build/docs/`` before MkDocs runs."""
    edition = prepared.edition
    yield from site_pages(catalogue, edition)
    yield from reference_pages(texts, edition.offline)
    yield from quarantine_pages(catalogue, edition, prepared.quarantined)
    yield quarantine_list(catalogue, edition, prepared.quarantined, prepared.reasons)
    if prepared.english:
        yield from english_files(catalogue, prepared.english, prepared.quarantined)
    yield from export_files(catalogue, edition.today, edition.ingredients)
    yield File(SUGGESTING_SCHEMA, schema_text(suggesting_schema(catalogue, texts)))
    others = [_wording(catalogue, each.texts) for each in (prepared.english,) if each]
    yield from index_files(prepared.index, facet_labels(catalogue, texts), box_words(catalogue, texts), others)
    yield from _form(catalogue, prepared)
    yield from _hand_written(prepared)
    yield headers_file()
    yield from gallery.picture_files(prepared.pictures)
    yield from icon_files(prepared.pictures.logo_raw, icon_colour(catalogue.site.look))
    yield from _assets()


def _assets() -> Iterator[File]:
    for asset in files.package_documents("assets", ""):
        yield File(f"assets/{asset.path}", asset.raw)


def _remembered(catalogue: Catalogue, prepared: Prepared, standing: Sequence[str]) -> Iterator[File]:
    """The list of all addresses that must stay, and a page at each that would be lost. standing: paths."""
    now = published.addresses_among(tuple(standing))
    yield published.address_list(now, prepared.published)
    lost = published.stand_ins(prepared.published, now)
    english = [each for each in lost if prepared.english and each.address.startswith(addresses.ENGLISH)]
    yield from gone_pages(catalogue, prepared.edition, (each for each in lost if each not in english))
    yield from gone_pages(catalogue, prepared.english or prepared.edition, english)


def published_before(root: Path) -> frozenset[str]:
    """The addresses of the site that stands, as ``catalogue published`` found them; none where nobody asked."""
    raw = files.read_capped(root / KEPT, published.LARGEST) or b""
    return published.read_list(raw.decode("utf-8", "replace"))


def lost(
    root: Path, catalogue: Catalogue, quarantined: Sequence[str] = (), severity: Severity = Severity.WARNING
) -> Iterator[Diagnostic]:
    """A finding for each published address that the data no longer stand for."""
    now = published.addresses_of(catalogue, quarantined)
    return published.lost_addresses(published_before(root), now, severity)


def english_files(catalogue: Catalogue, english: Edition, quarantined: Sequence[str]) -> Iterator[File]:
    """The pages of the English edition."""
    yield from edition_pages(catalogue, english)
    yield from quarantine_pages(catalogue, english, quarantined)


def prepare(
    root: Path,
    catalogue: Catalogue,
    index: Index,
    today: date,
    texts: Texts,
    offline: bool = False,
    quarantined: tuple[str, ...] = (),
    sources: Mapping[str, Source] | None = None,
    english: Texts | None = None,
) -> Prepared:
    """Gather what the pages of a catalogue need.

    sources: the files as they were read, by path. english: the wording of the English edition, where there is one.
    """
    like = all_similar(vectors(index), MOST_SIMILAR)
    own = tuple(files.read_pages(root / "data" / "pages"))
    shown = gallery.hang(root, catalogue, _own_pictures(root, own), files.public_pages(PICTURES))
    changes = history.last_changes(root)
    edition = Edition(
        texts=texts,
        today=today,
        offline=offline,
        icons=files.icon_texts(icon_names(catalogue)),
        changed={record.slug: changes.get(f"{INNOVATIONS}{record.slug}.yml") for record in catalogue.innovations},
        similar={slug: tuple(other.slug for other in others) for slug, others in like.items()},
        pictures=shown.pictures,
        logo=shown.logo,
        exports=_exports(texts),
        own_pages=tuple(titled_pages(own, english=False)),
        twin=english is not None,
        ingredients=ingredients_of(catalogue, sources or {}, (today, offline, shown.logo), changes, shown.pictures),
    )
    other = _english(edition, english, own) if english else None
    pages = (*files.public_pages(), *own)
    return Prepared(edition, index, shown, other, quarantined, published_before(root), sources or {}, pages)


def _english(edition: Edition, english: Texts, own: Sequence[Document]) -> Edition:
    """The English edition beside an Indonesian one."""
    pages = tuple(titled_pages(own, english=True))
    return replace(edition, texts=english, exports=_exports(english), language=english.language, own_pages=pages)


def _own_pictures(root: Path, own: Sequence[Document]) -> Sequence[str]:
    """The names of the pictures of a region's own pages; each must be usable, and described."""
    named = tuple(named_pictures(own))
    names = tuple(own_names(named))
    fine = {f"{OWN}{name}" for name in set(names) - gallery.unusable(root, names)}
    refused = [f"data/pages/{each.page}: {each.path}" for each in named if each.path not in fine or not each.alt]
    if refused:
        raise BuildError("page_pictures", pictures="\n".join(refused))
    return names


def _form(catalogue: Catalogue, prepared: Prepared) -> Iterator[File]:
    """The proposal form, with every published record as it was written."""
    paths = {record.slug: f"{INNOVATIONS}{record.slug}.yml" for record in catalogue.innovations}
    sources = {slug: prepared.sources[path] for slug, path in paths.items() if path in prepared.sources}
    try:
        yield from form_files(catalogue, prepared.edition, sources)
    except FormMismatchError as error:
        raise BuildError("form_mismatch", places=str(error)) from error


def _wording(catalogue: Catalogue, texts: Texts) -> Wording:
    return Wording(texts.language, facet_labels(catalogue, texts), box_words(catalogue, texts))


def _exports(texts: Texts) -> list[Export]:
    return [Export(each.path, *_export_words(each.name, texts)) for each in EXPORTS]


def _export_words(name: str, texts: Texts) -> tuple[str, str]:
    return texts(f"export.{name}.title"), texts(f"export.{name}.description")


def _hand_written(prepared: Prepared) -> Iterator[File]:
    """The tool's public pages, then the region's own."""
    try:
        yield from hand_written_pages(prepared.pages, prepared.english is not None, prepared.pictures.written)
    except UnreadablePageError as error:
        raise BuildError("page_not_text", path=error.path) from error


def _rendered(
    root: Path, planned: Plan, chosen: Mapping[str, Any], edition: Edition, cache: Cache | None, docs: str = DOCS
) -> Mapping[str, bytes]:
    """What MkDocs makes of a plan's pages, by path."""
    from catalogue.mkdocs_errors import RenderingError
    from catalogue.rendering import rendered_files

    timestamp = int(datetime.combine(edition.today, time(), UTC).timestamp())
    try:
        made = rendered_files(root, planned.rendered, chosen, timestamp, cache, docs)
    except RenderingError as error:
        raise BuildError("rendering_failed", reason=str(error)) from error
    return {file.path: file.raw for file in made}


def _refuse(refusals: Sequence[str]) -> None:
    if refusals:
        raise BuildError("gate_refused", count=len(refusals), reasons="\n".join(refusals[:20]))


def settings(catalogue: Catalogue, edition: Edition, english: Edition | None = None) -> dict[str, Any]:
    """The MkDocs settings that are the region's own."""
    return {
        "site_name": catalogue.site.name,
        "site_url": catalogue.site.base,
        "use_directory_urls": not edition.offline,
        "extra": theme_extra(catalogue, edition, english),
    }


def _count(catalogue: Catalogue, staging: Path, quarantined: Sequence[str]) -> None:
    """Nothing lost: every record has its page, a quarantined one too."""
    slugs = (*(record.slug for record in catalogue.innovations), *quarantined)
    wanted = [f"{addresses.innovation_page(slug)}index.html" for slug in slugs]
    missing: Sequence[str] = files.missing(staging, wanted)
    if missing:
        raise BuildError("pages_missing", count=len(missing), pages="\n".join(missing[:20]))
