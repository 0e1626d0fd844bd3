"""The form of the repository host: the way to propose an innovation without JavaScript and without files."""

from collections.abc import Iterator
from typing import Any

import yaml

from catalogue.exchange.columns import Column, Sheet, groups, leaves, title, titles
from catalogue.exchange.names import LISTS
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.texts import Texts

# Not asked of a first proposal: what only the office or the manager can fill in later.
LEFT_OUT = ("kelengkapan", "replikasi", "gambar", "terkait", "diperiksa", "alias_lama", "tambahan")
REFERENCE = "sumber"  # the number of a source: nothing to number in a form


def asked() -> list[FieldDeclaration]:
    """The fields of the form, in the order of their declaration; a repeated group is one field."""
    order = [field.key for field in INNOVATION]
    found = [field for field in (*leaves(), *groups()) if not field.english and field.path[0] not in LEFT_OUT]
    return sorted(found, key=lambda field: order.index(field.path[0]))


def labels(texts: Texts) -> dict[FieldDeclaration, str]:
    """What each field is called in the form; no two alike."""
    named = titles(Sheet("", None, tuple(Column(field.path, field) for field in asked())), texts)
    return {column.field: name for column, name in named.items()}


def line_members(group: FieldDeclaration) -> list[FieldDeclaration]:
    """The parts of a line that stands for one entry of a group."""
    if group.bare:
        return [member for member in group.members if member.key == group.bare]
    return [member for member in group.members if not member.english and member.key != REFERENCE]


def issue_form(texts: Texts) -> str:
    """The text of ``.github/ISSUE_TEMPLATE/usul-inovasi.yml``."""
    form = {
        "name": texts("exchange.issue.name"),
        "description": texts("exchange.issue.description"),
        "title": texts("exchange.issue.title"),
        "body": [_markdown(texts("exchange.issue.start")), *_elements(texts)],
    }
    comment = f"# {texts('exchange.issue.comment')}\n"
    return comment + yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they stand."""

    def represent_scalar(self, tag: str, value: Any, style: str | None = None) -> Any:
        """A scalar; with line ends in literal style."""
        return super().represent_scalar(tag, value, "|" if "\n" in str(value) else style)


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _elements(texts: Texts) -> Iterator[dict[str, Any]]:
    for field, label in labels(texts).items():
        kind = _kind(field)
        attributes: dict[str, Any] = {"label": label}
        if description := _description(field, texts):
            attributes["description"] = description
        if kind == "dropdown":
            attributes["options"] = _options(field, texts)
        elif placeholder := _placeholder(field, texts):
            attributes["placeholder"] = placeholder
        yield {
            "type": kind,
            "id": "_".join(field.path),
            "attributes": attributes,
            "validations": {"required": field.required},
        }


def _kind(field: FieldDeclaration) -> str:
    if field.terms and not field.repeated:
        return "dropdown"
    return (
        "textarea"
        if field.repeated or field.kind == "long_text" or field.longest > 500 or field.key == "ringkasan"
        else "input"
    )


def _options(field: FieldDeclaration, texts: Texts) -> list[str]:
    return [term_label(field, term, texts) for term in field.terms]


def term_label(field: FieldDeclaration, term: str, texts: Texts) -> str:
    """What people read for a term of a closed list."""
    return texts.get(f"vocabulary.{field.vocabulary}.{term}") or texts.get(f"page.term.{term}") or term


def _description(field: FieldDeclaration, texts: Texts) -> str:
    said = [texts.get(f"{field.text_key}.description")]
    if field.key in LISTS:
        said.append(texts("exchange.issue.names"))
    if field.kind == "record" and not field.bare:
        said.append(
            texts("exchange.issue.entries", parts=" | ".join(title(each, texts) for each in line_members(field)))
        )
    elif field.repeated:
        said.append(texts("exchange.issue.lines"))
    return " ".join(part for part in said if part)


def _placeholder(field: FieldDeclaration, texts: Texts) -> str:
    if field.kind != "record" or field.bare:
        return texts.get(f"{field.text_key}.example") or texts.get(f"{field.text_key}.{field.bare}.example")
    parts = [texts.get(f"{member.text_key}.example").split("\n")[0] for member in line_members(field)]
    return " | ".join(part for part in parts if part)
