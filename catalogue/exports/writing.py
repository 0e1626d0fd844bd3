"""How JSON is written, and the head that every schema has."""

import json
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
