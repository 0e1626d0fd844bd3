"""A record as it was written, for the form to correct: its data, how texts were written, and its comments."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from catalogue.addresses import FORM_RECORDS
from catalogue.documents import File
from catalogue.formatting.remarks import Remarks, remarks_of
from catalogue.formatting.scalars import is_either
from catalogue.ingredients import Ingredients
from catalogue.source import Source
from catalogue.yaml_source.comments import scalar_spans
from catalogue.yaml_source.places import Path

BLOCKS = ("|", ">")


def record_files(sources: Mapping[str, Source], ingredients: Ingredients) -> Iterator[File]:
    """One script for each record; scripts load over HTTP and from a folder alike. sources: by slug."""
    for slug, source in sources.items():
        yield File(f"{FORM_RECORDS}{slug}.js", partial(_script, slug, source), ingredients.of((slug,)))


def _script(slug: str, source: Source) -> str:
    content = json.dumps([slug, written_record(source)], ensure_ascii=False, separators=(",", ":"))
    return f"KatalogUsul.put(...{content});\n"


def written_record(source: Source) -> dict[str, Any]:
    """What the form's writer needs to write the file again as it was, but for what is changed."""
    spans = scalar_spans(source.text)
    by_place = {(span.line + 1, span.column + 1): span.style for span in spans}
    written = zip(source.places.items(), _values(source.data), strict=False)
    styles = ((path, by_place.get((place.line, place.column), ""), value) for (path, place), value in written)
    kept = {path: style for path, style, value in styles if _matters(value, style)}
    return {
        "data": source.data,
        "styles": {_name(path): style for path, style in kept.items()},
        "remarks": _remarks(remarks_of(source, spans)),
    }


def _matters(value: object, style: str) -> bool:
    """Whether a text would look otherwise in another style."""
    return isinstance(value, str) and (style in BLOCKS or is_either(value))


def _remarks(remarks: Remarks) -> dict[str, Any]:
    found = {
        "header": list(remarks.header),
        "lead": {_name(path): list(lines) for path, lines in remarks.lead.items() if lines},
        "tail": {_name(path): list(lines) for path, lines in remarks.tail.items() if lines},
        "footer": list(remarks.footer),
    }
    return {name: value for name, value in found.items() if value}


def _name(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _values(data: Any) -> Iterator[Any]:
    """All values of the data, in the order in which their places are told."""
    yield data
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _values(inner)
