"""Broken and hostile YAML: every verdict right, told within a line of the fault, nothing raised, in little time."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from catalogue.documents import Document
from catalogue.source import RECORD_LIMITS, parse
from catalogue.yaml_source.characters import FORBIDDEN, has_forbidden
from tests.yaml_cases import cases

from . import corpora

DATA = yaml.load((Path(__file__).parent / "documents.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
HEAD = "nama: Uji\nringkasan: Warga mendapat layanan tanpa datang ke kantor.\nurusan: [kesehatan]\n"
TAIL = "sasaran: Warga\nmasalah: Antrean panjang.\n"
LINE = 4
SECONDS = 1


def invisible() -> list[str]:
    """Characters of the corpus that are refused alone in a word; others have companions that make them right."""
    found = (text for text in corpora.naughty() if text.startswith("lay") and text.endswith("anan"))
    return [text[3:-4] for text in found if re.search(FORBIDDEN, text) and text[3:-4] not in "\n\r"]


def refused() -> Iterator[tuple[str, bytes]]:
    """Names and documents; the fault stands in the fourth line."""
    for body in DATA["refused"]:
        yield body, f"{HEAD}{body}\n{TAIL}".encode()
    for character in invisible():
        for form in ("a: lay{}anan", "a{}b: c", 'a: "{}"', "# {}"):
            raw = f"{HEAD}{form.format(character)}\n{TAIL}".encode("utf-8", "surrogatepass")
            yield f"{form} U+{ord(character):04X}", raw
    for byte in range(0x80, 0x100):
        yield f"byte {byte:02x}", f"{HEAD}a: lay".encode() + bytes([byte]) + f"anan\n{TAIL}".encode()


REFUSED = dict(refused())


def test_there_are_as_many_as_were_promised() -> None:
    assert len(REFUSED) + len(DATA["words"]) >= 449
    assert len(list(cases())) >= 200  # beside these, clerks' mistakes with their exact places


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_within_a_line_of_its_fault(name: str) -> None:
    started = time.process_time()
    source = parse(Document("data/innovations/uji.yml", REFUSED[name]), RECORD_LIMITS, dict)
    assert time.process_time() - started < SECONDS
    lines = [each.location.line for each in source.diagnostics if each.severity == "error"]
    assert lines, name
    assert min(abs(line - LINE) for line in lines) <= 1, (lines, source.diagnostics[0])


@pytest.mark.parametrize("word", DATA["words"])
def test_a_plain_word_is_read_as_it_was_written(word: str) -> None:
    source = parse(Document("data/innovations/uji.yml", f"{HEAD}a: {word}\n{TAIL}".encode()), RECORD_LIMITS, dict)
    assert not source.diagnostics
    assert source.data and source.data["a"] == word


def test_every_refused_character_is_seen_by_the_quick_look_too() -> None:
    every = (chr(point) for point in range(0x110000))
    assert [hex(ord(each)) for each in every if re.search(FORBIDDEN, each) and not has_forbidden(f"a{each}b")] == []
