"""What a text says, and whether a citizen can read it."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.diagnostics import Severity
from catalogue.model import Innovation
from catalogue.placeholders import PLACEHOLDER_CODE, is_placeholder
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.subjects import TextValue, WrittenValue, long_values
from catalogue.rules.together import WORD, Together, words_in
from catalogue.snippets import OPEN, pair

FEWEST_NEW_WORDS = 4  # "Pendaftaran antrean untuk ibu hamil" has five
FEWEST_SUMMARY_WORDS = 7
FEWEST_LONG_WORDS = 5
CAPITALS = 0.7  # share of letters; a sentence with two acronyms stays below
SHORTEST_SHOUT = 20
SHORTEST_ACRONYM = 4
STRIPPED = " .!?-_"  # of a stand-in
# Titles stand as their publisher wrote them, names as the agency does.
AS_PUBLISHED = ("nama", "kepanjangan", "judul", "penerbit", "kata_kunci")

_WORD = re.compile(r"\w")
_NO_WORD = re.compile(r"\n[^\w\n\0]+$", re.MULTILINE)  # behind a line's end, which is found quickly
_PERHAPS_CAPITAL = re.compile(r"[^a-z\W\d_]")


@rule("R301", Severity.WARNING)
def summary_says_more_than_the_name(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The summary adds to the name and what it stands for."""
    known = {*words_in(f"{innovation.name} {innovation.expansion or ''}"), *context.phrases("empty")}
    new = [word for word in words_in(innovation.summary) if word not in known]
    if len(new) < FEWEST_NEW_WORDS:
        yield Finding(("ringkasan",), {"value": innovation.summary, "name": innovation.name})


@rule("R302", Severity.WARNING)
def summary_is_a_sentence(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Saying what and for whom takes a few words."""
    count = len(words_in(innovation.summary))
    if count < FEWEST_SUMMARY_WORDS:
        yield Finding(("ringkasan",), {"value": innovation.summary, "count": count, "fewest": FEWEST_SUMMARY_WORDS})


@rule("R303", Severity.ADVICE)
def summary_starts_with_what_happens(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The name stands above the summary already."""
    name, summary = words_in(innovation.name), words_in(innovation.summary)
    rest = summary[len(name) :]
    if summary[: len(name)] == name and rest and rest[0] in context.phrases("copula"):
        yield Finding(("ringkasan",), {"value": innovation.summary, "name": innovation.name, "word": rest[0]})


@rule("R304", Severity.ADVICE)
def acronym_spelled_out(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A name in capitals says what it stands for, unless everybody knows."""
    if innovation.expansion or innovation.completeness == "nama-saja":
        return
    outside = re.sub(r"\([^)]*\)", " ", innovation.name)
    for word in re.findall(r"[^\W\d_]+", outside):
        if word.isupper() and len(word) >= SHORTEST_ACRONYM and word.casefold() not in context.phrases("acronym"):
            what = OPEN if word == innovation.name else f"{word}: {OPEN}"
            yield Finding(("nama",), {"value": innovation.name, "acronym": word}, snippet=pair("kepanjangan", what))
            return


@rule("R305", Severity.WARNING, "texts", lambda together, context: together.says(context.phrases("pointing")))
def no_pointing_elsewhere(value: TextValue, context: Context) -> Iterator[Finding]:
    """Each text is read alone, so nothing stands above it."""
    text = f" {' '.join(words_in(value.text))} "
    found = [phrase for phrase in context.phrases("pointing") if f" {phrase} " in text]
    if found:
        yield Finding((), {"value": min(found)})


def _perhaps_unfinished(together: Together, context: Context) -> bool:
    """A stand-in is a few words, or no word at all."""
    stand_in = not context.phrases("placeholder").isdisjoint(each.strip(STRIPPED) for each in together.pieces)
    unfinished = stand_in or together.holds(context.phrases("unfinished"))
    return unfinished or "<" in together.text or _NO_WORD.search(f"\n{together.text}") is not None


@rule(PLACEHOLDER_CODE, kind="values", clue=_perhaps_unfinished)
def nothing_left_to_fill_in(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No blank is left, nor what people put into one for the time being."""
    text = " ".join(value.text.casefold().split())
    if not text or value.place:
        return
    stand_in = text.strip(STRIPPED) in context.phrases("placeholder") or not _WORD.search(text)
    unfinished = [phrase for phrase in context.phrases("unfinished") if phrase in text]
    if stand_in or unfinished or is_placeholder(value.text):
        yield Finding((), {"value": value.text})


@rule("R307", Severity.WARNING, "texts", lambda together, context: any(map(_shouts, together.text.split("\0"))))
def no_shouting(value: TextValue, context: Context) -> Iterator[Finding]:
    """Sentences in capitals are hard to read, and screen readers may spell them."""
    if value.field.key not in AS_PUBLISHED and _shouts(value.text):
        yield Finding((), {"value": value.text})


def _shouts(text: str) -> bool:
    if len(text) < SHORTEST_SHOUT or len(_PERHAPS_CAPITAL.findall(text)) <= CAPITALS * SHORTEST_SHOUT:
        return False  # nearly every text; the letters are counted for the few others
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= SHORTEST_SHOUT and sum(map(str.isupper, letters)) > CAPITALS * len(letters)


@rule("R308", Severity.WARNING)
def long_texts_say_something(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A long text is at least a sentence."""
    for value in long_values(innovation):
        count = sum(1 for _ in islice(WORD.finditer(value.text), FEWEST_LONG_WORDS))
        if count < FEWEST_LONG_WORDS and not is_placeholder(value.text):
            yield Finding(value.path, {"value": value.text, "count": count, "fewest": FEWEST_LONG_WORDS})


RULES = (
    summary_says_more_than_the_name,
    summary_is_a_sentence,
    summary_starts_with_what_happens,
    acronym_spelled_out,
    no_pointing_elsewhere,
    nothing_left_to_fill_in,
    no_shouting,
    long_texts_say_something,
)
