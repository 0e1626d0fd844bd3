"""The finished form against the JSON Schema of a record: what one asks and the other does not, fails the build."""

from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

Asked = Mapping[str, tuple[bool, frozenset[str]]]  # by path: whether it must be filled in, and what may be chosen

GROUPS = ("entries", "once")


class FormMismatchError(Exception):
    """The form and the schema disagree; the message names the places."""


def disagreements(html: str, schema: Mapping[str, Any]) -> list[str]:
    """The paths at which form and schema differ, with what each says."""
    form, declared = asked(html), dict(_declared(schema, ""))
    paths = sorted(path for path in {*form, *declared} if not path.startswith("tambahan"))
    return [
        f"{path}: {form.get(path)} / {declared.get(path)}" for path in paths if form.get(path) != declared.get(path)
    ]


def asked(html: str) -> Asked:
    """What a form asks."""
    nodes = LexborHTMLParser(html).css("form [data-key]")
    return dict(_asked(node) for node in nodes if _attribute(node, "data-kind") not in GROUPS)


def _asked(node: LexborNode) -> tuple[str, tuple[bool, frozenset[str]]]:
    path = ".".join([*reversed([_attribute(each, "data-key") for each in _above(node)]), _attribute(node, "data-key")])
    closed = {_attribute(option, "value") for option in node.css("select[data-closed] option")} - {""}
    return path, ("data-required" in node.attributes, frozenset(closed))


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent:
        if "data-key" in parent.attributes:
            yield parent
        parent = parent.parent


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _declared(schema: Mapping[str, Any], above: str) -> Iterator[tuple[str, tuple[bool, frozenset[str]]]]:
    required = schema.get("required", ())
    for key, property_schema in schema["properties"].items():
        if key.endswith("_en"):
            continue
        one = property_schema.get("items", property_schema)
        group = next((each for each in (one, *one.get("anyOf", ())) if "properties" in each), None)
        if group:
            yield from _declared(group, f"{above}{key}.")
        elif one.get("type") != "object":
            yield f"{above}{key}", (key in required, frozenset(one.get("enum", ())))
