"""Each word of a query → the roots that it stands for, and how it was understood."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogue.search.affixes import bare_forms
from catalogue.search.index import Index
from catalogue.search.sounds import closest
from catalogue.search.tokens import words

SHORTEST_BEGINNING = 3
MOST_ENDINGS = 8
ALL_LETTERS = 12_000  # up to so many words a misspelling is looked for under every letter

Keys = Mapping[str, tuple[str, ...]]
"""Term → the terms that the lexicon's groups mean by it."""


class Known(StrEnum):
    """How a word of a query was understood."""

    WORD = "word"
    BEGINNING = "beginning"
    CORRECTED = "corrected"
    SPLIT = "split"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed word, what it was taken for, and the roots that stand for it (any of them meets it)."""

    typed: str
    known: Known
    taken_for: str
    roots: tuple[str, ...]


def meanings_by_key(index: Index) -> Keys:
    """All groups of the index by the terms that lead to them."""
    found: dict[str, dict[str, None]] = {}
    for meaning in index.meanings:
        for key in meaning.keys:
            found.setdefault(key, {}).update(dict.fromkeys(meaning.targets))
    return {key: tuple(targets) for key, targets in found.items()}


def understand(query: str, index: Index, keys: Keys, *, exact: bool = False) -> list[Understood]:
    """The words of a query that say something (all, where none does), each once.

    exact: a word that nobody knows is not taken for another.
    """
    typed = list(dict.fromkeys(words(query, index.lexicon)))
    content = [word for word in typed if word not in index.lexicon.stop and len(word) > 1]
    said = {part for key in keys for part in key.split()}
    literal = exact or not content
    return [known for word in content or typed for known in _understood(word, index, said, literal)]


def _understood(word: str, index: Index, said: set[str], exact: bool) -> list[Understood]:
    forms = (word, *bare_forms(word, index.lexicon.spoken))
    for form in forms:
        if form in index.words:
            return [Understood(word, Known.WORD, word, (index.words[form].root,))]
        if form in said:
            return [Understood(word, Known.WORD, word, (form,))]
    longer = _continued(word, index)
    if longer:
        roots = tuple(dict.fromkeys(index.words[other].root for other in longer))
        return [Understood(word, Known.BEGINNING, longer[0], roots)]
    if exact or any(form in index.lexicon.roots for form in forms):
        return [Understood(word, Known.NOT, word, ())]  # a true word that this catalogue lacks is left as it is
    return _mended(word, index, said)


def _continued(word: str, index: Index) -> list[str]:
    """The words that begin like this one, the frequent first."""
    if len(word) < SHORTEST_BEGINNING or word.isdigit():
        return []
    found = [other for other, known in index.words.items() if other.startswith(word) and known.frequency]
    return sorted(found, key=lambda other: (-index.words[other].frequency, other))[:MOST_ENDINGS]


def _mended(word: str, index: Index, said: set[str]) -> list[Understood]:
    """The nearest known word, else two known words written as one, else not known."""
    near = closest(word, _candidates(word, index, said), index.lexicon.sounds)
    if near is not None:
        near = index.lexicon.spelling.get(near, near)
        root = index.words[near].root if near in index.words else near
        return [Understood(word, Known.CORRECTED, near, (root,))]
    halves = _halves(word, index)
    split = [Understood(word, Known.SPLIT, half, (index.words[half].root,)) for half in halves]
    return split or [Understood(word, Known.NOT, word, ())]


def _candidates(word: str, index: Index, said: set[str]) -> Iterator[tuple[str, int]]:
    letters = near_letters(word, index)
    for other, known in index.words.items():
        if known.frequency and other[0] in letters:
            yield other, known.frequency
    yield from ((other, 0) for other in said)
    for variant, standard in index.lexicon.spelling.items():
        if standard in index.words or standard in said:
            yield variant, 0


def near_letters(word: str, index: Index) -> set[str]:
    """The letters a misspelt word may truly begin with: any, in a catalogue of few words."""
    if len(index.words) <= ALL_LETTERS:
        return {other[0] for other in index.words}
    pairs = [(a[0], b[0]) for a, b in index.lexicon.sounds]
    return {*word[:2], *(b for a, b in pairs if a == word[0]), *(a for a, b in pairs if b == word[0])}


def _halves(word: str, index: Index) -> Iterable[str]:
    """The first cut into two words of the catalogue, each of three letters or more."""
    for cut in range(3, len(word) - 2):
        halves = (word[:cut], word[cut:])
        if all(half in index.words and index.words[half].frequency for half in halves):
            return halves
    return ()
