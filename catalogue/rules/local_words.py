"""The rules of what a region adds or changes itself: extra fields, own service areas, agencies that go on in others."""

from collections.abc import Iterator

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Severity
from catalogue.model import Innovation
from catalogue.near import nearest
from catalogue.reference_model import MOST_TILES, ServiceArea, Site
from catalogue.rules.extra_fields import missing, undeclared, unfitting, without_terms
from catalogue.rules.kernel import Context, Finding, rule


@rule("R801")
def extra_fields_are_declared(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """What stands below ``tambahan`` is declared in the settings."""
    yield from undeclared(context.catalogue.site.extra_fields, innovation)


@rule("R802")
def extra_fields_fit(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Their values are of the declared kind."""
    yield from unfitting(context.catalogue.site.extra_fields, innovation)


@rule("R803")
def extra_fields_are_there(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Those that are required are there."""
    yield from missing(context.catalogue.site.extra_fields, innovation)


@rule("R804", kind="site")
def declarations_make_sense(site: Site, context: Context) -> Iterator[Finding]:
    """A choice offers something, and no key is declared twice."""
    yield from without_terms(site.extra_fields)


@rule("R811", kind="service_areas")
def equivalents_exist(area: ServiceArea, context: Context) -> Iterator[Finding]:
    """The official service area that an own one stands for exists, and is another."""
    official = area.equivalent
    if official and (official == area.id or not context.knows("service_areas", official)):
        others = context.declared["service_areas"] - {area.id}
        yield Finding(("padanan",), {"value": official}, nearest(official, others))


@rule("R812", kind="catalogue")
def successions_end(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Going on from successor to successor ends somewhere."""
    for agency in catalogue.agencies:
        seen, following = {agency.id}, catalogue.agency_by_id.get(agency.successor or "")
        while following and following.id not in seen:
            seen.add(following.id)
            following = catalogue.agency_by_id.get(following.successor or "")
        if following is agency and agency.successor != agency.id:
            yield Finding(("dilanjutkan_oleh",), {"value": agency.successor}, about=("agencies", agency.id))


@rule("R813", Severity.WARNING, "catalogue")
def tiles_can_be_drawn(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Every tile on the map of districts is near enough, and holds one district."""
    taken: set[tuple[int, ...]] = set()
    for district in catalogue.districts:
        if district.tile and (district.tile in taken or max(district.tile) > MOST_TILES):
            value = ", ".join(map(str, district.tile))
            yield Finding(("petak",), {"value": value, "most": MOST_TILES}, about=("districts", district.id))
        taken |= {district.tile} if district.tile else set()


RULES = (
    extra_fields_are_declared,
    extra_fields_fit,
    extra_fields_are_there,
    declarations_make_sense,
    equivalents_exist,
    successions_end,
    tiles_can_be_drawn,
)
