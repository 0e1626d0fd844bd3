"""Every stage of a build after checking, in order. Read this first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any

from catalogue import addresses, files, gallery
from catalogue.assembling import Assembly
from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.documents import File
from catalogue.exports.sitemap import robots, sitemap_files
from catalogue.frames import Plan, plan
from catalogue.generating import assets, generated_files, remembered_files
from catalogue.pages import Edition, theme_extra
from catalogue.preparing import BuildError, Prepared, published_before
from catalogue.region import published
from catalogue.standing import keep, standing_in
from catalogue.stored import Cache
from catalogue.texts import Texts
from catalogue.waiting import on_disk

DOCS = "build/docs"
JOINT_DOCS = "build/frames-bersama"


@dataclass(frozen=True)
class Built:
    """A site that was built and put in its place."""

    changed: tuple[str, ...]
    pages: int
    records: int


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
        remembered = assembly.markdown_of(remembered_files(catalogue, prepared, assembly.standing))
        markdown = chain(generated, remembered)
        wait = on_disk(files.Spool(root / "build"))
        planned = plan(markdown, assembly.stood.shape_of, wait) if renderer == "frames" else Plan(tuple(markdown))
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
    everything = chain(_noted(generated, standing), remembered_files(catalogue, prepared, standing))
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
        planned = plan(assembly.markdown_of(_noted(chain(made, assets()), assembly.standing)))
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


def lost(
    root: Path, catalogue: Catalogue, quarantined: Sequence[str] = (), severity: Severity = Severity.WARNING
) -> Iterator[Diagnostic]:
    """A finding for each published address that the data no longer stand for."""
    now = published.addresses_of(catalogue, quarantined)
    return published.lost_addresses(published_before(root), now, severity)


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
