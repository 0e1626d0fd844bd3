"""The packed parts of an XLSX file, with limits that hold before anything is unpacked or parsed.

Read here and not by a library: openpyxl opens every cell of a merged or linked range, pictures and all the rest
of a workbook, before anyone can look at its size; we need texts, number formats and merged ranges.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

from catalogue.exchange.tables import RefusedError

MOST_BYTES = 16 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 1_000
MOST_ELEMENTS = 1_000_000
MOST_TAGS = 2 * MOST_ELEMENTS  # counted before parsing, which takes some microseconds for each
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,  # an encrypted part
    ValueError,
    KeyError,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)

Attributes = Mapping[str, str]


class Parts:
    """The parts of one file, by name."""

    def __init__(self, raw: bytes) -> None:
        """Open a file. Raises RefusedError where it is no XLSX, too large, or broken."""
        if raw.startswith(_OLD_OFFICE):
            raise RefusedError("X003")
        if len(raw) > MOST_BYTES:
            raise RefusedError("X002", size=len(raw) >> 20, limit=MOST_BYTES >> 20)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN:
            raise RefusedError("X001") from None
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED:
            raise RefusedError("X002", size=unpacked >> 20, limit=MOST_UNPACKED >> 20)
        self.names = frozenset(info.filename for info in infos)
        self._elements = 0

    def read(self, name: str) -> bytes:
        """The bytes of a part; nothing where there is none."""
        if name not in self.names:
            return b""
        try:
            return self._zip.read(name)
        except _BROKEN:
            raise RefusedError("X001") from None

    def parse(
        self, name: str, start: Callable[[str, Attributes], Any], end: Callable[[str], Any], text: Callable[[str], Any]
    ) -> None:
        """Run through a part's XML. Element names come without their namespace."""
        raw = self.read(name)
        if not raw:
            return
        if _ENCODING.match(raw[:200]) or b"\0" in raw[:200]:
            raise RefusedError("X004")
        if raw.count(b"<") > MOST_TAGS:
            raise RefusedError("X002", size=len(raw) >> 20, limit=MOST_UNPACKED >> 20)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True

        def started(element: str, attributes: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MOST_ELEMENTS:
                raise RefusedError("X002", size=len(raw) >> 20, limit=MOST_UNPACKED >> 20)
            start(element.rpartition(" ")[2], attributes)

        parser.StartElementHandler = started
        parser.EndElementHandler = lambda element: end(element.rpartition(" ")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            parser.Parse(raw, True)
        except (expat.ExpatError, ValueError):
            raise RefusedError("X001") from None

    def attributes(self, name: str, element: str) -> list[dict[str, str]]:
        """The attributes of every such element of a part, in order."""
        found: list[dict[str, str]] = []

        def start(each: str, attributes: Attributes) -> None:
            if each == element:
                found.append({key.rpartition(" ")[2]: value for key, value in attributes.items()})

        self.parse(name, start, lambda _: None, lambda _: None)
        return found

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: id → (kind, part)."""
        folder, _, file = name.rpartition("/")
        links = self.attributes(join(folder, "_rels", f"{file}.rels"), "Relationship")
        return {
            link.get("Id", ""): (link.get("Type", "").rpartition("/")[2], _inside(folder, link.get("Target", "")))
            for link in links
            if link.get("TargetMode") != "External"
        }


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("X004")


def _inside(folder: str, target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
