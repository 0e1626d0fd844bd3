"""A document → its terms (roots, and phrases that the lexicon knows) with their weights."""

from collections import Counter
from collections.abc import Callable, Mapping

from catalogue.search.documents import SearchDocument
from catalogue.search.lexicon import Lexicon
from catalogue.search.tokens import chunk_words, chunks

WEIGHTS = {
    "name": 5.0,
    "expansion": 3.0,
    "area": 2.2,
    "agency": 1.2,
    "text": 1.0,
    "boilerplate": 0.2,
    "area_words": 0.07,
}
LENGTH_MATTERS = 0.6  # BM25's b, for the text and the boilerplate: the other fields are short
SAID_ONCE = ("area", "agency", "area_words")  # a name, its abbreviation and its former names say the same again
LONGEST_WORD = 40

Fields = Mapping[str, tuple[tuple[str, ...], ...]]
"""The words or roots of a document by field, one tuple for each separate value."""
Read = Callable[[str], tuple[str, ...]]
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The known phrases, as roots, by their first root."""


def reader(lexicon: Lexicon) -> Read:
    """Reads a text as the words in it that say something, each chunk of letters looked up once for all texts."""
    known: dict[str, tuple[str, ...]] = {}

    def read(text: str) -> tuple[str, ...]:
        found: list[str] = []
        for chunk in chunks(text):
            if chunk not in known:
                known[chunk] = tuple(word for word in chunk_words(chunk, lexicon) if says_something(word, lexicon))
            found += known[chunk]
        return tuple(found)

    return read


def content_words(document: SearchDocument, read: Read) -> Fields:
    """The words of each field that say something, value by value."""
    values = {
        "name": (document.name,),
        "expansion": (document.expansion,),
        "area": document.areas,
        "agency": document.agencies,
        "area_words": document.area_words,
        "text": (document.text,),
        "boilerplate": (document.boilerplate,),
    }
    return {field: tuple(map(read, texts)) for field, texts in values.items()}


def says_something(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is worth indexing: no stop word, no single letter, no mere amount, no long noise."""
    if word.isdigit():
        return len(word) in (3, 4)
    return word not in lexicon.stop and 1 < len(word) <= LONGEST_WORD


def weigh(fields: Fields, phrases: Phrases, usual_length: float) -> dict[str, float]:
    """Term → its weighted frequency in one document, a text of usual length counting full."""
    length = sum(len(value) for value in fields["text"])
    damping = 1 - LENGTH_MATTERS + LENGTH_MATTERS * length / usual_length if usual_length else 1.0
    weights: dict[str, float] = {}
    for field, values in fields.items():
        weight = WEIGHTS[field] / (damping if field == "text" else 1.0)
        for term, count in _counts(values, phrases).items():
            weights[term] = weights.get(term, 0.0) + weight * (1 if field in SAID_ONCE else count)
    return weights


def _counts(values: tuple[tuple[str, ...], ...], phrases: Phrases) -> Counter[str]:
    counts: Counter[str] = Counter()
    for value in values:
        counts.update(value)
        counts.update(phrases_in(value, phrases))
    return counts


def phrases_in(value: tuple[str, ...], phrases: Phrases) -> list[str]:
    """The known phrases in one value, as terms."""
    return [
        " ".join(phrase)
        for start, root in enumerate(value)
        for phrase in phrases.get(root, ())
        if value[start : start + len(phrase)] == phrase
    ]
