"""Text that stays text on a code host: no markup, link, mention, reference or command."""

import re

_RISKY = re.compile(r"[^\w\s]|_")
# Signs that mean nothing to Markdown in the middle of a sentence.
_HARMLESS = frozenset(".,;()?/“”‘’–—…%")


def entities(text: str) -> str:
    """Every sign but letters, digits and spaces as a numeric entity."""
    return _RISKY.sub(lambda match: f"&#{ord(match[0])};", text)


def sentence_html(text: str) -> str:
    """Our own words within a paragraph: readable signs stay."""
    return _RISKY.sub(lambda match: match[0] if match[0] in _HARMLESS else f"&#{ord(match[0])};", text)


def code_html(text: str) -> str:
    """A value as code. Entities keep Markdown out; the element keeps out @mentions and #references, which
    GitHub looks for after it has resolved the entities, but not in code.
    """
    return f"<code>{entities(text)}</code>" if text else ""


def without_commands(text: str) -> str:
    """GitHub's runner reads orders in the output of every step: ``##[…]`` anywhere, ``::…::`` at a line's start.
    Values begin no line here, and snippets that would are not shown.
    """
    return text.replace("##[", "## [")
