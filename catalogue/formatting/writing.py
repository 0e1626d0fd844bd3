"""Data and its comments as lines of YAML in canonical form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.formatting.remarks import Remarks
from catalogue.formatting.scalars import STEP, key_text, value_lines
from catalogue.yaml_source.places import Path

KeyOrder = Mapping[str, Any]
_NO_ORDER: KeyOrder = {}
ENGLISH = "_en"


@dataclass(frozen=True)
class Writer:
    """What is needed to write one file: its comments, and the style in which each text was written."""

    remarks: Remarks
    styles: Mapping[Path, str]

    def document(self, data: Any, order: KeyOrder) -> str:
        """The whole file."""
        lines = [*self.remarks.header, *self.block(data, (), 0, order), *self.remarks.footer]
        return "\n".join(_trimmed(lines)) + "\n"

    def block(self, data: Any, path: Path, indent: int, order: KeyOrder) -> Iterator[str]:
        """The lines of a list or a group, indented."""
        if not data:
            yield " " * indent + ("{}" if isinstance(data, dict) else "[]")
            return
        keys: Sequence[str | int] = in_order(data, order) if isinstance(data, dict) else range(len(data))
        for number, key in enumerate(keys):
            here = (*path, key)
            lead = _commented(self.remarks.lead.get(here, ()), indent)
            yield from lead if number else _without_first_empty(lead)
            if isinstance(key, str):
                yield from self.entry(key, data[key], here, indent, order.get(key, _NO_ORDER))
            else:
                yield from self.item(data[key], here, indent, order)
            yield from _commented(self.remarks.tail.get(here, ()), indent)

    def entry(self, key: str, value: Any, path: Path, indent: int, order: KeyOrder) -> Iterator[str]:
        """A key with its value."""
        start = f"{' ' * indent}{key_text(key)}:"
        if isinstance(value, dict | list) and value:
            yield start
            yield from self.block(value, path, indent + STEP, order)
        else:
            yield from self.leaf(start, value, path)

    def item(self, value: Any, path: Path, indent: int, order: KeyOrder) -> Iterator[str]:
        """An item of a list: its first line gets the dash, comments before that stand above."""
        start = f"{' ' * indent}-"
        if not (isinstance(value, dict | list) and value):
            yield from self.leaf(start, value, path)
            return
        dashed = False
        for line in self.block(value, path, indent + STEP, order):
            if dashed:
                yield line
            elif line.lstrip().startswith("#") or not line:
                yield line[STEP:]
            else:
                dashed = True
                yield start + line[indent + 1 :]

    def leaf(self, start: str, value: Any, path: Path) -> Iterator[str]:
        """What needs no lines of its own below: a text, nothing, or something empty."""
        if value is None:
            yield start
        elif isinstance(value, str):
            yield from value_lines(start, value, self.styles.get(path, ""))
        else:
            yield f"{start} {'{}' if isinstance(value, dict) else '[]'}"


def in_order(keys: Iterable[str], order: KeyOrder) -> list[str]:
    """Keys in the order of the schema; an English one behind its own, unknown ones at the end as they came."""
    places = {key: place for place, key in enumerate(order)}

    def rank(key: str) -> tuple[int, bool]:
        own = key if key in places else key.removesuffix(ENGLISH)
        return places.get(own, len(places)), own != key

    return sorted(keys, key=rank)


def _commented(remarks: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + text if text else "" for text in remarks]


def _without_first_empty(lines: Sequence[str]) -> Sequence[str]:
    """Nothing empty stands between a key and what it holds."""
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def _trimmed(lines: Iterable[str]) -> Iterator[str]:
    """No empty lines at either end."""
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return iter(_without_first_empty(kept))
