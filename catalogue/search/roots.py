"""The words of a catalogue → their roots.

A root that the lexicon knows (``dasar``) wins, because it restores what a prefix swallowed
(*mengirim* → *kirim*) and keeps whole what only looks affixed (*sekolah*); the rest is left to
Snowball's Indonesian stemmer.
"""

from collections.abc import Iterable

import snowballstemmer

from catalogue.search.affixes import bare_forms
from catalogue.search.lexicon import Lexicon


def roots_of(vocabulary: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """The root of every word; a root that is itself a word is its own root or leads on to it."""
    stem = snowballstemmer.stemmer("indonesian").stemWord
    first = {word: _known_root(word, lexicon) or _stemmed(word, stem(word)) for word in vocabulary}
    return {word: _end_of_chain(root, first) for word, root in first.items()}


def _known_root(word: str, lexicon: Lexicon) -> str | None:
    forms = [word, *bare_forms(word, lexicon.affixes)]
    return next((lexicon.spelling.get(form, form) for form in forms if form in lexicon.roots), None)


def _stemmed(word: str, stem: str) -> str:
    """Short words, and words with digits, stay as they are: their stems collide."""
    return stem if len(stem) > 3 and word.isalpha() else word


def _end_of_chain(root: str, first: dict[str, str]) -> str:
    seen = {root}
    while first.get(root, root) not in seen:
        root = first[root]
        seen.add(root)
    return root
