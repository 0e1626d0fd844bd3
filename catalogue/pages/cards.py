"""An innovation as it stands in a list, and the small parts that pages share."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from catalogue.addresses import innovation_page
from catalogue.catalogue import Catalogue
from catalogue.model import Award, Innovation, Status
from catalogue.pages.edition import Edition
from catalogue.pages.wording import day_text
from catalogue.reference_model import ExtraField
from catalogue.safe_text import md_text
from catalogue.scalars import parse_date
from catalogue.speech import labelled, named, said
from catalogue.taxonomy import facet_values
from catalogue.templating import harmless
from catalogue.texts import Texts

STATUS_ICONS: dict[Status, str] = {
    "berjalan": "material/check-circle",
    "berkembang": "material/trending-up",
    "berhenti": "material/stop-circle",
    "tidak-diketahui": "material/help-circle",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way here, for the trail above a heading."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an innovation, made harmless once for all lists.

    Hashable, since one that stands on many pages is printed once. facets: become ``data-<name>``.
    rank: at the festival whose page shows it.
    """

    address: str
    name: Markup
    summary: Markup
    agency: Markup
    area_id: str
    area: Markup
    area_icon: str
    status: str
    status_text: Markup
    status_icon: str
    award: Markup
    thin: bool
    facets: tuple[tuple[str, Markup], ...]
    extras: tuple[tuple[Markup, Markup], ...] = ()
    rank: str = ""


def award_text(award: Award) -> str:
    """An award in a few words: rank and year, else its name."""
    return " ".join(str(part) for part in (award.rank or award.name, award.year) if part)


def _newest_award(innovation: Innovation) -> str:
    newest = max(innovation.awards, key=lambda award: award.year or 0, default=None)
    return award_text(newest) if newest else ""


def extra_text(t: Texts, field: ExtraField, text: str) -> str:
    """The value of a field that a region declared itself, as it is read."""
    return day_text(t, parse_date(text)) if field.kind == "tanggal" else text


def _extras(catalogue: Catalogue, edition: Edition, innovation: Innovation) -> Iterator[tuple[Markup, Markup]]:
    """Label and value of the region's own fields that lists show."""
    for field in catalogue.site.extra_fields:
        if field.shown == "daftar" and field.key in innovation.extra:
            text = extra_text(edition.texts, field, innovation.extra[field.key])
            yield harmless(said(field, "label", edition.language)), md_text(text)


def card(catalogue: Catalogue, edition: Edition, innovation: Innovation) -> Card:
    """The card of an innovation."""
    area, language = catalogue.area_by_id[innovation.areas[0]], edition.language
    return Card(
        address=innovation_page(innovation.slug),
        name=md_text(named(innovation, language)),
        summary=harmless(said(innovation, "summary", language)),
        agency=md_text(labelled(catalogue.agency_by_id[innovation.agency], language)),
        area_id=area.id,
        area=md_text(labelled(area, language)),
        area_icon=area.icon or "",
        status=innovation.status,
        status_text=md_text(edition.texts(f"page.status.{innovation.status}")),
        status_icon=STATUS_ICONS[innovation.status],
        award=md_text(_newest_award(innovation)),
        thin=innovation.completeness == "nama-saja",
        facets=tuple((name, md_text(value)) for name, value in facet_values(innovation, catalogue).items()),
        extras=tuple(_extras(catalogue, edition, innovation)),
    )
