"""The whole: all records, sorted and indexed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from catalogue.model import Innovation
from catalogue.reference_model import Agency, AgencyKind, District, Festival, ServiceArea, Site


@dataclass(frozen=True)
class Catalogue:
    """Everything a region publishes. Innovations by name, reference records as their files list them."""

    site: Site
    innovations: tuple[Innovation, ...]
    agencies: tuple[Agency, ...]
    kinds: tuple[AgencyKind, ...]
    areas: tuple[ServiceArea, ...]
    festivals: tuple[Festival, ...]
    districts: tuple[District, ...]

    @cached_property
    def innovation_by_slug(self) -> Mapping[str, Innovation]:
        """Innovations by their permanent id."""
        return {innovation.slug: innovation for innovation in self.innovations}

    @cached_property
    def slug_today(self) -> Mapping[str, str]:
        """The slug of today for every slug, former ones too."""
        former = {slug: each.slug for each in self.innovations for slug in each.former_slugs}
        return former | {slug: slug for slug in self.innovation_by_slug}

    @cached_property
    def agency_by_id(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def kind_by_id(self) -> Mapping[str, AgencyKind]:
        """Agency kinds by id."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def area_by_id(self) -> Mapping[str, ServiceArea]:
        """Service areas by id."""
        return {area.id: area for area in self.areas}

    @cached_property
    def festival_by_id(self) -> Mapping[str, Festival]:
        """Festivals by id."""
        return {festival.id: festival for festival in self.festivals}

    @cached_property
    def district_by_id(self) -> Mapping[str, District]:
        """Districts by id."""
        return {district.id: district for district in self.districts}

    @cached_property
    def units_of(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies right below each agency."""
        units: dict[str, tuple[Agency, ...]] = {}
        for agency in self.agencies:
            if agency.parent:
                units[agency.parent] = (*units.get(agency.parent, ()), agency)
        return units

    def line_of(self, agency: Agency) -> tuple[Agency, ...]:
        """The agencies above one, the nearest first; a circle is cut."""
        line: list[Agency] = []
        above = self.agency_by_id.get(agency.parent or "")
        while above and above not in line and above is not agency:
            line.append(above)
            above = self.agency_by_id.get(above.parent or "")
        return tuple(line)

    def reverse_related(self, innovation: Innovation) -> tuple[Innovation, ...]:
        """Related innovations in either direction, the named ones first."""
        slugs = dict.fromkeys(self.slug_today[slug] for slug in innovation.related if slug in self.slug_today)
        named = [self.innovation_by_slug[slug] for slug in slugs]
        naming = [other for other in self.innovations if innovation.slug in other.related and other not in named]
        return (*named, *naming)
