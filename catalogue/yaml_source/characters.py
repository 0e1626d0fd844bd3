"""Characters that people cannot see or that break files, and how to show them."""

import re
from collections.abc import Iterator
from itertools import islice

from catalogue.yaml_source.faults import Fault

CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
# Line ends that other programs do not know as such; Word writes U+000B, Google Docs U+2028.
BREAKS = "\x0b\x0c\x85\u2028\u2029"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNUSABLE = "\ufdd0-\ufdef\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Joiners are letters' companions in Arabic (Jawi, Pegon) and in Rejang, Javanese, Buginese, Balinese,
# Sundanese, Batak, Makasar and Kawi; the zero-width joiner also builds emoji.
_SCRIPTS = (
    "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u1a00-\u1a1f\u1b00-\u1bff\u1cc0-\u1ccf\ua930-\ua95f\ua980-\ua9df"
    "\U00011ee0-\U00011f5f"
)
_JOINERS = "\u200c\u200d"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_LOOSE_JOINER = (
    f"\u200c(?<![{_SCRIPTS}].)|\u200c(?![{_SCRIPTS}])|\u200d(?<![{_SCRIPTS}{_EMOJI}].)|\u200d(?![{_SCRIPTS}{_EMOJI}])"
)
# Patterns as texts: to compile them takes longer than to look through all files, where nothing odd stands in any.
FORBIDDEN = f"(?P<Y006>[{CONTROL}])|(?P<Y007>[{INVISIBLE}]|{_LOOSE_JOINER})|(?P<Y008>[{BREAKS}])|(?P<Y010>[{UNUSABLE}])"
# A tab is no fault in a value, but shown raw it would move everything behind it.
_UNSEEN = f"{FORBIDDEN}|[{SPACES}]|\t"
# Refused although str.isprintable lets them pass.
_PRINTABLE_FORBIDDEN = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\ufe00-\ufe0d\uffa0\ufffd\U000e0100-\U000e01ef]"
)
MOST_FAULTS = 20
_MOST_MATCHES = 5000


def code_point(character: str) -> str:
    r"""How Unicode writes a character.

    >>> code_point("\u200b")
    'U+200B'
    """
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    r"""Text on one line, every character that cannot be seen as its code point.

    >>> visible("a\u200bb\nc")
    'a<U+200B>b c'
    """
    folded = " ".join(text.split("\n"))
    if folded.isprintable():
        return folded
    shown = re.sub(_UNSEEN, lambda match: f"<{code_point(match[0])}>", folded)
    return "".join(each if each.isprintable() or each in _JOINERS else f"<{code_point(each)}>" for each in shown)


def shorten(text: str, limit: int = 60) -> str:
    """Visible text of at most ``limit`` characters, with an ellipsis where something was cut.

    >>> shorten("perangkat daerah", 10)
    'perangkat…'
    """
    shown = visible(text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def has_forbidden(text: str) -> bool:
    """Whether any character of it is refused in data; quick for ordinary text."""
    if text.replace("\n", "").isprintable():
        return not text.isascii() and re.search(_PRINTABLE_FORBIDDEN, text) is not None
    return re.search(FORBIDDEN, text) is not None


def character_faults(text: str) -> Iterator[Fault]:
    """The refused characters, one fault for each kind and line, at most a screenful."""
    seen: set[tuple[str, int]] = set()
    line, line_start, done = 1, 0, 0
    for match in islice(re.finditer(FORBIDDEN, text), _MOST_MATCHES):
        line += text.count("\n", done, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1 if "\n" in text[done : match.start()] else line_start
        done = match.start()
        code = str(match.lastgroup)
        if (code, line) in seen:
            continue
        seen.add((code, line))
        around = shorten(text[max(line_start, done - 20) : done + 20].partition("\n")[0])
        yield Fault(code, line, done - line_start + 1, {"character": code_point(match[0]), "value": around})
        if len(seen) == MOST_FAULTS:
            return


def without_forbidden(text: str) -> str:
    """What the text would be after its repair: breaks become spaces, the rest goes."""
    return re.sub(FORBIDDEN, lambda match: " " if match.lastgroup == "Y008" else "", text)
