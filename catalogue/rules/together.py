"""The texts of a record in one, to see quickly what cannot be in any of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

# No pattern that matches in one text may fail for standing between two others, so each begins and ends at a line.
SEPARATOR = "\n\0\n"
_WORDS = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, marks left out."""
    return _WORDS.findall(text.casefold())


@dataclass(frozen=True)
class Together:
    """All texts that a rule would be shown one by one, with SEPARATOR between them."""

    text: str

    @cached_property
    def folded(self) -> str:
        """In lower case, with single spaces; every letter that patterns without case take for an i is one."""
        return " ".join(self.text.casefold().replace("\u0131", "i").replace("i\u0307", "i").split())

    @cached_property
    def words(self) -> str:
        """The words alone, a space before and behind each."""
        return f" {' '.join(words_in(self.text))} "

    @property
    def pieces(self) -> list[str]:
        """The texts apart again, folded, with spaces around."""
        return self.folded.split("\0")

    def says(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases, in lower case, stands in it as whole words."""
        return any(f" {phrase} " in self.words for phrase in phrases)

    def holds(self, parts: Iterable[str]) -> bool:
        """Whether one of the parts, in lower case, stands anywhere in it."""
        return any(part in self.folded for part in parts)
