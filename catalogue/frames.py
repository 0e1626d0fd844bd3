"""Pages of one type share one frame: MkDocs renders it once, and every page is filled into it.

Half of what MkDocs does for a page is making a Markdown converter and looking at our HTML again; the rest is the
frame around it, the same for all pages of a type. So one prototype of each type is rendered, with marks where a
page's own parts stand, and pages are put together from the pieces. What comes out is byte for byte what MkDocs
makes of the same Markdown (``tests/test_frames.py`` compares every page).
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from catalogue.addresses import PARTS, document_path
from catalogue.documents import File
from catalogue.waiting import Wait, in_memory

SLUG = "ki-bingkai"
LIST = "ki-daftar-panjang"  # in the place of a list's own step, where its later pages stand below it
MARKS = {
    "title": "KiBingkaiJudul",
    "description": "KiBingkaiRingkasan",
    "jsonld": "KiBingkaiData",
    "picture": "KiBingkaiGambar",
    "picture_alt": "KiBingkaiKeterangan",
    "picture_width": "KiBingkaiLebar",
    "picture_height": "KiBingkaiTinggi",
}
BODY = "# KiBingkaiIsi {: #ki-judul }"  # a heading, as every page has: the theme's skip link leads to it
BODY_ID = "ki-judul"
_DATA_BEFORE, _DATA_AFTER = '<script type="application/ld+json">', "</script>"
_BODY_HTML = '<h1 id="ki-judul">KiBingkaiIsi</h1>'
_PARTS = re.compile("|".join([*MARKS.values(), _BODY_HTML, SLUG, LIST]))
_NAMES = {mark: name for name, mark in MARKS.items()} | {_BODY_HTML: "body", SLUG: "slug", LIST: "list"}
# ``perangkat-daerah/dinas-a/halaman/2/``: all such lists share one frame.
_LIST_PART = re.compile(rf"((?:en/)?(?!en/)[a-z0-9-]+/)([a-z0-9-]+)/{PARTS}[0-9]+/")
_HEADING = re.compile(r"(#{1,6}) (.*) \{: #([a-z0-9-]+) \}")
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)

_LINKED = re.compile(r"\]\(([^()\s:#]+/index\.md)(?=[)#])")

MOST_HELD = 2_000  # pages as they are; more of them wait for their frame elsewhere: there may be 100,000
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page, taken apart: its address, front matter and Markdown.

    made_of: the name that its file has for all that it is made from. unmade: its file, where only
    the shape of its front matter is held here: the page was made before, or waits packed.
    """

    address: str
    head: Mapping[str, str]
    body: str = ""
    made_of: str = ""
    unmade: File | None = None

    @property
    def slug(self) -> str:
        """The last step of the address."""
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The address above."""
        return self.address.removesuffix(f"{self.slug}/")

    @property
    def list(self) -> str:
        """The step of the list that this is a later page of, where each list has one of its own."""
        found = _LIST_PART.fullmatch(self.address)
        return found[2] if found else ""

    @property
    def parts(self) -> dict[str, str]:
        """What is filled into the frame."""
        made = parse_page(self.unmade) if self.unmade else None
        head, body = (made.head, made.body) if made else (self.head, self.body)
        return {**head, "body": html_of(body), "slug": self.slug, "list": self.list}

    @property
    def shape(self) -> dict[str, str]:
        """The front matter as its frame has it."""
        return {name: MARKS.get(name, value) for name, value in self.head.items()}

    @property
    def key(self) -> Key:
        """What a frame depends on: type, the address above, and which parts there are."""
        other = tuple(sorted((name, value) for name, value in self.head.items() if name not in MARKS))
        present = tuple(sorted(self.head.keys() & MARKS.keys()))
        return (_LIST_PART.sub(rf"\1{LIST}/{PARTS}", self.address) if self.list else self.parent, other, present)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered prototype, cut at its marks: text, name of a part, text, …"""

    pieces: tuple[str, ...]

    @property
    def has_data_in_scripts(self) -> bool:
        """Whether JSON stands in a script of its own, wherever it stands."""
        places = [place for place in range(1, len(self.pieces), 2) if self.pieces[place] == "jsonld"]
        around = [(self.pieces[place - 1], self.pieces[place + 1]) for place in places]
        return all(before.endswith(_DATA_BEFORE) and after.startswith(_DATA_AFTER) for before, after in around)

    def fill(self, parts: Mapping[str, str]) -> str:
        """The finished page, from the parts of ``Page.parts``."""
        return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(self.pieces))


