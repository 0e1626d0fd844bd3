"""How a text is written: plain where every reader of YAML 1.1 and 1.2 sees the same text, else quoted or folded."""

import re
from collections.abc import Iterator, Sequence

import yaml

WIDTH = 100
STEP = 2
_NARROWEST = 20
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
# What YAML 1.1 takes for a number, a date, nothing, or yes and no; PyYAML knows all but the single letters.
_TYPED_11 = {
    first: [pattern for _, pattern in known] for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
# The last: a date without its zeros, which some readers of 1.1 take for one.
_TYPED_12 = re.compile(
    r"[yYnN]|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
)
# Numbers and dates that stay as they were written: reading and printing them gives the same text again.
_EITHER = re.compile(
    r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false"
)
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def key_text(key: str) -> str:
    """A key as it is written."""
    return key if _KEY.fullmatch(key) and not _is_typed(key) else quoted(key)


def value_lines(start: str, text: str, style: str) -> list[str]:
    """The lines of a value. start: indentation and key or dash before it. style: how it was written, as in
    libyaml's events: "" plain, else a quotation mark or the sign of a block.
    """
    inline = f"{start} {text if is_plain(text, style) else quoted(text)}"
    if "\n" not in text and (len(inline) <= WIDTH or not _BREAK.search(text)):
        return [inline]
    margin = " " * (len(start) - len(start.lstrip(" ")) + STEP)
    if _prefers_literal(text, style) and _fits_block(text):
        return [f"{start} |{_chomping(text)}", *_indented(text.removesuffix("\n").split("\n"), margin)]
    if _fits_folding(text):
        return [
            f"{start} >{_chomping(text)}",
            *_indented(_folded(text.removesuffix("\n"), WIDTH - len(margin)), margin),
        ]
    if _fits_block(text) and "\n" in text:
        return [f"{start} |{_chomping(text)}", *_indented(text.removesuffix("\n").split("\n"), margin)]
    return [f"{start} {quoted(text)}"]


def is_either(text: str) -> bool:
    """Whether a text is a number or a date, which stays with or without quotes as it was written."""
    return _EITHER.fullmatch(text) is not None


def is_plain(text: str, style: str) -> bool:
    """Whether a text on one line needs no quotes. style: a number or a date stays as it was."""
    if is_either(text):
        return style == ""
    if not text or text != text.strip() or _is_typed(text):
        return False
    hidden = ": " in text or " #" in text or text.endswith(":") or "\t" in text or "\n" in text
    return not hidden and (text[0] not in _INDICATORS or re.match(r"-[0-9]", text) is not None)


def _is_typed(text: str) -> bool:
    patterns = [*_TYPED_11.get(text[:1], ()), *_TYPED_11.get(None, ())]
    return text == "<<" or _TYPED_12.fullmatch(text) is not None or any(pattern.match(text) for pattern in patterns)


def quoted(text: str) -> str:
    """The text in double quotation marks, on one line."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _prefers_literal(text: str, style: str) -> bool:
    """Line ends stay visible where they were, or else where no line needs wrapping."""
    lines = text.removesuffix("\n").split("\n")
    short = all(len(line) <= WIDTH for line in lines)
    if len(lines) == 1:
        return style == "|" and short
    return style == "|" or (style != ">" and short)


def _fits_block(text: str) -> bool:
    """Whether lines can be written as they are: the first tells the indentation, at most one end is kept, and
    no space stands at the end of a line, where editors take it away.
    """
    lines = text.removesuffix("\n").split("\n")
    return bool(lines[0] and lines[-1]) and lines[0][0] not in " \t" and all(line == line.rstrip() for line in lines)


def _fits_folding(text: str) -> bool:
    """Lines that begin with a space keep their ends, so they cannot be wrapped."""
    return _fits_block(text) and not any(line.startswith((" ", "\t")) for line in text.split("\n"))


def _chomping(text: str) -> str:
    return "" if text.endswith("\n") else "-"


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines wrapped at single spaces; between two lines of the text stands an empty one."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield ""
        if line:
            yield from _wrapped(line, max(width, _NARROWEST))


def _wrapped(line: str, width: int) -> Iterator[str]:
    start = end = 0
    for stop in [*(match.start() for match in _BREAK.finditer(line)), len(line)]:
        if stop - start > width and end > start:
            yield line[start:end]
            start = end + 1
        end = stop
    yield line[start:]


def _indented(lines: Iterator[str] | Sequence[str], margin: str) -> Iterator[str]:
    return (margin + line if line else "" for line in lines)
