"""The two sheets of a workbook that are only read: how to use it, and what each column is for."""

from collections.abc import Iterator, Sequence

from catalogue.exchange.columns import Column, Sheet, description, title, titles
from catalogue.exchange.names import LISTS
from catalogue.texts import Texts


def guide_rows(texts: Texts) -> list[list[str]]:
    """The instructions, one a row."""
    return [
        [texts("exchange.workbook.title")],
        *([line] for line in texts("exchange.guide").split("\n") if line.strip()),
    ]


def help_rows(sheets: Sequence[Sheet], texts: Texts) -> list[list[str]]:
    """A heading, then a row for every column of every sheet."""
    heads = ("sheet", "column", "key", "needed", "description", "allowed", "example")
    return [
        [texts(f"exchange.help.{head}") for head in heads],
        *(row for sheet in sheets for row in _rows(sheet, texts)),
    ]


def _rows(sheet: Sheet, texts: Texts) -> Iterator[list[str]]:
    name = texts("exchange.sheet.main") if sheet.group is None else title(sheet.group, texts)
    prefix = f"{sheet.key}." if sheet.group else ""
    for column, heading in titles(sheet, texts).items():
        field = column.field
        needed = texts("exchange.help.yes") if field.required else ""
        example = texts.get(f"{field.text_key}.example")
        yield [name, heading, prefix + column.key, needed, description(field, texts), _allowed(column, texts), example]


def _allowed(column: Column, texts: Texts) -> str:
    """What may stand in a column."""
    field = column.field
    parts = [texts("exchange.help.lines")] if column.lines else []
    if field.longest:
        parts.append(texts("exchange.help.length", shortest=field.shortest, longest=field.longest))
    parts.append(
        texts("exchange.help.kind.listed") if field.key in LISTS else texts.get(f"exchange.help.kind.{field.kind}")
    )
    return " ".join(part for part in parts if part)
