"""Documents in nearly the same words, each pair found without comparing every document with every other.

How much two documents are alike is the cosine of the words they hold, each weighed by how rare it is. Documents as
much alike as ``ALIKE`` share one of their rarest words: what is left of them could not make up for it. So only those
that share such a word are compared, and these exactly.
"""

import math
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

ALIKE = 0.75
SCALE = 1000  # of weights
MOST_NEAR = 3  # of one document
MOST_SHARING = 40  # documents found by one word, so that a series in the same words costs no square

Words = frozenset[str]


class _Weighed(NamedTuple):
    """A document: its words as numbers, the rarest first, and how many of them find what is like it.

    reached: what all words up to one weigh. finding: the first so many of a document that weighs no more than the
    other. found: the same where it weighs more.
    """

    slug: str
    ranks: "array[int]"
    reached: "array[int]"
    weight: int
    finding: int
    found: int

    def rest(self, place: int) -> int:
        """What the words from a place on weigh."""
        return self.weight - self.reached[place - 1] if place else self.weight


def near_duplicates(words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Pairs of documents with nearly the same words, each pair once, in the order of the mapping.

    words: by document.
    """
    place = {slug: number for number, slug in enumerate(words)}
    weights = rarities(words.values())
    nearest: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
    by_rank = list(weights.values())
    for one, other in _candidates(words, weights, by_rank):
        alikeness = _alikeness(one, other, by_rank)
        if alikeness >= ALIKE:
            first, second = sorted((one.slug, other.slug), key=place.__getitem__)
            nearest[first].append((-alikeness, place[second], second))
    for slug in sorted(nearest, key=place.__getitem__):
        yield from ((slug, other) for _, _, other in sorted(nearest[slug])[:MOST_NEAR])


def rarities(documents: Iterable[Words]) -> dict[str, int]:
    """What each word weighs, the rarest first: whole numbers, so that sums are the same in any order."""
    counts: Counter[str] = Counter()
    number = 0
    for held in documents:
        counts.update(held)
        number += 1
    by_count = {count: round(SCALE * math.log1p(number / count) ** 2) for count in set(counts.values())}
    return {word: by_count[counts[word]] for word in sorted(counts, key=lambda word: (counts[word], word))}


def _candidates(
    words: Mapping[str, Words], weights: Mapping[str, int], by_rank: Sequence[int]
) -> Iterator[tuple[_Weighed, _Weighed]]:
    """The pairs that share one of their rarest words, those of less weight first."""
    ranks = dict(zip(weights, range(len(weights)), strict=True))
    weighed = [_weighed(slug, sorted(map(ranks.__getitem__, held)), by_rank) for slug, held in words.items() if held]
    sharing: dict[int, list[_Weighed]] = defaultdict(list)
    for heavy in sorted(weighed, key=lambda each: each.weight):
        lighter: dict[str, _Weighed] = {}
        first = heavy.ranks[: heavy.found]
        for place, rank in enumerate(first):
            if rank in sharing:
                enough = (heavy.rest(place) / ALIKE) ** 2 / heavy.weight  # heavier ones need more than is left here
                lighter |= {light.slug: light for light in sharing[rank] if light.weight <= enough}
        core = frozenset(first)
        yield from ((light, heavy) for light in lighter.values() if _share_enough(light, heavy, core, by_rank))
        for rank in heavy.ranks[: heavy.finding]:
            if len(sharing[rank]) < MOST_SHARING:
                sharing[rank].append(heavy)


def _share_enough(light: _Weighed, heavy: _Weighed, core: frozenset[int], by_rank: Sequence[int]) -> bool:
    """Whether the rarest words of one can be missing in the other, and both be alike still: quick, and never wrong."""
    most_missing = heavy.weight - ALIKE * math.sqrt(light.weight * heavy.weight)
    held = sum(map(by_rank.__getitem__, core.intersection(light.ranks)))
    return heavy.reached[heavy.found - 1] - held <= most_missing


def _weighed(slug: str, ranks: list[int], by_rank: Sequence[int]) -> _Weighed:
    reached = list(accumulate(map(by_rank.__getitem__, ranks)))
    total = reached[-1]
    finding = bisect_right(reached, (1 - ALIKE) * total) + 1
    found = bisect_right(reached, (1 - ALIKE * ALIKE) * total) + 1
    return _Weighed(slug, array("I", ranks), array("Q", reached[:found]), total, finding, found)


def _alikeness(one: _Weighed, other: _Weighed, by_rank: Sequence[int]) -> float:
    shared = sum(map(by_rank.__getitem__, frozenset(one.ranks).intersection(other.ranks)))
    return shared / math.sqrt(one.weight * other.weight)
