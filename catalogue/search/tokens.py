"""Text → words, the same way in Python and in ``assets/search/query.js``."""

import re
import unicodedata

from catalogue.search.lexicon import Lexicon

_MARKS = re.compile("[\u0300-\u036f'`\u2018\u2019\u02bc]")
_CHUNK = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes: ``Jum'at`` → ``jumat``."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return _MARKS.sub("", plain.lower())


def words(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text in one spelling.

    >>> words("e-KTP, KTP-el dan ktp", lexicon)
    ['ktp', 'ktp', 'dan', 'ktp']
    """
    return [word for chunk in chunks(text) for word in chunk_words(chunk, lexicon)]


def chunks(text: str) -> list[str]:
    """The runs of letters and digits of a text, folded, in which words are found."""
    return _CHUNK.findall(fold(text))


def chunk_words(chunk: str, lexicon: Lexicon) -> list[str]:
    """The words of one chunk in one spelling."""
    return [lexicon.spelling.get(word, word) for word in _parts(chunk, lexicon)]


def _parts(chunk: str, lexicon: Lexicon) -> list[str]:
    if "-" not in chunk:
        return [re.sub("[.,]", "", chunk) if _NUMBER.fullmatch(chunk) else chunk]
    parts = chunk.split("-")
    kept = [part for part in parts if part not in lexicon.attached]
    return kept or parts
