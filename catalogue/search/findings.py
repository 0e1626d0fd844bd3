"""A region's word list → its entries that help nobody: dead groups, ambiguous words, spellings that contradict."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogue.search.documents import SearchDocument
from catalogue.search.index import member_term, phrases_of, rooted_documents
from catalogue.search.lexicon import Group, Lexicon
from catalogue.search.terms import phrases_in


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind, where it stands in the word list, and the words that it is about."""

    kind: Literal["dead", "ambiguous", "contradictory"]
    path: tuple[str | int, ...]
    values: Mapping[str, object]


def lexicon_findings(own: Lexicon, lexicon: Lexicon, documents: Iterable[SearchDocument]) -> Iterator[Finding]:
    """What to look at in a region's own word list, measured on its catalogue and beside the general list.

    lexicon: both lists in one.
    """
    yield from _dead(own, lexicon, documents) if own.groups else ()
    yield from _ambiguous(own, lexicon.groups)
    standards = set(lexicon.spelling.values())
    for variant, standard in own.spelling.items():
        both = variant if variant in standards else standard
        if both in standards and both in lexicon.spelling:
            yield Finding("contradictory", ("ejaan", standard), {"value": both})


def _dead(own: Lexicon, lexicon: Lexicon, documents: Iterable[SearchDocument]) -> Iterator[Finding]:
    """Groups that lead to no term of the index, which is not needed to tell: their own words and phrases are enough."""
    read = rooted_documents(documents, lexicon)
    phrases = phrases_of(own.groups, read.roots, lexicon)
    values = (value for fields in read.fields for values in fields.values() for value in values)
    said = {phrase for value in values for phrase in phrases_in(value, phrases)} | set(read.roots.values())
    for place, group in enumerate(own.groups):
        if not any(member_term(member, read.roots, lexicon) in said for member in group.means):
            yield Finding("dead", ("kelompok", place), {"value": _shown(group)})


def _ambiguous(own: Lexicon, groups: Sequence[Group]) -> Iterator[Finding]:
    """Words that lead to groups which have nothing else in common, told once where the region added to them."""
    saying: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for word in dict.fromkeys(group.says):
            saying[word].append(group)
    told: set[str] = set()
    for place, group in enumerate(own.groups):
        for word in dict.fromkeys(group.says):
            if word not in told and _apart(word, saying[word]):
                shown = " | ".join(_shown(other) for other in saying[word])
                yield Finding("ambiguous", ("kelompok", place), {"value": word, "others": shown})
            told.add(word)


def _apart(word: str, groups: Sequence[Group]) -> bool:
    if len(groups) < 2:
        return False
    common = set(groups[0].means) - {word}
    return not common.intersection(*(group.means for group in groups[1:]))


def _shown(group: Group) -> str:
    meant = [word for word in group.means if word not in group.says]
    return ", ".join(group.says) + (" → " + ", ".join(meant) if meant else "")
