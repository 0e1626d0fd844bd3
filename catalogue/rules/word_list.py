"""The rules of ``data/lexicon.yml``, the region's own words for the search, and of records in nearly the same words."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Severity
from catalogue.near import nearest
from catalogue.rules.kernel import Context, Finding, Searched, rule
from catalogue.structure import Origin, Path

WORD_LIST = "data/lexicon.yml"
WORDS, GROUPS, MAPPING, SOUNDS, AFFIXES = "words", "groups", "mapping", "sounds", "affixes"  # what a section holds
MOST = {AFFIXES: 60, SOUNDS: 40, GROUPS: 2000}  # entries; each is tried on every word
MOST_MEMBERS = 60  # of one group
_WORDS = re.compile(r"(?:[\w'’-]|\s)*")
_SOUND = re.compile(r"[^\W\d_]{1,3}")
SECTIONS = {
    "abaikan": WORDS,
    "lemah": WORDS,
    "lekat": WORDS,
    "dasar": WORDS,
    "ejaan": MAPPING,
    "bunyi": SOUNDS,
    "singkatan": MAPPING,
    "imbuhan": AFFIXES,
    "kelompok": GROUPS,
}


@rule("R901", kind="catalogue")
def word_list_is_well_formed(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Every section of the word list is known and written as the search reads it."""
    source = context.sources.get(WORD_LIST)
    if source and isinstance(source.data, dict):
        whole = Origin(source)
        for path, suggestion in misfits(source.data):
            shown = ".".join(str(step) if isinstance(step, str) else f"[{step + 1}]" for step in path)
            values = {"value": shown, "allowed": ", ".join(SECTIONS)}
            yield Finding(path, values, suggestion, place=whole.locate(path, on_key=bool(suggestion)))


def misfits(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """The paths of what the search cannot read, and the section that is meant where one is near."""
    for section, value in data.items():
        if section not in SECTIONS:
            yield (section,), nearest(section, SECTIONS)
        elif value is not None:
            yield from (((section, *path), "") for path in _unfit(value, SECTIONS[section]))


def _unfit(value: Any, kind: str) -> Iterator[Path]:
    if kind == WORDS:
        yield from () if _is_words(value) else [()]
    elif kind == GROUPS:
        yield from _unfit_groups(value)
    elif not isinstance(value, dict):
        yield ()
    elif kind == SOUNDS:
        yield from ((key,) for key, each in value.items() if not (_is_sound(key) and _is_sound(each)))
    else:
        yield from ((key,) for key, each in value.items() if not (_is_words(key) and _is_words(each)))


def _unfit_groups(value: Any) -> Iterator[Path]:
    if not isinstance(value, list):
        yield ()
    else:
        yield from ((place,) for place, each in enumerate(value) if not _is_group(each))


def _is_group(value: Any) -> bool:
    """A few words of one meaning in one text."""
    return isinstance(value, str) and value.count(",") < MOST_MEMBERS


def _is_words(value: Any) -> bool:
    """Words in one text, or one by one in a list: letters, digits, hyphens and apostrophes."""
    listed = value if isinstance(value, list) else [value]
    return value is None or all(isinstance(each, str) and _WORDS.fullmatch(each) for each in listed)


def _is_sound(value: Any) -> bool:
    """One to three letters."""
    return isinstance(value, str) and bool(_SOUND.fullmatch(value))


@rule("R906", kind="catalogue")
def word_list_is_not_endless(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Sections whose every entry is tried on every word of the catalogue have bounds."""
    source = context.sources.get(WORD_LIST)
    if source and isinstance(source.data, dict):
        for section, value in source.data.items():
            for path, entries in _entries(value, SECTIONS.get(section, WORDS)):
                most = MOST[SECTIONS[section]]
                if len(entries) > most:
                    values = {"value": section, "count": len(entries), "most": most}
                    yield Finding((), values, place=Origin(source).locate((section, *path)))


def _entries(value: Any, kind: str) -> Iterator[tuple[Path, Collection[Any]]]:
    """What of a section is counted, with the path to it."""
    if kind == AFFIXES and isinstance(value, dict):
        yield from (((key,), each.split() if isinstance(each, str) else each or ()) for key, each in value.items())
    elif kind in MOST and isinstance(value, list | dict):
        yield (), value


@rule("R902", Severity.ADVICE, "searched")
def word_groups_lead_somewhere(searched: Searched, context: Context) -> Iterator[Finding]:
    """Some innovation has one of the words that a group leads to."""
    yield from _told("dead", searched, context)


@rule("R903", Severity.ADVICE, "searched")
def words_have_one_meaning(searched: Searched, context: Context) -> Iterator[Finding]:
    """A word does not lead to groups that have nothing in common."""
    yield from _told("ambiguous", searched, context)


@rule("R904", Severity.WARNING, "searched")
def spellings_agree(searched: Searched, context: Context) -> Iterator[Finding]:
    """No spelling is called the standard one and a variant at once."""
    yield from _told("contradictory", searched, context)


def _told(kind: str, searched: Searched, context: Context) -> Iterator[Finding]:
    whole = Origin(context.sources[WORD_LIST]) if WORD_LIST in context.sources else None
    for found in searched.words:
        if whole and found.kind == kind:
            yield Finding(found.path, found.values, place=whole.locate(found.path))


@rule("R905", Severity.ADVICE, "searched")
def records_are_told_apart(searched: Searched, context: Context) -> Iterator[Finding]:
    """Two records in nearly the same words may be one innovation."""
    names = {each.slug: each.name for each in context.outlines}
    for slug, other in searched.alike:
        values = {"value": names[slug], "other": names[other], "path": f"data/innovations/{other}.yml"}
        yield Finding(("nama",), values, about=("innovations", slug))


RULES = (
    word_list_is_well_formed,
    word_groups_lead_somewhere,
    words_have_one_meaning,
    spellings_agree,
    records_are_told_apart,
    word_list_is_not_endless,
)
