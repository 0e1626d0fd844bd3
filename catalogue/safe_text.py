"""Record text made harmless for every place it can stand in (``docs/pengembang/ancaman.md``).

Text fields: every character that is not a letter, digit or space becomes a numeric entity, so the same
string is right in Markdown, HTML, attributes, titles and navigation, whatever extension is on.
Long text: restricted Markdown, then an allow-list of tags.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# What stays readable is provably inert where it stands, in Markdown (any extension) and in HTML alike: a hyphen
# inside a word, a comma between words, a period inside a number or after a long word. All else is an entity.
_A = r"[^\W_]"
_INERT = rf"(?<={_A})-(?={_A})|(?<={_A}),(?= ?{_A})|(?<=\d)\.(?=\d)|(?<=[^\W\d_]{{5}})\.(?= {_A}|$)"
_SPECIAL = re.compile(rf"({_INERT})|[^\w\s]|_|[\x00-\x1f\x7f]")
# What addresses are made of and means nothing between quotes: letters, digits and these marks.
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ./:?#=%+@,;-]")
# A folded YAML text keeps one line end where a blank line stood. After a line longer than anyone wraps, it is one.
_LONG_LINE_END = re.compile(r"\n(?<=[^\n]{101}\n)(?!\n|\s*(?:[-*+]|\d+[.)])\s)")
# What YAML 1.1 does not take as it stands in a quoted text (section 5.1), and its line ends.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Lines of words with marks that mean nothing to Markdown, none of them ending in a space: no parser is needed.
_PLAIN_LINES = re.compile(
    r"(?:[^\W\d_](?:[^\W_]|[ ,.;:()%/?-])*(?<! )|)(?:\n(?:[^\W\d_](?:[^\W_]|[ ,.;:()%/?-])*(?<! )|))*"
)
# What no plain line holds: quicker to look for than to read such lines as a whole.
_MARKED = re.compile(r"[^\w\n ,.;:()%/?-]|_")
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})

TAGS = frozenset(("p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code", "hr"))
SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def entity(character: str) -> str:
    """The numeric character reference of one character."""
    return f"&#{ord(character)};"


@lru_cache(maxsize=16_384)
def md_text(text: str) -> Markup:
    """Text as it may stand anywhere in a page: headings, cells, attributes, titles.

    Everything but letters, digits and spaces becomes ``&#NN;``; white space is folded.
    """
    folded = " ".join(text.split())
    return Markup(_SPECIAL.sub(lambda match: match[1] or entity(match[0]), folded))


@lru_cache(maxsize=16_384)
def href_text(address: str) -> Markup:
    """An absolute address as it may stand between the double quotes of an attribute in a block of HTML.

    Markdown leaves such a block alone, so what addresses are made of stays readable; marks that could end the
    attribute, begin an entity or mean anything to Markdown or Jinja become ``&#NN;``.
    """
    return Markup(_NOT_PLAIN.sub(lambda match: entity(match[0]), " ".join(address.split())))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # most catalogues hold words and nothing else

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False, "maxNesting": 20})
    parser.enable(["emphasis", "list", "link", "newline", "escape", "entity", "backticks"])
    # Reference links and images stay off: a definition in one field must not reach into another.
    return parser


@lru_cache(maxsize=4_096)
def long_html(text: str) -> Markup:
    """Restricted Markdown (paragraphs, emphasis, lists, links) as one line of clean HTML.

    Blank lines would end a raw HTML block in Markdown, so line ends are folded away.
    """
    if _PLAIN_LINES.fullmatch(text):
        return _plain_paragraphs(text)
    import nh3

    rendered = _parser().render(_LONG_LINE_END.sub("\n\n", text))
    cleaned = nh3.clean(
        rendered,
        tags=set(TAGS),
        attributes={"a": {"href"}, "*": set()},  # nh3 would let title and lang through
        url_schemes=set(SCHEMES),
        url_relative="deny",
        link_rel="nofollow noopener noreferrer",
    )
    return Markup(" ".join(cleaned.split()).translate(_BRACES))


def _plain_paragraphs(text: str) -> Markup:
    """What long_html makes of words and nothing else, found without a parser."""
    paragraphs = _LONG_LINE_END.sub("\n\n", text).split("\n\n")
    return Markup(" ".join(f"<p>{' '.join(paragraph.split())}</p>" for paragraph in paragraphs if paragraph.strip()))


@lru_cache(maxsize=4_096)
def plain_text(text: str) -> str:
    """Long text without its marks, for descriptions, feeds and search."""
    if not _MARKED.search(text) and all(not line or line[0].isalpha() for line in text.split("\n")):
        return " ".join(text.split())
    html = re.sub(r"<[^>]+>", " ", long_html(text))
    return " ".join(str(Markup(html).unescape()).split())


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element: no ``<``, ``>`` or ``&`` is left in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def front_matter(values: Mapping[str, object]) -> Markup:
    """YAML front matter in which every value is quoted as JSON, which YAML reads the same."""
    lines = (f"{key}: {_UNPRINTABLE.sub(_escaped, _json(value))}" for key, value in values.items())
    return Markup("---\n" + "\n".join(lines) + "\n---\n")
