"""The nearest of many ids: quick enough to be asked for every wrong id of a large catalogue."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import nsmallest

from catalogue.near import nearest

MOST_CANDIDATES = 12
LONGEST = 80


def nearest_of_many(word: str, options: frozenset[str]) -> str:
    """The option most like the word, or "" when none is near: only those that share its letters are compared."""
    shared: Counter[str] = Counter()
    for part in _parts(word[:LONGEST]):
        shared.update(_sharing(options).get(part, ()))
    # The name decides between equal counts, so that the order of a set does not.
    likely = nsmallest(MOST_CANDIDATES, shared.items(), key=lambda item: (-item[1], item[0]))
    return nearest(word, [option for option, _ in likely])


@cache  # pure, and the same few lists are asked about again and again
def _sharing(options: frozenset[str]) -> Mapping[str, list[str]]:
    """The options by each three letters in a row that they hold."""
    found: dict[str, list[str]] = defaultdict(list)
    for option in sorted(options):
        for part in _parts(option):
            found[part].append(option)
    return found


def _parts(word: str) -> Iterator[str]:
    padded = f"  {word.casefold()} "
    return iter(dict.fromkeys(padded[place : place + 3] for place in range(len(padded) - 2)))
