"""How far two words are apart, as heard and as typed."""

import re
from collections.abc import Iterable

from catalogue.search.lexicon import Pairs

LONGEST = 64  # letters of a word as heard; a list of sounds that feed each other would make it grow without end
_DOUBLED = re.compile(r"(.)\1+")


def heard(word: str, sounds: Pairs) -> str:
    """A word as it sounds: ``faksinn`` and ``vaksin`` are one."""
    for written, spoken in sounds:
        word = word.replace(written, spoken)[:LONGEST]
    return _DOUBLED.sub(r"\1", word)


def edits(a: str, b: str, most: int) -> int:
    """Damerau–Levenshtein distance (neighbours may swap), or ``most + 1`` where it is more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row_before = row, before
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, row_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return row[-1]


def allowed(word: str) -> int:
    """How many edits a word of its length may be away."""
    return 2 if len(word) > 5 else 1 if len(word) > 3 else 0


def closest(word: str, known: Iterable[tuple[str, int]], sounds: Pairs) -> str | None:
    """The known word nearest to a misspelt one: by sound, then by letters, then the more frequent.

    known: words with the logarithm of their frequency.
    """
    most = allowed(word)
    mine = heard(word, sounds)
    best: tuple[int, int, str] | None = None
    for other, frequency in known:
        distance = _apart(word, mine, other, heard(other, sounds), most)
        if distance <= most * 2 and (best is None or (distance, -frequency, other) < best):
            best = (distance, -frequency, other)
    return best[2] if best else None


def _apart(word: str, mine: str, other: str, theirs: str, most: int) -> int:
    """Twice the distance by sound, one more where the first letter differs.

    One letter for another in a word of four is another word, not a slip.
    """
    if mine == theirs:
        return 0 if word[0] == other[0] else 1
    if len(word) < 5 and len(word) == len(other) and _letters(mine) != _letters(theirs):
        return most * 2 + 1
    return edits(mine, theirs, most) * 2 + (mine[:1] != theirs[:1])


def _letters(word: str) -> set[int]:
    """The letters of a word, as the 32 that the page's script keeps in one number."""
    return {ord(letter) % 32 for letter in word}
