"""The texts of a record in one, to see quickly what cannot be in any of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

# No pattern that matches in one text may fail for standing between two others, so each begins and ends at a line.
SEPARATOR = "\n\0\n"
WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, marks left out."""
    return WORD.findall(text.casefold())


@dataclass(frozen=True)
class Together:
    """All texts that a rule would be shown one by one, with SEPARATOR between them."""

    text: str

    @cached_property
    def folded(self) -> str:
        """In lower case, with single spaces; every letter that patterns without case take for an i is one."""
        text = self.text.casefold()
        if not text.isascii():
            text = text.replace("\u0131", "i").replace("i\u0307", "i")
        return " ".join(text.split())

    @cached_property
    def words(self) -> str:
        """The words alone, a space before and behind each."""
        return f" {' '.join(words_in(self.text))} "

    @property
    def pieces(self) -> list[str]:
        """The texts apart again, folded, with spaces around."""
        return self.folded.split("\0")

    def says(self, phrases: frozenset[str]) -> bool:
        """Whether one of the phrases, in lower case, stands in it as whole words."""
        perhaps = [phrase for word, phrase in _longest_words(phrases) if word in self.folded]  # words take time
        return any(f" {phrase} " in self.words for phrase in perhaps)

    def holds(self, parts: Iterable[str]) -> bool:
        """Whether one of the parts, in lower case, stands anywhere in it."""
        return any(part in self.folded for part in parts)


@cache  # of a few phrases that never change
def _longest_words(phrases: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Each phrase behind its longest word."""
    return tuple((max(phrase.split(), key=len, default=""), phrase) for phrase in sorted(phrases))
