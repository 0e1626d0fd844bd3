"""Every id leads somewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Severity
from catalogue.hints import names_of
from catalogue.model import Innovation
from catalogue.nearby import nearest_of_many
from catalogue.outlines import Outline
from catalogue.reference_model import Agency, Site
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.scalars import first_day, last_day
from catalogue.structure import Path


def _unknown(context: Context, kind: str, record_id: str, path: Path) -> Iterator[Finding]:
    if not context.knows(kind, record_id):
        far = max((step for step in path if isinstance(step, int)), default=0) >= MOST_HINTS
        yield Finding(path, {"value": record_id}, "" if far else _meant(context, kind, record_id))


MOST_HINTS = 10  # looking for what is near takes time; a long list of wrong ids has another cause
LISTS = {"agencies": "agencies", "service_areas": "areas", "festivals": "festivals", "districts": "districts"}


def _meant(context: Context, kind: str, record_id: str) -> str:
    """The id that is near, or whose name is."""
    near = nearest_of_many(record_id, context.declared[kind])
    if near or kind not in LISTS:
        return near
    names = names_of(context.catalogue, LISTS[kind])
    return names.get(nearest_of_many(record_id, frozenset(names)), "")


@rule("R201")
def agency_exists(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The owner is in agencies.yml."""
    yield from _unknown(context, "agencies", innovation.agency, ("perangkat_daerah",))


@rule("R202")
def areas_exist(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Every service area is in the list of urusan."""
    for index, area in enumerate(innovation.areas):
        yield from _unknown(context, "service_areas", area, ("urusan", index))


@rule("R203")
def festivals_exist(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Every edition is in festivals.yml."""
    for index, showing in enumerate(innovation.festivals):
        yield from _unknown(context, "festivals", showing.edition, ("festival", index, "edisi"))


@rule("R204")
def district_exists(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The district is in districts.yml."""
    if innovation.access and innovation.access.district:
        yield from _unknown(context, "districts", innovation.access.district, ("cara_akses", "kecamatan"))


@rule("R205", kind="outlines")
def related_exist(outlines: Sequence[Outline], context: Context) -> Iterator[Finding]:
    """Related innovations exist, if under a former name."""
    known = {slug for each in outlines if each.whole for slug in (each.slug, *each.former_slugs)}
    for outline in outlines:
        for index, slug in enumerate(outline.related):
            if slug not in known:
                found = _unknown(context, "innovations", slug, ("terkait", index))
                yield from (replace(each, about=("innovations", outline.slug)) for each in found)


@rule("R206")
def source_numbers_in_range(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """``sumber: N`` names an entry of the record's own list of sources."""
    count = len(innovation.sources)
    for path, number in source_numbers(innovation):
        if number > count:
            yield Finding(path, {"value": number, "count": count})


def source_numbers(innovation: Innovation) -> Iterator[tuple[Path, int]]:
    """Every ``sumber: N`` of a record with its path."""
    contacts = innovation.access.contacts if innovation.access else ()
    groups: tuple[tuple[Path, tuple[object, ...]], ...] = (
        (("hasil",), innovation.results),
        (("penghargaan",), innovation.awards),
        (("festival",), innovation.festivals),
        (("cara_akses", "kontak"), contacts),
    )
    for path, entries in groups:
        for index, entry in enumerate(entries):
            number = getattr(entry, "source", None)
            if number:
                yield (*path, index, "sumber"), number


@rule("R207", kind="agencies")
def agency_references(agency: Agency, context: Context) -> Iterator[Finding]:
    """Parent, kind and successor of an agency exist."""
    for key, kind, value in (
        ("induk", "agencies", agency.parent),
        ("dilanjutkan_oleh", "agencies", agency.successor),
        ("jenis", "agency_kinds", agency.kind),
    ):
        if value:
            yield from _unknown(context, kind, value, (key,))


@rule("R208", kind="catalogue")
def no_agency_above_itself(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Going up from parent to parent ends somewhere."""
    for agency in catalogue.agencies:
        seen, above = {agency.id}, catalogue.agency_by_id.get(agency.parent or "")
        while above and above.id not in seen:
            seen.add(above.id)
            above = catalogue.agency_by_id.get(above.parent or "")
        if above is agency and agency.parent != agency.id:
            yield Finding(("induk",), {"value": agency.parent}, about=("agencies", agency.id))


@rule("R209", kind="site")
def current_festival_exists(site: Site, context: Context) -> Iterator[Finding]:
    """The current festival of the settings is in festivals.yml."""
    if site.current_festival:
        yield from _unknown(context, "festivals", site.current_festival, ("festival_terkini",))


@rule("R210")
def related_are_others(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """No innovation is related to itself."""
    for index, slug in enumerate(innovation.related):
        if slug == innovation.slug:
            yield Finding(("terkait", index), {"value": slug})


@rule("R211", kind="agencies")
def agency_is_not_its_own(agency: Agency, context: Context) -> Iterator[Finding]:
    """No agency is above itself or follows itself."""
    for key, value in (("induk", agency.parent), ("dilanjutkan_oleh", agency.successor)):
        if value == agency.id:
            yield Finding((key,), {"value": value})


# An edit of agencies.yml must not fail the records of others: a warning.
@rule("R212", Severity.WARNING)
def agency_still_there(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The owner had not ended when the innovation began."""
    agency = context.catalogue.agency_by_id.get(innovation.agency)
    start = innovation.started
    if agency and agency.valid_until and start and last_day(agency.valid_until) < first_day(start):
        values = {"value": agency.id, "end": str(agency.valid_until), "start": str(start)}
        yield Finding(("perangkat_daerah",), values, agency.successor or "")


@rule("R213", Severity.ADVICE)
def partners_by_id(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A partner that is one of the agencies is named by its id, so that the page can link to it."""
    names = names_of(context.catalogue, "agencies") if innovation.partners else {}
    for index, partner in enumerate(innovation.partners):
        if context.knows("agencies", partner):
            continue
        looks_like_id = partner == partner.lower() and " " not in partner and index < MOST_HINTS
        meant = names.get(partner.casefold()) or (_meant(context, "agencies", partner) if looks_like_id else "")
        if meant:
            yield Finding(("mitra", index), {"value": partner}, meant)


RULES = (
    agency_exists,
    areas_exist,
    festivals_exist,
    district_exists,
    related_exist,
    source_numbers_in_range,
    agency_references,
    no_agency_above_itself,
    current_festival_exists,
    related_are_others,
    agency_is_not_its_own,
    agency_still_there,
    partners_by_id,
)
