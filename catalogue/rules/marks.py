"""Signs in a text that readers would see as they stand, or that say something else than they seem to."""

import re
import unicodedata
from collections.abc import Iterator

from catalogue.diagnostics import Severity
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.subjects import TextValue, WrittenValue
from catalogue.rules.together import Together, words_in
from catalogue.snippets import block, line, shortened

MOST_LINES = 12  # of a snippet
_DASH = re.compile(r"(?:(?<=^)|(?<=: ))- ")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2c00-\U0010ffff]")  # and much that is no letter
_NUMBER = re.compile(r"(?:^|(?<= ))(?=[1-9][.)] \w)")


@rule("R309", Severity.ADVICE, "texts", lambda together, context: together.says(context.phrases("link")))
def links_say_where_they_lead(value: TextValue, context: Context) -> Iterator[Finding]:
    """The words of a link make sense alone."""
    in_text = re.findall(r"\[([^\[\]]+)\]\(", value.text) if value.field.kind == "long_text" else []
    titles = [value.text] if value.path[0] in ("tautan", "dokumen") else []
    for words in (*in_text, *titles):
        if " ".join(words_in(words)) in context.phrases("link"):
            yield Finding((), {"value": words})


def _perhaps_items(together: Together, context: Context) -> bool:
    return any(mark in together.text for mark in (" - ", "2. ", "2) "))


@rule("R310", Severity.WARNING, "texts", _perhaps_items)
def lists_kept_as_lists(value: TextValue, context: Context) -> Iterator[Finding]:
    """A list written under ``>-`` was folded into one line."""
    if value.field.kind != "long_text" or not any(map(folded_items, value.text.split("\n"))):
        return
    lines: list[str] = []
    for paragraph in filter(None, value.text.split("\n")):
        before, *items = folded_items(paragraph) or [paragraph]
        lines += ["", before] if before else []
        lines += ["", *items] if items else []
    shown = [shortened(each) for each in lines[1:MOST_LINES]]
    yield Finding(snippet=block(value.field.key, shown))


def folded_items(line: str) -> list[str]:
    """The words before a folded list and its items, or nothing where a line holds no folded list.

    >>> folded_items("Caranya: - datang - daftar")
    ['Caranya:', '- datang', '- daftar']
    """
    before, *dashed = _DASH.split(line, maxsplit=1)
    rest = dashed[0].split(" - ") if dashed else []
    if len(rest) > 1:
        return [before.strip(), *(f"- {item.strip()}" for item in rest)]
    numbered = _NUMBER.split(line)
    places = [part[0] for part in numbered if re.match(r"[1-9][.)] ", part)]
    if len(places) > 1 and places == [str(place + 1) for place in range(len(places))]:
        return [part.strip() for part in numbered]
    return []


def _perhaps_other_script(together: Together, context: Context) -> bool:
    return not together.text.isascii() and _OTHER_SCRIPT.search(together.text) is not None


@rule("R311", Severity.WARNING, "values", _perhaps_other_script)
def no_look_alike_letters(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """A word is written in one script: a Cyrillic letter among Latin ones deceives readers and search."""
    if value.text.isascii() or value.place:
        return
    for word in re.findall(r"[^\W\d_]+", value.text):
        scripts = {_script(character) for character in word}
        if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"}:
            strange = next(character for character in word if _script(character) != "LATIN")
            yield Finding((), {"value": word, "character": f"{strange} (U+{ord(strange):04X})"})
            return


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0]


HTML = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|iframe|img|li|ol|p|script|span|strong|table|t[dr]|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
MARKDOWN = re.compile(r"\*\*[^*\s][^*]*\*\*|(?<!\w)__[^_\s][^_]*__(?!\w)|\[[^\[\]]+\]\(https?:[^)]*\)")


@rule("R312", Severity.WARNING, "texts", lambda together, context: "<" in together.text)
def no_html(value: TextValue, context: Context) -> Iterator[Finding]:
    """Tags are shown as they are written."""
    if found := HTML.search(value.text):
        yield Finding((), {"value": found[0]})


def _perhaps_markdown(together: Together, context: Context) -> bool:
    return any(mark in together.text for mark in ("**", "__", "]("))


@rule("R313", Severity.WARNING, "texts", _perhaps_markdown)
def no_markdown_in_short_texts(value: TextValue, context: Context) -> Iterator[Finding]:
    """Only long texts know emphasis and links."""
    found = MARKDOWN.search(value.text) if value.field.kind != "long_text" else None
    if found:
        plain = re.sub(r"\*\*|__|\]\([^)]*\)|\[", "", value.text)
        yield Finding((), {"value": found[0]}, snippet=line(str(value.path[-1]), plain))


RULES = (
    links_say_where_they_lead,
    lists_kept_as_lists,
    no_look_alike_letters,
    no_html,
    no_markdown_in_short_texts,
)
