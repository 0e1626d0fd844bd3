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


def innovations_of(agency: Agency, catalogue: Catalogue) -> tuple[Innovation, ...]:
    """An agency's own innovations and those of its predecessors, in the catalogue's order."""
    owners = {agency.id, *(each.id for each in _before(agency, catalogue))}
    return tuple(innovation for innovation in catalogue.innovations if innovation.agency in owners)


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
