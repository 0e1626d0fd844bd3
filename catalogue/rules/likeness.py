"""Which names are nearly the same, found in time that grows with their number and not with its square."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

SHORTEST = 6  # shorter names are a letter apart by chance
MOST_OF_A_KIND = 20  # so that a series ("Posyandu 1", "Posyandu 2" …) costs no square either


def compact(name: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]", "", name.casefold())


def significant(name: str, empty: frozenset[str]) -> tuple[str, ...]:
    """The words of a name that tell it from others, sorted."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return tuple(sorted({word for word in words if word not in empty}))


def near_pairs(names: Mapping[str, str], empty: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose names differ in one letter, or in words and order that say nothing.

    names: by key. empty: words that tell nothing apart. Equal names are left to another rule.
    """
    found: set[tuple[str, str]] = set()
    for bucket in _buckets(names, empty).values():
        for one, other in combinations(sorted(bucket)[:MOST_OF_A_KIND], 2):
            if _differ_little(names[one], names[other]):
                found.add((one, other))
    yield from sorted(found)


def _buckets(names: Mapping[str, str], empty: frozenset[str]) -> Mapping[object, set[str]]:
    """Keys under everything that a near name would share, where two of them share it.

    Nearly all of what names could share is shared by none: first it is found which is, by numbers that are small.
    """
    met: set[int] = set()
    shared: set[int] = set()
    for name in names.values():
        numbers = {hash(each) for each in _sharing(name, empty)}
        shared |= numbers & met
        met |= numbers
    del met
    buckets: dict[object, set[str]] = defaultdict(set)
    for key, name in names.items():
        for each in _sharing(name, empty):
            if hash(each) in shared:
                buckets[each].add(key)
    return buckets


def _sharing(name: str, empty: frozenset[str]) -> Iterator[object]:
    """All that a near name would share: the name with any one letter left out, and its words."""
    letters, words = compact(name), significant(name, empty)
    if len(words) > 1:
        yield words
    if len(letters) >= SHORTEST:
        yield letters
        yield from (letters[:place] + letters[place + 1 :] for place in range(len(letters)))


def _differ_little(one: str, other: str) -> bool:
    """Neither equal nor members of a series that differ in their numbers."""
    return compact(one) != compact(other) and re.sub(r"\D", "", one) == re.sub(r"\D", "", other)
