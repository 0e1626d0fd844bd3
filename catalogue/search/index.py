"""Documents → Index: everything that a query needs, and nothing to show."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalogue.search.abbreviations import abbreviation_groups
from catalogue.search.documents import SearchDocument
from catalogue.search.lexicon import Group, Lexicon
from catalogue.search.postings import Postings, in_order, packed
from catalogue.search.roots import roots_of
from catalogue.search.terms import Fields, Phrases, content_words, reader, says_something, weigh
from catalogue.search.tokens import fold, words

LEVELS = 15  # a posting's strength, from 1; four bits of what BM25 makes of the frequency
SATURATION = 1.2  # BM25's k1


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the catalogue: its root, and the logarithm of its documents (0: only a root)."""

    root: str
    frequency: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """A group of the lexicon as roots: ``keys`` lead to ``targets``; targets have documents."""

    keys: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The documents in order of name, and term → (document, level)."""

    documents: tuple[SearchDocument, ...]
    words: Mapping[str, Word]
    terms: Mapping[str, Postings]
    meanings: tuple[Meaning, ...]
    lexicon: Lexicon


def build(documents: Iterable[SearchDocument], lexicon: Lexicon) -> Index:
    """The index over all documents. The same documents in any order give the same index."""
    ordered = tuple(sorted(documents, key=lambda document: (fold(document.name), document.slug)))
    read = rooted_documents(ordered, lexicon)
    groups = (*lexicon.groups, *abbreviation_groups(ordered, lexicon))
    phrases = phrases_of(groups, read.roots, lexicon)
    terms = _postings(read, phrases)
    meanings = tuple(_meanings(groups, read.roots, terms, lexicon))
    return Index(ordered, _words(read.counts, read.roots), terms, meanings, lexicon)


class Rooted(NamedTuple):
    """The words of documents: in how many each stands, the root of each, and every document's fields as words."""

    counts: Mapping[str, int]
    roots: Mapping[str, str]
    contents: Sequence[Fields]

    @property
    def fields(self) -> Iterator[Fields]:
        """Every document's fields as roots, made one by one: all of them at once would be as large as the words."""
        return (_rooted(content, self.roots) for content in self.contents)


def rooted_documents(documents: Iterable[SearchDocument], lexicon: Lexicon) -> Rooted:
    """Read documents as the roots of the words in them that say something."""
    read = reader(lexicon)
    contents = [content_words(document, read) for document in documents]
    counts = Counter(
        word
        for content in contents
        for word in sorted({word for values in content.values() for value in values for word in value})
    )
    roots = roots_of(counts, lexicon)
    return Rooted(counts, roots, contents)


def _rooted(content: Fields, roots: Mapping[str, str]) -> Fields:
    return {field: tuple(tuple(roots[word] for word in value) for value in values) for field, values in content.items()}


def member_term(member: str, roots: Mapping[str, str], lexicon: Lexicon) -> str:
    """A word or phrase of the lexicon as a term of the index; "" where too little of a phrase is left."""
    all_words = words(member, lexicon)
    content = [word for word in all_words if says_something(word, lexicon)]
    if len(content) == 1 < len(all_words):
        return ""
    return " ".join(roots.get(word, word) for word in content)


def phrases_of(groups: Iterable[Group], roots: Mapping[str, str], lexicon: Lexicon) -> Phrases:
    """The phrases that groups lead to, as roots."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for group in groups:
        for member in group.means:
            phrase = tuple(member_term(member, roots, lexicon).split())
            if len(phrase) > 1:
                found[phrase[0]].add(phrase)
    return {first: tuple(sorted(same)) for first, same in found.items()}


def _postings(read: Rooted, phrases: Phrases) -> dict[str, Postings]:
    lengths = [sum(len(value) for value in fields["text"]) for fields in read.contents]
    usual = sum(lengths) / max(1, len(lengths))
    gathered: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, fields in enumerate(read.fields):
        for term, weight in weigh(fields, phrases, usual).items():
            gathered[term].append(packed(number, math.ceil(weight / (weight + SATURATION) * LEVELS)))
    return in_order(gathered)


def _words(counts: Mapping[str, int], roots: Mapping[str, str]) -> dict[str, Word]:
    found = {word: Word(roots[word], 1 + int(math.log2(count))) for word, count in counts.items()}
    for root in roots.values():
        found.setdefault(root, Word(root, 0))
    return {word: found[word] for word in sorted(found)}


def _meanings(
    groups: Iterable[Group], roots: Mapping[str, str], terms: Mapping[str, Postings], lexicon: Lexicon
) -> Iterable[Meaning]:
    """The groups that lead anywhere in this catalogue."""
    for group in groups:
        keys = tuple(dict.fromkeys(member_term(member, roots, lexicon) for member in group.says))
        means = tuple(dict.fromkeys(member_term(member, roots, lexicon) for member in group.means))
        targets = tuple(term for term in means if term in terms)
        if targets and len(set(keys) | set(targets)) > 1:
            yield Meaning(tuple(key for key in keys if key), targets)
