"""A query → hits with their explanation. ``assets/search/query.js`` does the same in the page."""

import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from catalogue.search.index import LEVELS, Index
from catalogue.search.understand import Keys, Known, Understood, meanings_by_key, understand

OTHER_WORD = 0.6  # what a word of the same meaning counts beside the one that was typed
LOOSE_PART = 0.5  # what a single word of a phrase counts
BEGINNING = 0.8  # what a word counts of which only the beginning was typed
WEAK_WORD = 0.3
UNCOVERED = 0.3  # what would be left of a score with no word met
CUT = 0.2  # results below this share of the best are left out
CUT_UNKNOWN = 0.6  # the same where half of the query or more is not known
TUNING = (OTHER_WORD, LOOSE_PART, BEGINNING, WEAK_WORD, UNCOVERED, CUT, CUT_UNKNOWN)  # shipped to the page


@dataclass(frozen=True, slots=True)
class Slot:
    """One idea of a query. Its parts add up; one of its other terms stands for the whole."""

    says: str
    parts: Mapping[str, float]
    others: Mapping[str, float]
    weight: float
    words: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, its score, and the terms of the query that it has."""

    document: int
    score: float
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a query finds, best first, and how each of its words was understood."""

    hits: tuple[Hit, ...]
    understood: tuple[Understood, ...]
    slots: tuple[Slot, ...]


def search(index: Index, query: str, *, exact: bool = False) -> Result:
    """Find a query's words, their meanings and (unless exact) near misses; OR-ed, ranked, cut."""
    keys = meanings_by_key(index)
    understood = tuple(understand(query, index, keys, exact=exact))
    slots = tuple(_slots(understood, index, keys))
    return Result(tuple(_hits(slots, index)), understood, slots)


def _slots(understood: tuple[Understood, ...], index: Index, keys: Keys) -> Iterator[Slot]:
    """The longest phrases that the lexicon knows, then word by word."""
    place = 0
    while place < len(understood):
        left = range(len(understood) - place, 1, -1)
        size = next((n for n in left if _phrase(understood[place : place + n]) in keys), 1)
        yield _slot(understood[place : place + size], index, keys)
        place += size


def _phrase(part: tuple[Understood, ...]) -> str:
    return " ".join(word.roots[0] if word.roots else "" for word in part)


def _slot(part: tuple[Understood, ...], index: Index, keys: Keys) -> Slot:
    phrase = _phrase(part)
    loose = 1.0 if len(part) == 1 else LOOSE_PART
    weak = len(part) == 1 and part[0].typed in index.lexicon.weak
    others = dict.fromkeys(keys.get(phrase) or _loosely(phrase, index, keys), OTHER_WORD)
    if len(part) > 1 and phrase in index.terms:
        others[phrase] = 1.0
    parts = {word.roots[0]: loose for word in part if word.known not in (Known.BEGINNING, Known.NOT)}
    others |= {root: loose * BEGINNING for word in part if word.known is Known.BEGINNING for root in word.roots}
    return Slot(" ".join(word.typed for word in part), parts, others, WEAK_WORD if weak else 1.0, len(part))


def _loosely(word: str, index: Index, keys: Keys) -> list[str]:
    """What the groups mean that have a word only inside a phrase, if nothing else knows it."""
    if not word or word in index.terms:
        return []
    return [target for key, targets in keys.items() if word in key.split() for target in targets]


def _hits(slots: tuple[Slot, ...], index: Index) -> Iterator[Hit]:
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    met: dict[int, list[str]] = {}
    for slot in slots:
        for document, (score, words, terms) in _met(slot, index).items():
            scores[document] = scores.get(document, 0) + score * slot.weight
            covered[document] = covered.get(document, 0) + words * slot.weight
            met.setdefault(document, []).extend(terms)
    total = sum(slot.words * slot.weight for slot in slots)
    for document, score in scores.items():
        scores[document] = score * (UNCOVERED + (1 - UNCOVERED) * covered[document] / total)
    for document in _kept(scores, slots, index.terms.keys()):
        yield Hit(document, scores[document], tuple(dict.fromkeys(met[document])))


def _met(slot: Slot, index: Index) -> dict[int, tuple[float, float, list[str]]]:
    """Document → what it scores in a slot, how many words of it that covers, by which terms."""
    added: dict[int, tuple[float, float, list[str]]] = {}
    for term, share in slot.parts.items():
        for document, score in _scored(term, share, index):
            before, words, terms = added.get(document, (0.0, 0, []))
            added[document] = (before + score, min(words + 1, slot.words), [*terms, term])
    for term, share in slot.others.items():
        for document, score in _scored(term, share, index):
            before, _, terms = added.get(document, (0.0, 0, []))
            added[document] = (max(before, score), slot.words, [*terms, term])
    return added


def _scored(term: str, share: float, index: Index) -> Iterator[tuple[int, float]]:
    postings = index.terms.get(term, ())
    rarity = math.log(1 + (len(index.documents) - len(postings) + 0.5) / (len(postings) + 0.5))
    for document, level in postings:
        yield document, share * rarity * level / LEVELS


def _kept(scores: Mapping[int, float], slots: tuple[Slot, ...], terms: Set[str]) -> list[int]:
    """The documents in order of score, without those far below the best."""
    unknown = sum(slot.words * slot.weight for slot in slots if not {*slot.parts, *slot.others} & terms)
    total = sum(slot.words * slot.weight for slot in slots)
    cut = CUT_UNKNOWN if unknown * 2 >= total else CUT
    least = cut * max(scores.values(), default=0)
    ranked = sorted(scores, key=lambda document: (-math.floor(scores[document] * 1e6 + 0.5), document))
    return [document for document in ranked if scores[document] >= least]
