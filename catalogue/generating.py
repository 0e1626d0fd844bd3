"""Everything that a site is made of, file by file, before MkDocs runs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogue import addresses, files, gallery
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.exports import export_files
from catalogue.form.agreement import FormMismatchError
from catalogue.form.page import form_files
from catalogue.headers import headers_file
from catalogue.pages import Edition, edition_pages, site_pages
from catalogue.pages.gone import gone_pages
from catalogue.pages.hand_written import UnreadablePageError, hand_written_pages
from catalogue.pages.look import icon_colour
from catalogue.pages.quarantine import quarantine_list, quarantine_pages
from catalogue.pictures.drawing import icon_files
from catalogue.preparing import BuildError, Prepared
from catalogue.reference_pages import reference_pages
from catalogue.region import published
from catalogue.schema import schema_text, suggesting_schema
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts

SUGGESTING_SCHEMA = f"{addresses.API}schema/innovation-yaml.json"


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
    yield from prepared.search
    yield from _form(catalogue, prepared)
    yield from _hand_written(prepared)
    yield headers_file()
    yield from gallery.picture_files(prepared.pictures)
    yield from icon_files(prepared.pictures.logo_raw, icon_colour(catalogue.site.look))
    yield from assets()


def remembered_files(catalogue: Catalogue, prepared: Prepared, standing: Sequence[str]) -> Iterator[File]:
    """The list of all addresses that must stay, and a page at each that would be lost. standing: paths."""
    now = published.addresses_among(tuple(standing))
    yield published.address_list(now, prepared.published)
    lost = published.stand_ins(prepared.published, now)
    english = [each for each in lost if prepared.english and each.address.startswith(addresses.ENGLISH)]
    yield from gone_pages(catalogue, prepared.edition, (each for each in lost if each not in english))
    yield from gone_pages(catalogue, prepared.english or prepared.edition, english)


def english_files(catalogue: Catalogue, english: Edition, quarantined: Sequence[str]) -> Iterator[File]:
    """The pages of the English edition."""
    yield from edition_pages(catalogue, english)
    yield from quarantine_pages(catalogue, english, quarantined)


def assets() -> Iterator[File]:
    """The scripts, styles and pictures that every site has."""
    for asset in files.package_documents("assets", ""):
        yield File(f"assets/{asset.path}", asset.raw)


def _form(catalogue: Catalogue, prepared: Prepared) -> Iterator[File]:
    """The proposal form, with every published record as it was written."""
    paths = {record.slug: f"{INNOVATIONS}{record.slug}.yml" for record in catalogue.innovations}
    sources = {slug: prepared.sources[path] for slug, path in paths.items() if path in prepared.sources}
    try:
        yield from form_files(catalogue, prepared.edition, sources)
    except FormMismatchError as error:
        raise BuildError("form_mismatch", places=str(error)) from error


def _hand_written(prepared: Prepared) -> Iterator[File]:
    """The tool's public pages, then the region's own."""
    try:
        yield from hand_written_pages(prepared.pages, prepared.english is not None, prepared.pictures.written)
    except UnreadablePageError as error:
        raise BuildError("page_not_text", path=error.path) from error
