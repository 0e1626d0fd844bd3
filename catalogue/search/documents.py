"""What is searched, independent of the catalogue's own model."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FACETS = ("agency", "area", "status", "stage", "kind", "festival", "award", "year", "district")

FacetLabels = Mapping[str, Mapping[str, str]]
"""For each facet the label of each of its ids."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One record as the search sees it.

    areas: names of its service areas; area_words: their plain words, which tell little of one record
    and count only where nothing else does.
    agencies: name, abbreviation, former names and parent of its agencies.
    text: what it says (summary, problem, solution, results, access, keywords).
    boilerplate: official phrases that every record has in some form; they weigh least.
    summary: shown with a result; facets: the ids under each of FACETS.
    """

    slug: str
    name: str
    expansion: str = ""
    areas: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    text: str = ""
    boilerplate: str = ""
    summary: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    area_words: tuple[str, ...] = ()
