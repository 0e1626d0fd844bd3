"""What reading a file gives, and how much it may give."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.places import Path, Place, places_of

REPEATED = "Y030"


class Limits(NamedTuple):
    """How large a file may be: bytes, lists and groups inside each other, keys and values together."""

    size: int
    depth: int
    nodes: int


RECORD_LIMITS = Limits(size=64 * 1024, depth=6, nodes=3_000)
REFERENCE_LIMITS = Limits(size=2 * 1024 * 1024, depth=6, nodes=100_000)


class Tree(NamedTuple):
    """Plain data, and one packed mark for each key and value in the order of the data."""

    data: Any
    marks: "array[int]"
    faults: list[Fault]


class TooMuchError(Exception):
    """The file goes beyond a limit; reading stops at once."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def with_first_lines(faults: Sequence[Fault], data: Any, marks: Sequence[int]) -> list[Fault]:
    """The faults, those of repeated keys with the line where the key stood first in place of its path."""
    if not any(fault.code == REPEATED for fault in faults):
        return list(faults)
    known = places_of(data, marks)
    return [_with_first_line(fault, known) if fault.code == REPEATED else fault for fault in faults]


def _with_first_line(fault: Fault, known: Mapping[Path, Place]) -> Fault:
    first = known.get(cast("Path", fault.values["at"]))
    return fault._replace(values={"key": fault.values["key"], "first": first.key_line if first else fault.line})
