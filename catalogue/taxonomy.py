"""Innovations grouped by any field, once for all facets, lists and filters."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from catalogue.catalogue import Catalogue
from catalogue.model import Award, Innovation
from catalogue.succession import owners

Terms = Callable[[Innovation], Iterable[str]]
Groups = Mapping[str, tuple[Innovation, ...]]

UNKNOWN = ""


def term_id(text: str) -> str:
    """A term's id made from its wording, for terms that have none: award names.

    >>> term_id("KIPP Provinsi (2021)")
    'kipp-provinsi-2021'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _districts(innovation: Innovation) -> Iterable[str]:
    if innovation.access and innovation.access.district:
        yield innovation.access.district


# The one list of facets: what cards carry as ``data-<name>``, what filters offer, what pages group by.
# No facet names a term twice, also where an innovation got the same award in two years.
FACETS: Mapping[str, Terms] = {
    "agency": lambda innovation: (innovation.agency,),
    "area": lambda innovation: dict.fromkeys(innovation.areas),
    "status": lambda innovation: (innovation.status,),
    "stage": lambda innovation: filter(None, (innovation.stage,)),
    "kind": lambda innovation: filter(None, (innovation.kind,)),
    "festival": lambda innovation: dict.fromkeys(showing.edition for showing in innovation.festivals),
    "award": lambda innovation: dict.fromkeys(term_id(award.name) for award in innovation.awards),
    "year": lambda innovation: (str(innovation.started.year) if innovation.started else UNKNOWN,),
    "district": _districts,
}


def facets_of(catalogue: Catalogue) -> Mapping[str, Terms]:
    """The facets as a catalogue's lists and filters use them.

    An innovation is found under its agency and under those that carry on with what that agency did.
    """
    return {**FACETS, "agency": lambda innovation: owners(innovation, catalogue)}


def grouped(innovations: Iterable[Innovation], terms: Terms) -> Groups:
    """Innovations by term, each once a term, in the order they come; terms in the order first met."""
    groups: dict[str, list[Innovation]] = {}
    for innovation in innovations:
        for term in dict.fromkeys(terms(innovation)):
            groups.setdefault(term, []).append(innovation)
    return {term: tuple(members) for term, members in groups.items()}


def facet_values(innovation: Innovation, catalogue: Catalogue) -> Mapping[str, str]:
    """The terms of one innovation by facet, several parted by a space; facets without a term are left out."""
    found = {name: " ".join(terms(innovation)) for name, terms in facets_of(catalogue).items()}
    return {name: value for name, value in found.items() if value}


def usefulness(innovation: Innovation) -> tuple[bool, bool, bool, str]:
    """Sort key for a citizen's lists: what still runs, is described and can be contacted comes first."""
    contactable = bool(innovation.access and innovation.access.contacts)
    thin = innovation.completeness == "nama-saja"
    return (innovation.has_end, thin, not contactable, innovation.name.casefold())


def _newest_first(given: tuple[Award, Innovation]) -> tuple[int, str]:
    award, innovation = given
    return (-(award.year or 0), innovation.name.casefold())


@dataclass(frozen=True)
class Taxonomies:
    """Every facet's groups of a catalogue."""

    catalogue: Catalogue

    @cached_property
    def _groups(self) -> Mapping[str, Groups]:
        ordered = sorted(self.catalogue.innovations, key=usefulness)
        return {name: grouped(ordered, terms) for name, terms in facets_of(self.catalogue).items()}

    @cached_property
    def _naming(self) -> Groups:
        present = self.catalogue.slug_today
        return grouped(self.catalogue.innovations, lambda each: (present.get(slug, slug) for slug in each.related))

    @cached_property
    def awards(self) -> Mapping[str, tuple[tuple[Award, Innovation], ...]]:
        """Who was given each award, the newest first; the award given most first. By the term of its name."""
        given: dict[str, list[tuple[Award, Innovation]]] = {}
        for innovation in self.catalogue.innovations:
            for award in innovation.awards:
                given.setdefault(term_id(award.name), []).append((award, innovation))
        ordered = sorted(given.items(), key=lambda entry: (-len(entry[1]), entry[1][0][0].name))
        return {term: tuple(sorted(found, key=_newest_first)) for term, found in ordered}

    @cached_property
    def award_places(self) -> Mapping[str, int]:
        """How many awards come before those of a name."""
        numbers = accumulate(map(len, self.awards.values()), initial=0)
        return dict(zip(self.awards, numbers, strict=False))

    @cached_property
    def award_number(self) -> int:
        """How many awards were given in all."""
        return sum(map(len, self.awards.values()))

    def naming(self, innovation: Innovation) -> tuple[Innovation, ...]:
        """The innovations that name this one as related."""
        return self._naming.get(innovation.slug, ())

    def members(self, facet: str, term: str) -> tuple[Innovation, ...]:
        """The innovations under a term, the most useful first; none is fine."""
        return self._groups[facet].get(term, ())

    def terms(self, facet: str) -> tuple[str, ...]:
        """The terms that have innovations, sorted."""
        return tuple(sorted(self._groups[facet]))
