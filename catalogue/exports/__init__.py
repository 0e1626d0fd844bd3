"""The open data of a catalogue: JSON and CSV under ``api/v1/``, each with the schema of its own shape."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from catalogue.addresses import API, agency_page, area_page, festival_page, innovation_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.exports.moved import moved_files
from catalogue.exports.published import published, schema_of
from catalogue.exports.table import table
from catalogue.exports.writing import SCHEMAS, document_schema, json_file, json_line, json_list
from catalogue.ingredients import NO_INGREDIENTS, Ingredients
from catalogue.model import Innovation, Record
from catalogue.reference_model import Agency, Festival, ServiceArea


@dataclass(frozen=True, slots=True)
class Export:
    """A published file, for the open-data page. ``name`` finds its texts under ``page.data.export``."""

    path: str
    name: str
    schema: str = ""


EXPORTS = (
    Export(f"{API}innovations.json", "innovations_json", f"{SCHEMAS}innovations.json"),
    Export(f"{API}innovations.csv", "innovations_csv"),
    Export(f"{API}agencies.json", "agencies_json", f"{SCHEMAS}agencies.json"),
    Export(f"{API}service-areas.json", "areas_json", f"{SCHEMAS}service-areas.json"),
    Export(f"{API}festivals.json", "festivals_json", f"{SCHEMAS}festivals.json"),
)


def export_files(catalogue: Catalogue, today: date, ingredients: Ingredients = NO_INGREDIENTS) -> Iterator[File]:
    """Every file of open data. Today is written into each list as the date of publication."""
    base = catalogue.site.base
    records = [_innovation(catalogue, innovation) for innovation in catalogue.innovations]
    yield from _list("innovations", records, catalogue, today, _innovation_schema())
    for record in records:
        single = {"$schema": f"{base}{SCHEMAS}innovation.json"} | record
        made_of = ingredients.of((record["id"],))
        yield File(f"{API}innovations/{record['id']}.json", partial(json_line, single), made_of)
    yield json_file(f"{SCHEMAS}innovation.json", document_schema("innovation", base, _innovation_schema(single=True)))
    yield from moved_files(catalogue)
    yield File(f"{API}innovations.csv", table(catalogue))
    for name, record_type, entries in (
        ("agencies", Agency, [_with_url(base, agency_page(agency.id), agency) for agency in catalogue.agencies]),
        ("service-areas", ServiceArea, [_with_url(base, area_page(area.id), area) for area in catalogue.areas]),
        ("festivals", Festival, [_with_url(base, festival_page(each.id), each) for each in catalogue.festivals]),
    ):
        yield from _list(name, entries, catalogue, today, _linked_schema(record_type))


def _list(
    name: str, records: Sequence[Mapping[str, Any]], catalogue: Catalogue, today: date, record_schema: dict[str, Any]
) -> Iterator[File]:
    base, licence = catalogue.site.base, catalogue.site.licence
    head = {
        "$schema": f"{base}{SCHEMAS}{name}.json",
        "judul": catalogue.site.name,
        "tanggal": today.isoformat(),
        "lisensi": {"nama": licence.name, "url": licence.url},
        "jumlah": len(records),
    }
    yield File(f"{API}{name}.json", json_list(head, "data", records))
    text = {"type": "string"}
    properties = {
        "$schema": {"type": "string", "format": "uri"},
        "judul": text,
        "tanggal": {"type": "string", "format": "date"},
        "lisensi": {"type": "object", "properties": {"nama": text, "url": text}, "required": ["nama", "url"]},
        "jumlah": {"type": "integer", "minimum": 0},
        "data": {"type": "array", "items": record_schema},
    }
    whole = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    yield json_file(f"{SCHEMAS}{name}.json", document_schema(name, base, whole))


def _innovation(catalogue: Catalogue, innovation: Innovation) -> dict[str, Any]:
    agency = catalogue.agency_by_id[innovation.agency]
    areas = [catalogue.area_by_id[area] for area in innovation.areas]
    return {
        "id": innovation.slug,
        "url": catalogue.site.base + innovation_page(innovation.slug),
        **published(innovation),
        "perangkat_daerah": {"id": agency.id, "nama": agency.name},
        "urusan": [_area(area) for area in areas],
    }


def _area(area: ServiceArea) -> dict[str, Any]:
    """A service area, with the official one that an own one stands for."""
    equivalent = {"padanan": area.equivalent} if area.equivalent else {}
    return {"id": area.id, "nama": area.name, **equivalent}


def _innovation_schema(single: bool = False) -> dict[str, Any]:
    schema = schema_of(Innovation)
    text = {"type": "string"}
    named: dict[str, Any] = {"type": "object", "properties": {"id": text, "nama": text}, "required": ["id", "nama"]}
    area = named | {"properties": named["properties"] | {"padanan": text}}
    own = {"perangkat_daerah": named, "urusan": {"type": "array", "items": area}}
    head: dict[str, Any] = {"id": text, "url": {"type": "string", "format": "uri"}}
    if single:
        head = {"$schema": {"type": "string", "format": "uri"}, **head}
    return schema | {
        "properties": head | schema["properties"] | own,
        "required": [*head, *schema["required"], "kelengkapan", "status"],
    }


def _with_url(base: str, page: str, record: Record) -> dict[str, Any]:
    return {"url": base + page, **published(record)}


def _linked_schema(record: type[Record]) -> dict[str, Any]:
    schema = schema_of(record)
    address = {"url": {"type": "string", "format": "uri"}}
    return schema | {"properties": address | schema["properties"], "required": ["url", *schema["required"]]}
