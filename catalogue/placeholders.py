"""What a blank file holds where something is still to be filled in: ``<nama inovasi>``."""

import re

# Angle brackets: plain in YAML, never part of a name, and understood at sight.
_PLACEHOLDER = re.compile(r"<[^<>/\n]{2,200}>")
PLACEHOLDER_CODE = "R306"


def placeholder(words: str) -> str:
    """The mark that asks for something."""
    return f"<{words}>"


def is_placeholder(text: str) -> bool:
    """Whether a text is nothing but such a mark."""
    return "<" in text and _PLACEHOLDER.fullmatch(" ".join(text.split())) is not None
