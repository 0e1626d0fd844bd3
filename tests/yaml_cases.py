"""The case files of YAML: what a clerk wrote, and what must be found in it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from catalogue.documents import Document
from catalogue.source import RECORD_LIMITS, REFERENCE_LIMITS, Source, parse
from catalogue.yaml_source.reading import PARSER

CASES = Path(__file__).parent / "cases" / "yaml"


class Case(NamedTuple):
    """One case of a file: the bytes, and what is expected of them."""

    raw: bytes
    root: type
    faults: list[str]
    fixes: list[tuple[int, str]]
    data: Any = None
    has_data: bool = False


def unescaped(text: str) -> bytes:
    """The bytes meant by <U+200B>, <0x92> and <tab>."""

    def one(match: re.Match[str]) -> str:
        if match[0] == "<tab>":
            return "\t"
        return chr(int(match[1], 16)) if match[1] else chr(0xDC00 + int(match[2], 16))

    marked = re.sub(r"<U\+([0-9A-F]+)>|<0x([0-9A-F]{2})>|<tab>", one, text)
    return b"".join(_encoded(character) for character in marked)


def _encoded(character: str) -> bytes:
    code = ord(character)
    return bytes([code - 0xDC00]) if 0xDC00 <= code <= 0xDCFF else character.encode()


def cases() -> Iterator[Any]:
    """Every case of every file, named by file and title."""
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            title, _, rest = block.partition("\n")
            yield pytest.param(read_case(title, rest), id=f"{path.stem}: {title}")


def read_case(title: str, rest: str) -> Case:
    body = [line for line in rest.split("\n") if not line.startswith("--> ")]
    while body and not body[-1]:
        body.pop()
    faults: list[str] = []
    case = Case(unescaped("\n".join(body) + "\n" * bool(body)), list if "[reference]" in title else dict, faults, [])
    for line in rest.split("\n"):
        if line.startswith("--> fix "):
            case.fixes.append((len(faults) - 1, line.removeprefix("--> fix ").replace("\\n", "\n")))
        elif line.startswith("--> data "):
            case = case._replace(data=json.loads(line.removeprefix("--> data ")), has_data=True)
        elif line.startswith("--> Y"):
            faults.append(line.removeprefix("--> "))
    return case


def read(case: Case, parser: Any = PARSER) -> Source:
    limits = REFERENCE_LIMITS if case.root is list else RECORD_LIMITS
    return parse(Document("data/x.yml", case.raw), limits, case.root, parser)


def found(source: Source) -> list[str]:
    return [f"{d.code} {d.location.line}:{d.location.column}" for d in source.diagnostics]
