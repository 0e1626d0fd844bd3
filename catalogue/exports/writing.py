"""How JSON is written, and the head that every schema has."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.addresses import API
from catalogue.documents import File

SCHEMAS = f"{API}schema/"


def document_schema(name: str, base: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with its dialect and its own address. base: the address of the site."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "$id": f"{base}{SCHEMAS}{name}.json", **schema}


def json_file(path: str, value: object) -> File:
    """A file of JSON."""
    return File(path, json_text(value))


def json_text(value: object) -> str:
    """A value as JSON that people can read, too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_line(value: object) -> str:
    """A value as JSON on one line, which is written in a tenth of the time."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def json_list(head: Mapping[str, Any], name: str, records: Iterable[object]) -> str:
    """An object that ends in a list of records, each on a line of its own, so that a difference shows which changed."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    listed = f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []'
    return f"{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n {listed}\n}}\n"
