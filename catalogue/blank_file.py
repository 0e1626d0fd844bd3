"""A file ready to fill in: every field with its explanation, the required ones as placeholders."""

import textwrap
from collections.abc import Iterator

from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.formatting.scalars import value_lines
from catalogue.placeholders import placeholder
from catalogue.sample_values import sample
from catalogue.slugs import slug_of
from catalogue.snippets import indented
from catalogue.texts import Texts

SCHEMA_LINE = "# yaml-language-server: $schema=../../schema/innovation.schema.json"
WIDTH = 100
ONE_OF = ("masalah", "solusi")
# Set by the staff of the catalogue, or by a region for itself.
LEFT_OUT = ("diperiksa", "alias_lama", "tambahan")
EXPLANATION, UNUSED = "## ", "# "


def blank_file(name: str, texts: Texts) -> tuple[str, str]:
    """The slug and the text of a new innovation's file.

    name: as the agency writes it. The slug is "" where none can be made of the name; then no file can be.
    """
    parts = [SCHEMA_LINE, _comment(texts("rules.blank.head"))]
    for field in INNOVATION:
        if not field.english and field.key not in LEFT_OUT:
            parts.append("\n".join([_comment(_explained(field, texts)), _field(field, name, texts)]))
    return slug_of(name), "\n\n".join(parts) + "\n"


def _comment(text: str) -> str:
    """Lines of explanation; a comment stands on lines of its own."""
    return "\n".join(EXPLANATION + each for part in text.split("\n") for each in _wrapped(part))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH - len(EXPLANATION), break_on_hyphens=False)


def _explained(field: FieldDeclaration, texts: Texts) -> str:
    return " ".join(_sentences(field, texts))


def _sentences(field: FieldDeclaration, texts: Texts) -> Iterator[str]:
    yield texts(f"{field.text_key}.title") + "."
    yield texts(f"{field.text_key}.description")
    if field.required:
        yield texts("rules.blank.required")
    if field.key in ONE_OF:
        yield texts("rules.blank.one_of")
    if field.terms:
        yield texts("rules.blank.terms", terms=", ".join(field.terms))


def _field(field: FieldDeclaration, name: str, texts: Texts) -> str:
    """The field itself: filled, to be filled, or as an example behind a number sign."""
    if field.key == "nama":
        return "\n".join(value_lines(f"{field.key}:", " ".join(name.split()), '"'))
    if field.required or field.key in ONE_OF:
        return _to_fill(field, texts)
    return _unused(sample(field, texts))


def _unused(text: str) -> str:
    return "\n".join(UNUSED + each for each in text.split("\n"))


def _to_fill(field: FieldDeclaration, texts: Texts) -> str:
    mark = _mark(field, texts)
    if field.kind == "long_text":
        return "\n".join(value_lines(f"{field.key}:", mark, ""))  # so long that it is folded, as its text will be
    if field.kind == "record":
        return f"{field.key}:\n" + indented("\n".join(_members(field, texts)))
    return f"{field.key}:\n  - {mark}" if field.repeated else f"{field.key}: {mark}"


def _members(field: FieldDeclaration, texts: Texts) -> Iterator[str]:
    """The members of one entry: those required and its address to fill in, the others as examples."""
    start = "- "
    for member in field.members:
        if member.required or member.kind == "url":
            yield f"{start}{member.key}: {_mark(member, texts)}"
        elif not member.english:
            yield indented(_unused(sample(member, texts)))
        start = "  "


def _mark(field: FieldDeclaration, texts: Texts) -> str:
    title = texts(f"{field.text_key}.title")
    key = "rules.blank.fill_long" if field.kind == "long_text" else "rules.blank.fill"
    return placeholder(texts(key, title=title[0].lower() + title[1:]))
