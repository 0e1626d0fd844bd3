"""A lexicon → its entries that help nobody: dead groups, ambiguous words, spellings that contradict."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.search.index import Index, member_term
from catalogue.search.lexicon import Group, Lexicon


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind is the key of its text under ``search.finding``, values fill that text."""

    kind: str
    values: Mapping[str, str]


def lexicon_findings(lexicon: Lexicon, index: Index) -> Iterator[Finding]:
    """What to look at in a lexicon (a region's own, or all of it), measured on a catalogue."""
    roots = {word: known.root for word, known in index.words.items()}
    for group in lexicon.groups:
        if not any(member_term(member, roots, index.lexicon) in index.terms for member in group.means):
            yield Finding("dead", {"group": _shown(group)})
    for word, groups in sorted(_ambiguous(lexicon).items()):
        yield Finding("ambiguous", {"word": word, "groups": " | ".join(_shown(group) for group in groups)})
    for word in sorted(set(lexicon.spelling) & set(lexicon.spelling.values())):
        yield Finding("both", {"word": word})


def _ambiguous(lexicon: Lexicon) -> dict[str, list[Group]]:
    """Words that lead to groups which have nothing else in common."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in lexicon.groups:
        for word in dict.fromkeys(group.says):
            found[word].append(group)
    return {word: groups for word, groups in found.items() if _apart(word, groups)}


def _apart(word: str, groups: list[Group]) -> bool:
    meanings = [set(group.means) - {word} for group in groups]
    return len(meanings) > 1 and not set.intersection(*meanings)


def _shown(group: Group) -> str:
    meant = [word for word in group.means if word not in group.says]
    return ", ".join(group.says) + (" → " + ", ".join(meant) if meant else "")