@dataclass(frozen=True)
class Plan:
    """What MkDocs is to render, and which pages are filled from which prototype."""

    rendered: tuple[File, ...] = ()
    prototypes: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)


def plan(
    files: Iterable[File],
    known: Callable[[File], Mapping[str, str] | None] = lambda file: None,
    wait: Wait = in_memory,
) -> Plan:
    """Sort generated files into those that MkDocs gets and those that are filled.

    files: everything that stands in ``build/docs/``; only our own pages (with a ``kind``) are taken out of it.
    known: the shape of a page that was made before, so that it need not be made to know its frame.
    wait: where pages wait for their frame, beyond the first of them.
    """
    rendered: list[File] = []
    found: list[Page] = []
    for file in files:
        shape = known(file)
        page = parse_page(file) if shape is None else _unmade(file, shape)
        if page and "kind" in page.head:
            found.append(page if len(found) < MOST_HELD or page.unmade else _waiting(page, wait))
        else:
            rendered.append(file)
    linked = {target for file in rendered for target in linked_pages(file)}
    groups: dict[Key, list[Page]] = {}
    for page in found:
        stays = page.address.count("/") == 1 or page.address in linked
        groups.setdefault((page.key, page.address if stays else ""), []).append(page)
    prototypes: dict[str, tuple[Page, ...]] = {}
    for pages in groups.values():
        # A page alone of its type is its own prototype: it stays where the navigation, or a link, names it.
        address = _frame_address(pages[0], len(prototypes)) if len(pages) > 1 else pages[0].address
        prototypes[address] = tuple(pages)
        rendered.append(_prototype(address, pages[0]))
    return Plan(tuple(rendered), prototypes)


def _waiting(page: Page, wait: Wait) -> Page:
    """The same page put aside, to be taken apart again when it is filled."""
    file = wait(File(document_path(page.address), f"{_front(page.head)}{page.body}"))
    return replace(page, head=page.shape, body="", unmade=file)


def _front(head: Mapping[str, str]) -> str:
    lines = "\n".join(f"{name}: {json.dumps(value)}" for name, value in head.items())
    return f"---\n{lines}\n---\n"


def _unmade(file: File, shape: Mapping[str, str]) -> Page:
    return Page(file.path.removesuffix("index.md"), shape, made_of=file.made_of, unmade=file)


def _frame_address(page: Page, number: int) -> str:
    parent = _LIST_PART.sub(rf"\1{LIST}-{number}/{PARTS}", page.address) if page.list else page.parent
    return f"{parent}{SLUG}-{number}/"


def linked_pages(file: File) -> Iterator[str]:
    """The pages that a hand-written page links to: MkDocs looks for them where they are named."""
    if file.path.endswith(".md"):
        for match in _LINKED.finditer(file.raw.decode()):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(file.path), match[1])).removesuffix("index.md")


def _prototype(address: str, sample: Page) -> File:
    return File(document_path(address), f"{_front(sample.shape)}\n{BODY}\n")


def parse_page(file: File) -> Page | None:
    """A Markdown file with our front matter; None for any other file."""
    if not file.path.endswith("index.md") or isinstance(file.content, bytes):
        return None
    text = file.text
    front = _FRONT.match(text)
    if not front:
        return None
    pairs = (line.split(": ", 1) for line in front[1].split("\n"))
    try:
        head = {key: json.loads(value) for key, value in pairs}
    except ValueError:  # a hand-written page: its front matter is YAML, not JSON
        return None
    return Page(file.path.removesuffix("index.md"), head, text[front.end() :], file.made_of)


def cut(html: str, address: str) -> Frame:
    """A rendered prototype, cut at its marks."""
    whole = html
    for own in address.rstrip("/").split("/"):
        for mark in (SLUG, LIST):
            whole = whole.replace(own, mark) if own.startswith(mark) else whole
    pieces: list[str] = []
    end = 0
    for match in _PARTS.finditer(whole):
        pieces += (whole[end : match.start()], _NAMES[match.group()])
        end = match.end()
    return Frame((*pieces, whole[end:]))


def html_of(body: str) -> str:
    """What Python-Markdown makes of our pages, which hold headings and raw HTML blocks only."""
    return "".join(_blocks(body)).strip()


def _blocks(body: str) -> Iterator[str]:
    for block in body.strip().split("\n\n"):
        heading = _HEADING.fullmatch(block)
        if heading:
            level = len(heading[1])
            yield f'<h{level} id="{heading[3]}">{heading[2]}</h{level}>\n'
        else:
            yield f"{block}\n\n"
