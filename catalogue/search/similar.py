"""A document → the ones most like it: for "similar innovations"."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.search.index import Index

TELLING_TERMS = 12  # so many of a document's strongest terms find its candidates
COMMON = 120  # a term in more documents than this finds none: it would cost much and tell little
CANDIDATES = 12
LEAST_ALIKE = 0.06
MOST_SIMILAR = 6

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another document, and how much it is like the first: 1 for the same words."""

    slug: str
    alikeness: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """The terms of every document, by its place in the index, as vectors of length 1."""

    index: Index
    by_document: tuple[Vector, ...]


def vectors(index: Index) -> Vectors:
    """Prepare an index for comparing its documents."""
    raw: list[dict[str, float]] = [{} for _ in index.documents]
    for term, postings in index.terms.items():
        rarity = math.log(len(index.documents) / len(postings))
        for document, level in postings:
            if rarity:
                raw[document][term] = rarity * level
    return Vectors(index, tuple(_unit(vector) for vector in raw))


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
    mine = found.by_document[place]
    alike = [(_product(mine, found.by_document[other]), other) for other in _candidates(found, place)]
    best = sorted((-alikeness, other) for alikeness, other in alike if alikeness >= LEAST_ALIKE)[:most]
    return tuple(Alike(found.index.documents[other].slug, -minus) for minus, other in best)


def _candidates(found: Vectors, place: int) -> list[int]:
    """The documents that share the most of one's telling terms."""
    mine = found.by_document[place]
    telling = [term for term in mine if 1 < len(found.index.terms[term]) <= COMMON]
    scores: dict[int, float] = defaultdict(float)
    for term in sorted(telling, key=lambda term: (-mine[term], term))[:TELLING_TERMS]:
        for other, _ in found.index.terms[term]:
            scores[other] += mine[term] * found.by_document[other][term]
    scores.pop(place, None)
    return sorted(scores, key=lambda other: (-scores[other], other))[:CANDIDATES]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _product(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum([weight * large[term] for term, weight in small.items() if term in large])
