"""The file of an innovation under each former slug: a static site cannot redirect JSON, so it says where to go."""

from collections.abc import Iterator
from typing import Any

from catalogue.addresses import API, innovation_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.exports.writing import SCHEMAS, document_schema, json_file

RECORDS = f"{API}innovations/"
_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri"}


def moved_files(catalogue: Catalogue) -> Iterator[File]:
    """One small file for every former slug, and the schema of their shape."""
    base = catalogue.site.base
    for innovation in catalogue.innovations:
        there = {
            "id": innovation.slug,
            "url": base + innovation_page(innovation.slug),
            "data": f"{base}{RECORDS}{innovation.slug}.json",
        }
        for former in innovation.former_slugs:
            head = {"$schema": f"{base}{SCHEMAS}moved.json", "id": former}
            yield json_file(f"{RECORDS}{former}.json", head | {"pindah_ke": there})
    yield json_file(f"{SCHEMAS}moved.json", document_schema("moved", base, _shape()))


def _shape() -> dict[str, Any]:
    there = _closed({"id": _TEXT, "url": _ADDRESS, "data": _ADDRESS})
    return _closed({"$schema": _ADDRESS, "id": _TEXT, "pindah_ke": there})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
