"""What a record says in an edition's language, and which of it is Indonesian all the same.

Records are written in Indonesian; ``<key>_en`` beside a text is optional. Where it is absent the English edition
shows the Indonesian text, marked as such (WCAG 2.2, 3.1.2), so that it is read aloud and translated as what it is.
Proper names are not marked.
"""

from typing import Any

from markupsafe import Markup

from catalogue.catalogue import Catalogue
from catalogue.model import Record, in_language
from catalogue.safe_text import md_text
from catalogue.texts import Texts

RECORDS = "id"  # the language that records are written in
ENGLISH = "en"
# What stays as it is in any language: names, titles, and what machines read.
PROPER = frozenset("name expansion title publisher organiser region credit value partners keywords sources".split())


def marked(text: str, language: str) -> Markup | str:
    """An Indonesian text, marked where the page around it is in another language."""
    if language == RECORDS or not text:
        return text
    return Markup('<span lang="id">{}</span>').format(md_text(text))


def is_translated(record: Record, name: str, language: str) -> bool:
    """Whether a field is given in a language."""
    return language == RECORDS or bool(getattr(record, f"{name}_{language}", None))


def said(record: Record, name: str, language: str) -> Any:
    """A field of running text, or a list of it, ready to print."""
    value = in_language(record, name, language) or ""
    if is_translated(record, name, language):
        return value
    return tuple(marked(text, language) for text in value) if isinstance(value, tuple) else marked(value, language)


def named(record: Record, language: str, name: str = "name") -> str:
    """A name, or any text that may not hold markup: an attribute, a title."""
    return in_language(record, name, language) or ""


def labelled(record: Any, language: str) -> str:
    """The name that a citizen uses, in a language."""
    if language == RECORDS:
        return str(record.label)
    found = (getattr(record, f"{name}_{language}", None) for name in ("plain_name", "name"))
    return str(next(filter(None, found), record.label))


def called(catalogue: Catalogue, texts: Texts, what: str) -> str:
    """What agencies or areas are called here: in a list, or (``one_agency``) beside one of them.

    A region may name them in English too; else the tool's words stand.
    """
    labels, name = catalogue.site.labels, what.removeprefix("one_")
    if texts.language == RECORDS:
        return str(getattr(labels, name))
    return getattr(labels, f"{name}_{texts.language}", None) or texts(f"page.label.{what}")


def untranslated(record: Record, language: str) -> bool:
    """Whether any running text of a record, or of the records in it, is not given in a language."""
    if language == RECORDS:
        return False
    fields = type(record).model_fields
    for name in fields.keys() - PROPER:
        value = getattr(record, name)
        if value and f"{name}_{language}" in fields and not is_translated(record, name, language):
            return True
        inner = value if isinstance(value, tuple) else (value,)
        if any(untranslated(each, language) for each in inner if isinstance(each, Record)):
            return True
    return False


def language_mark(record: Record, name: str, language: str) -> Markup:
    """An attribute that says a field's block is Indonesian, where the page around it is not."""
    return Markup("") if is_translated(record, name, language) else Markup(' lang="id"')
