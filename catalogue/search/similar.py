"""A document → the ones most like it: for "similar innovations"."""

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.search.index import Index
from catalogue.search.postings import Postings, packed, unpacked

TELLING_TERMS = 12  # so many of a document's strongest terms find its candidates
COMMON = 120  # a term in more documents than this finds none: it would cost much and tell little
CANDIDATES = 12
LEAST_ALIKE = 0.06
MOST_SIMILAR = 6

Vector = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another document, and how much it is like the first: 1 for the same words."""

    slug: str
    alikeness: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """The terms of every document, by its place in the index, as vectors of length 1, in little room.

    terms: where each term stands, by its place in the order of all. rarities: of each term. levels: of every document
    its terms, rising, each packed with its level. lengths: what a document's rarities times levels are divided by.
    """

    index: Index
    terms: tuple[Postings, ...]
    rarities: "array[float]"
    levels: "tuple[array[int], ...]"
    lengths: "array[float]"

    def weight(self, term: int, level: int, document: int) -> float:
        """What a term weighs in a document."""
        return self.rarities[term] * level / self.lengths[document]

    def vector(self, document: int) -> Vector:
        """The terms of a document with their weights."""
        return {term: self.weight(term, level, document) for term, level in unpacked(self.levels[document])}


def vectors(index: Index) -> Vectors:
    """Prepare an index for comparing its documents."""
    terms = tuple(index.terms.values())
    rarities = array("d", (math.log(len(index.documents) / len(postings)) for postings in terms))
    levels = tuple(array("I") for _ in index.documents)
    for place, postings in enumerate(terms):
        if rarities[place]:
            for document, level in postings:
                levels[document].append(packed(place, level))
    return Vectors(index, terms, rarities, levels, array("d", (_length(each, rarities) for each in levels)))


def similar(found: Vectors, slug: str, most: int) -> tuple[Alike, ...]:
    """The documents most like one, best first; none that shares next to nothing with it.

    Raises KeyError for a slug that is not there.
    """
    places = {document.slug: place for place, document in enumerate(found.index.documents)}
    return _similar(found, places[slug], most)


def all_similar(found: Vectors, most: int) -> Mapping[str, tuple[Alike, ...]]:
    """For every document the ones most like it."""
    return {document.slug: _similar(found, place, most) for place, document in enumerate(found.index.documents)}


def _similar(found: Vectors, place: int, most: int) -> tuple[Alike, ...]:
    mine = found.vector(place)
    alike = [(_product(found, mine, other), other) for other in _candidates(found, place, mine)]
    best = sorted((-alikeness, other) for alikeness, other in alike if alikeness >= LEAST_ALIKE)[:most]
    return tuple(Alike(found.index.documents[other].slug, -minus) for minus, other in best)


def _candidates(found: Vectors, place: int, mine: Vector) -> list[int]:
    """The documents that share the most of one's telling terms."""
    telling = [term for term in mine if 1 < len(found.terms[term]) <= COMMON]
    scores: dict[int, float] = defaultdict(float)
    for term in sorted(telling, key=lambda term: (-mine[term], term))[:TELLING_TERMS]:
        for other, level in found.terms[term]:
            scores[other] += mine[term] * found.weight(term, level, other)
    scores.pop(place, None)
    return sorted(scores, key=lambda other: (-scores[other], other))[:CANDIDATES]


def _length(levels: "array[int]", rarities: "array[float]") -> float:
    weights = (rarities[term] * level for term, level in unpacked(levels))
    return math.sqrt(sum([weight * weight for weight in weights]))


def _product(found: Vectors, mine: Vector, other: int) -> float:
    """How much two vectors have in common: they are in the same order, so that the sum is the same either way."""
    shared = (each for each in unpacked(found.levels[other]) if each[0] in mine)
    return sum([mine[term] * found.weight(term, level, other) for term, level in shared])
