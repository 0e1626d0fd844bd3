"""The gate for pages that are filled into a frame: the frame is looked at once, and of each page only its own parts.

Why that is the whole page: a part that is closed in itself (what follows it stands where it stood before, in the
same element) leaves the parser as it found it, so that the frame around it reads as it did when it was looked at.
Whatever is not plainly so is no matter for this module: the whole page is looked at then.
"""

import re

from selectolax.lexbor import LexborHTMLParser

from catalogue.gate import reasons_in

END = "ki-batas"
AROUND = frozenset(("html", "body", "div", "main", "article", "section"))
# Inert texts that the gate refuses where a frame has a place for them that is no place for texts: an attribute without
# quotes, the beginning of an address.
PROBES = ("ki onki&#61;1 onki ki", "javascript&#58;ki", "&#47;&#47;ki")
_INERT = re.compile(r"(?:[^<>&\"'`\x00-\x1f\x7f]|&#[0-9]{1,7};)*")
_STEP = re.compile(r"[a-z0-9-]*")


def is_inert(text: str) -> bool:
    """Whether a text can be nothing but text, in an element and between quotes: no marks, numeric entities only."""
    return _INERT.fullmatch(text) is not None


def is_data(json: str) -> bool:
    """Whether JSON cannot end the script element it stands in, nor begin anything there."""
    return "<" not in json and "\x00" not in json


def is_step(text: str) -> bool:
    """Whether a text is a step of an address, and nothing else."""
    return _STEP.fullmatch(text) is not None


def is_harmless(body: str) -> bool:
    """Whether HTML is closed in itself and holds nothing that the gate refuses."""
    parser = LexborHTMLParser(f"<!doctype html><body><div>{body}<{END}></{END}></div>")
    if reasons_in(parser):
        return False
    ends = parser.css(f"body > div:only-child > {END}:last-child")
    return len(ends) == len(parser.css(END)) == 1 and ends[0].next is None


def is_open(html: str, mark: str) -> bool:
    """Whether a frame passes the gate and has the element with this id, whose place the body takes, in the open."""
    parser = LexborHTMLParser(html)
    found = parser.css(f"#{mark}")
    if reasons_in(parser) or len(found) != 1:
        return False
    around = found[0].parent
    while around is not None and around.tag in AROUND:
        around = around.parent
    return around is not None and around.tag == "-document"
