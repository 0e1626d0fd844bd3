"""A built page as plain lines: what a reviewer reads without building anything."""

import textwrap
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from catalogue.reports.escaping import code_html, entities, sentence_html
from catalogue.reports.masking import masked
from catalogue.source import visible
from catalogue.texts import Texts

WIDTH = 100
LONGEST_PAGE = 20_000
LONGEST = 400_000  # GitHub takes 1 MiB for a step

_BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, tr, pre, figcaption, summary"
_LEFT_OUT = "nav, script, style, svg, form, button, template"
_HEADINGS = {"h1": "=", "h2": "-"}
_NESTED = "p, ul, ol, dl, table, pre"


def page_lines(html: str) -> Iterator[str]:
    """The words of a page's main part, a block a line, headings underlined."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("main")
    if main is None:
        return
    for node in main.css(_LEFT_OUT):
        node.decompose()
    for link in main.css('a[href^="http"]'):  # where a link leads is part of what is proposed
        link.insert_after(f" ({link.attributes.get('href')})")
    for node in main.css(_BLOCKS):
        words = " ".join(node.text(separator=" ").split())
        if words and not _holds_blocks(node):
            yield from _block(node.tag or "", words)


def _holds_blocks(node: LexborNode) -> bool:
    return node.tag in ("li", "dd", "tr") and node.css_first(_NESTED) is not None


def _block(tag: str, words: str) -> Iterator[str]:
    start = "- " if tag in ("li", "tr") else ""
    lines = textwrap.wrap(words, WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
    if tag.startswith("h"):
        yield ""
    yield from lines
    if tag in _HEADINGS:
        yield _HEADINGS[tag] * max(map(len, lines))


def pages_summary(pages: Mapping[str, str], texts: Texts) -> str:
    """The changed pages as Markdown for the step's summary, each folded away below its name.

    pages: built HTML by slug.
    """
    parts = [f"## {sentence_html(texts('review.pages', n=len(pages)))}"]
    room = LONGEST
    for shown, (slug, html) in enumerate(pages.items()):
        part = _folded(slug, html)
        room -= len(part)
        if room < 0:
            parts.append(sentence_html(texts("review.more_pages", n=len(pages) - shown)))
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _folded(slug: str, html: str) -> str:
    text = "\n".join(page_lines(html)).strip()[:LONGEST_PAGE]
    shown = "\n".join(entities(masked(visible(line))) for line in text.split("\n"))
    return f"<details><summary>{code_html(slug)}</summary>\n<pre>\n{shown}\n</pre></details>"
