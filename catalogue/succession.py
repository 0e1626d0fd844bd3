"""Agencies that were merged or renamed: who follows whom, and whose innovations are found where."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.reference_model import Agency


@dataclass(frozen=True, slots=True)
class Lineage:
    """An agency between those before and after it. Both lists begin with the nearest."""

    predecessors: tuple[Agency, ...]
    successors: tuple[Agency, ...]

    @property
    def today(self) -> Agency | None:
        """Who answers for its innovations now, or None where that is the agency itself."""
        return self.successors[-1] if self.successors else None


def lineage(agency: Agency, catalogue: Catalogue) -> Lineage:
    """Everyone before and after an agency. A circle of successors is cut, an unknown id left out."""
    return Lineage(tuple(_before(agency, catalogue)), tuple(_after(agency, catalogue)))


def owners(innovation: Innovation, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids under which an innovation is found: its agency, then those that carry on after it."""
    agency = catalogue.agency_by_id.get(innovation.agency)
    return (innovation.agency, *(each.id for each in _after(agency, catalogue))) if agency else (innovation.agency,)


def responsible(innovation: Innovation, catalogue: Catalogue) -> Agency:
    """Who answers for an innovation now."""
    agency = catalogue.agency_by_id[innovation.agency]
    return (agency, *_after(agency, catalogue))[-1]


def _after(agency: Agency, catalogue: Catalogue) -> Iterator[Agency]:
    seen, following = {agency.id}, catalogue.agency_by_id.get(agency.successor or "")
    while following and following.id not in seen:
        yield following
        seen.add(following.id)
        following = catalogue.agency_by_id.get(following.successor or "")


def _before(agency: Agency, catalogue: Catalogue) -> Iterator[Agency]:
    seen, layer = {agency.id}, [agency]
    while layer:
        ids = {each.id for each in layer}
        layer = [each for each in catalogue.agencies if each.successor in ids and each.id not in seen]
        seen |= {each.id for each in layer}
        yield from layer
