"""What the head of a hand-written page says of it, taken from the page's own words."""

import re
from collections.abc import Iterator

from catalogue.safe_text import front_matter, md_text

MOST = 300  # characters of a description
_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n+", re.DOTALL)
_HEADING = re.compile(r"^# +(?P<title>[^\n{]+)", re.MULTILINE)
_NAMED = re.compile(r"^title: *[\"']?(?P<title>[^\n\"']+)", re.MULTILINE)
_MARKS = re.compile(r"\[(?P<shown>[^\]]*)\]\([^)]*\)|[*`]")


def body_of(text: str) -> str:
    """A page without a front matter that someone wrote: its head is ours."""
    return _FRONT.sub("", text, count=1)


def title_of(text: str) -> str:
    """Its first heading, else the title that its front matter names, else ""."""
    front = _FRONT.match(text)
    found = _HEADING.search(body_of(text)) or (_NAMED.search(front["front"]) if front else None)
    return found["title"].strip() if found else ""


def description_of(text: str) -> str:
    """Its first paragraph as plain text, cut where it is long."""
    whole = next(_paragraphs(body_of(text)), "")
    return whole if len(whole) <= MOST else whole[:MOST].rpartition(" ")[0] + " …"


def headed(text: str, editions: str) -> str:
    """A page with a head that is harmless whatever it says. editions: the languages it is in, where more than one."""
    body = body_of(text)
    title = "" if _HEADING.search(body) else title_of(text)
    values = {"title": str(md_text(title)), "description": str(md_text(description_of(text))), "editions": editions}
    given = {name: value for name, value in values.items() if value}
    return f"{front_matter(given)}\n{body}" if given else body


def _paragraphs(body: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", body):
        words = " ".join(_MARKS.sub(lambda match: match["shown"] or "", block).split())
        if words and not words.startswith(tuple("#-|>!<")) and block.strip()[0] != "*":
            yield words
