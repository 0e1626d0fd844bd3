"""Text → words, the same way in Python and in ``assets/search/query.js``."""

import re
import unicodedata
from collections.abc import Iterator

from catalogue.search.lexicon import Lexicon

_MARKS = re.compile("[\u0300-\u036f'`\u2018\u2019\u02bc]")
_CHUNK = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes: ``Jum'at`` → ``jumat``."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())


def words(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text in one spelling.

    >>> words("e-KTP, KTP-el dan ktp", lexicon)
    ['ktp', 'ktp', 'dan', 'ktp']
    """
    return [lexicon.spelling.get(word, word) for word in _parts(fold(text), lexicon)]


def _parts(text: str, lexicon: Lexicon) -> Iterator[str]:
    for chunk in _CHUNK.findall(text):
        if _NUMBER.fullmatch(chunk):
            yield re.sub("[.,]", "", chunk)
            continue
        parts = chunk.split("-")
        kept = [part for part in parts if part not in lexicon.attached]
        yield from (kept if kept and len(parts) > 1 else parts)
