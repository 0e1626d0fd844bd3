"""JSON Schema of an innovation's file, for editors: titles, descriptions, choices, examples.

Draft 7, the one that yaml-language-server supports best. Made from the declarations and the texts alone, so
that no change of data makes it stale; ``suggesting_schema`` adds the ids that a catalogue knows.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, cast

from pydantic import TypeAdapter

from catalogue.catalogue import Catalogue
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.reference_model import ExtraField
from catalogue.scalars import FIRST_YEAR, LAST_YEAR, Scalar, ScalarKind
from catalogue.texts import Texts

Schema = dict[str, Any]
Choices = Mapping[str, Sequence[tuple[str, str]]]
SCHEMA_FILE = "schema/innovation.schema.json"
DRAFT = "http://json-schema.org/draft-07/schema#"
# What YAML reads as a number has no pattern to fit; these are the bounds of the grammars in ``scalars``.
BOUNDS: Mapping[str, Schema] = {
    "year": {"minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    "date": {"minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    "number": {"minimum": 1, "maximum": 9999},
    "count": {"minimum": 0},
}


def innovation_schema(texts: Texts) -> Schema:
    """The schema of ``data/innovations/*.yml``, the same for every region."""
    return _document(texts, {})


def suggesting_schema(catalogue: Catalogue, texts: Texts) -> Schema:
    """The same with a catalogue's own fields, and its ids as suggestions; others are let in, for they may be new."""
    agencies = [(agency.id, agency.name) for agency in catalogue.agencies]
    choices: Choices = {
        "perangkat_daerah": agencies,
        "mitra": agencies,
        "urusan": [(area.id, area.name) for area in catalogue.areas],
        "festival.edisi": [(festival.id, festival.name) for festival in catalogue.festivals],
        "cara_akses.kecamatan": [(district.id, district.name) for district in catalogue.districts],
        "terkait": [(innovation.slug, innovation.name) for innovation in catalogue.innovations],
    }
    document = _document(texts, choices)
    own = document["properties"]["tambahan"] | _own_fields(catalogue.site.extra_fields)
    return document | {"properties": document["properties"] | {"tambahan": own}}


OWN_KINDS: Mapping[str, ScalarKind] = {"angka": "text", "tanggal": "date", "tautan": "url", "ya-tidak": "flag"}


def _own_fields(declared: Sequence[ExtraField]) -> Schema:
    """The fields that a region declares itself, below ``tambahan``."""
    required = [field.key for field in declared if field.required]
    properties = {field.key: {"title": field.label} | _own_value(field) for field in declared}
    return {"properties": properties, "additionalProperties": False} | ({"required": required} if required else {})


def _own_value(field: ExtraField) -> Schema:
    if field.kind == "pilihan":
        return {"enum": list(field.terms)}
    return scalar_schema(OWN_KINDS.get(field.kind, "text"), 1, 1000)


def schema_text(schema: Schema) -> str:
    """A schema as it is written to a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _document(texts: Texts, choices: Choices) -> Schema:
    head = {"title": texts("rules.schema.title"), "description": texts("rules.schema.description")}
    return {"$schema": DRAFT, **head, **_group(INNOVATION, texts, choices)}


def _group(fields: Sequence[FieldDeclaration], texts: Texts, choices: Choices) -> Schema:
    return {
        "type": "object",
        "properties": {field.key: _property(field, texts, choices) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _property(field: FieldDeclaration, texts: Texts, choices: Choices) -> Schema:
    one = _value(field, texts, choices)
    if field.english:
        return {"title": texts(f"{field.text_key}.title"), "doNotSuggest": True} | _listed(field, one)
    head = {"title": texts(f"{field.text_key}.title"), "description": texts(f"{field.text_key}.description")}
    return head | _listed(field, one)


def _listed(field: FieldDeclaration, one: Schema) -> Schema:
    """The value itself, or a list of it."""
    if not field.repeated:
        return one
    bounds = {"minItems": field.fewest or None, "maxItems": field.most}
    return {"type": "array", "items": one} | {name: bound for name, bound in bounds.items() if bound}


def _value(field: FieldDeclaration, texts: Texts, choices: Choices) -> Schema:
    if field.kind == "record":
        group = _group(field.members, texts, choices)
        return {"anyOf": [group, scalar_schema("text", 1, 1000)]} if field.bare else group
    if field.kind == "free":
        return {"type": "object", "additionalProperties": scalar_schema("text", field.shortest, field.longest)}
    if field.kind == "term":
        labels = [texts(f"vocabulary.{field.vocabulary}.{term}") for term in field.terms]
        return {"enum": list(field.terms), "enumDescriptions": labels}
    return _scalar(field, texts, choices.get(".".join(field.path), ()))


def _scalar(field: FieldDeclaration, texts: Texts, known: Sequence[tuple[str, str]]) -> Schema:
    schema = scalar_schema(cast(ScalarKind, field.kind), field.shortest, field.longest)
    if known:
        ids, names = [each[0] for each in known], [each[1] for each in known]
        return {"anyOf": [{"enum": ids, "enumDescriptions": names}, schema]}
    example = texts.get(f"{field.text_key}.example")
    return schema | {"examples": example.split("\n")} if example and not field.english else schema


@cache  # pure, and asked once for each field
def scalar_schema(kind: ScalarKind, shortest: int, longest: int) -> Schema:
    """The schema of one grammar, as ``scalars`` states it."""
    mark = Scalar(kind, shortest, longest) if longest and kind in ("text", "long_text") else Scalar(kind)
    schema: Schema = TypeAdapter(Annotated[str, mark]).json_schema()
    return schema | BOUNDS.get(kind, {})
