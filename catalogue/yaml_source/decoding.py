"""Bytes to text: UTF-8 with or without a byte order mark, any line ends; everything else is named."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from catalogue.yaml_source.characters import code_point, shorten
from catalogue.yaml_source.faults import Fault

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_BYTES = 5
_SAMPLE = 2048


class Decoded(NamedTuple):
    """The text with plain line ends, and what was wrong with its bytes. A fatal file is not worth reading on."""

    text: str
    faults: list[Fault]
    fatal: bool


def decode(raw: bytes, most_bytes: int) -> Decoded:
    """Text of a file that may have at most so many bytes."""
    if len(raw) > most_bytes:
        values: dict[str, object] = {"size": -(-len(raw) // 1024), "limit": most_bytes // 1024}
        return _refused("Y002", raw[:_SAMPLE].decode(errors="replace"), values)
    encoding = _wide_encoding(raw)
    if encoding:
        return _refused("Y003", raw.decode(encoding, "replace"), {"encoding": encoding.upper()})
    try:
        return Decoded(_plain_line_ends(raw.decode("utf-8-sig")), [], False)
    except UnicodeDecodeError:
        return _partly(raw)


def _refused(code: str, text: str, values: dict[str, object]) -> Decoded:
    return Decoded(_plain_line_ends(text), [Fault(code, 1, 1, values)], True)


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _wide_encoding(raw: bytes) -> str:
    """The name of a two- or four-byte encoding, told by its mark or by the zero bytes that Latin letters get."""
    for mark, name in _WIDE_MARKS:
        if raw.startswith(mark):
            return name
    even, odd = raw[:_SAMPLE:2], raw[1:_SAMPLE:2]
    if len(odd) < 2:
        return ""
    if odd.count(0) * 2 > len(odd) and even.count(0) * 8 < len(even):
        return "utf-16-le"
    if even.count(0) * 2 > len(even) and odd.count(0) * 8 < len(odd):
        return "utf-16-be"
    return ""


def _partly(raw: bytes) -> Decoded:
    """Text of a file with bytes that are not UTF-8, the bad ones read as Windows writes them."""
    if 0 in raw:
        return _refused("Y005", raw[:_SAMPLE].decode(errors="replace"), {})
    pieces: list[str] = []
    faults: list[Fault] = []
    for good, bad in _runs(raw.removeprefix(codecs.BOM_UTF8)):
        pieces.append(good)
        if bad:
            faults.append(_byte_fault("".join(pieces), bad))
            pieces.append(bad.decode("cp1252", "replace"))
    return Decoded(_plain_line_ends("".join(pieces)), faults, False)


def _runs(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Good text and the bad byte behind it; after a few bad ones the rest is taken as it comes."""
    for _ in range(_MOST_BYTES):
        try:
            yield raw.decode(), b""
            return
        except UnicodeDecodeError as error:
            yield raw[: error.start].decode(), raw[error.start : error.start + 1]
            raw = raw[error.start + 1 :]
    yield raw.decode("cp1252", "replace"), b""


def _byte_fault(before: str, bad: bytes) -> Fault:
    lines = _plain_line_ends(before).split("\n")
    guess = bad.decode("cp1252", "replace")
    values = {
        "byte": f"0x{bad[0]:02X}",
        "guess": guess if guess.isprintable() and guess != "\ufffd" else code_point(guess),
        "value": shorten(lines[-1][-30:]),
    }
    return Fault("Y004", len(lines), len(lines[-1]) + 1, values)
