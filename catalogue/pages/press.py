"""The press: one catalogue in one edition, printed page by page from templates."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalogue.addresses import Linker, document_path, in_edition, is_bilingual
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.model import Innovation, Record, in_language
from catalogue.pages.cards import Card, card
from catalogue.pages.edition import Edition
from catalogue.pages.icons import icon_markup
from catalogue.pages.wording import count_text, day_text
from catalogue.safe_text import front_matter, md_text, script_json
from catalogue.scalars import PartialDate
from catalogue.speech import called, labelled, language_mark, marked, named, said
from catalogue.taxonomy import Taxonomies
from catalogue.templating import harmless

# A block starts at the line's beginning with ``#`` or an opening tag; everywhere else a blank line would
# end a raw HTML block in Markdown.
_BLOCK_START = re.compile(r"\n\s*\n(?=#|<(?!/))")
FEWEST_FILTERED = 8
MOST_PRINTED = 8_192  # cards kept as they are printed, so that memory lasts for 40,000 records
MOST_CARDS = 4_000  # held for the lists after the first one; others are made again
_PLAIN_LINK = re.compile(r"[a-z0-9./#?=%+_-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture that others show beside a link to a page. Path is relative to the site."""

    path: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a page, plain text. The keys are all that the theme reads.

    kind: page type, a class of the article. jsonld: JSON that may stand in a script.
    finder: which scripts the page needs besides the search box: ``page``, ``joint``, ``list``, ``few``,
        ``compare``, or none.
    preview: a picture of the page's own.
    editions: the languages that the page is in, where they are more than one.
    """

    title: str
    description: str
    kind: str
    jsonld: str = ""
    finder: str = ""
    preview: Preview | None = None
    editions: str = ""


def head_matter(head: Head) -> Markup:
    """The front matter; texts are made harmless because Material prints them as they are."""
    texts = {"title": str(md_text(head.title)), "description": str(md_text(head.description))}
    plain = {"kind": head.kind, "jsonld": head.jsonld, "finder": head.finder, "editions": head.editions}
    return front_matter({name: value for name, value in (texts | plain | _preview(head)).items() if value})


def _preview(head: Head) -> dict[str, str]:
    picture = head.preview
    if not picture:
        return {}
    size = {"picture_width": str(picture.width), "picture_height": str(picture.height)}
    return {"picture": picture.path, "picture_alt": str(md_text(picture.alt)), **size}


def list_search(number: int) -> str:
    """What a list of so many needs: filters where there is something to filter, comparing where there are two."""
    if number >= FEWEST_FILTERED:
        return "list"
    return "few" if number > 1 else ""


def tidy(text: str) -> str:
    """Blocks parted by one blank line, and no blank line inside a block, nor room before or after a line."""
    return "\n\n".join(map(_close, _BLOCK_START.split(text.strip()))) + "\n"


def _close(block: str) -> str:
    return "\n".join(filter(None, map(str.strip, block.split("\n"))))


def _link(linker: Linker, language: str, target: str) -> Markup | str:
    """A link between two pages of an edition, readable in the page's source where it is plain characters only."""
    made = linker(in_edition(target, language))
    # Nothing in such a link means anything to Markdown or HTML.
    return Markup(made) if _PLAIN_LINK.fullmatch(made) else made  # noqa: S704


@dataclass(frozen=True)
class Press:
    """Prints pages. Everything a template may ask for is handed to it here or by the page's own module."""

    catalogue: Catalogue
    edition: Edition
    environment: Environment

    @cached_property
    def icons(self) -> Mapping[str, Markup]:
        """Every icon of the edition, ready to print."""
        return {name: icon_markup(name) for name in self.edition.icons}

    def icon(self, name: str | None) -> Markup:
        """An icon, or nothing where the set has none of that name."""
        return self.icons.get(name or "", Markup(""))

    @cached_property
    def wording(self) -> Mapping[str, Markup]:
        """The texts that need no values, made harmless once for all pages."""
        entries = self.edition.texts.entries.items()
        return {key: md_text(text) for key, text in entries if key.startswith("page.") and isinstance(text, str)}

    def word(self, key: str, **values: object) -> str:
        """What templates call ``t``."""
        return self.t(key, **values) if values else self.wording[key]

    @cached_property
    def _cards(self) -> dict[str, Card]:
        """Those cards that were made so far and are still held."""
        return {}

    def _card(self, innovation: Innovation) -> Card:
        made = self._cards.get(innovation.slug) or card(self.catalogue, self.edition, innovation)
        if len(self._cards) < MOST_CARDS:
            self._cards[innovation.slug] = made
        return made

    def cards(self, innovations: Iterable[Innovation]) -> tuple[Card, ...]:
        """The cards of innovations, in their order."""
        return tuple(map(self._card, innovations))

    @cached_property
    def _printed(self) -> Callable[..., Markup]:
        """A card as it stands on pages from which the same link leads to it; a card stands on some ten pages."""
        return lru_cache(MOST_PRINTED)(self._print)

    def _print(self, card: Card, address: Markup, area: str, filtered: bool, anchor: Markup) -> Markup:
        views = {"card": card, "address": address, "area": area, "filtered": filtered, "anchor": anchor}
        made = self.environment.get_template("parts/card.html.jinja").render(icon=self.icon, t=self.word, **views)
        return Markup(made.rstrip("\n"))  # noqa: S704 - of a template, which made all of it harmless

    @cached_property
    def search_texts(self) -> Markup:
        """The wording of the search's scripts, as JSON."""
        named = {"facet_area": self.called("one_area"), "facet_agency": self.called("one_agency")}
        named["facet_district"] = self.district_label
        return script_json({**self.edition.texts.below("search.js"), **named})

    @cached_property
    def district_label(self) -> str:
        """What the parts of the region are called here."""
        site = self.catalogue.site
        own = site.labels.district if self.edition.language == "id" else None
        return own or self.t(f"page.districts.title.{site.region.kind}")

    @cached_property
    def taxonomies(self) -> Taxonomies:
        """The groups that lists are made from."""
        return Taxonomies(self.catalogue)

    def t(self, key: str, **values: object) -> str:
        """A text of this edition's language; a large ``n`` is written as the language writes it."""
        number = values.get("n")
        if isinstance(number, int) and number >= 1000:
            values["n"] = count_text(self.edition.texts, number)
        return self.edition.texts(key, **values)

    def day(self, day: PartialDate | date) -> str:
        """A date in words."""
        return day_text(self.edition.texts, day)

    def say(self, record: Record, name: str) -> str:
        """A record's text field in this edition's language, "" where it is not given."""
        return in_language(record, name, self.edition.language) or ""

    def spoken(self, record: Record, name: str) -> Any:
        """The same as HTML, marked where it is Indonesian on an English page: what templates call ``say``."""
        return said(record, name, self.edition.language)

    def mark(self, record: Record, name: str) -> Markup:
        """The ``lang`` of a block of long text, where it is Indonesian on an English page."""
        return language_mark(record, name, self.edition.language)

    def foreign(self, text: str) -> Markup | str:
        """An Indonesian text that no field holds alone, marked on an English page."""
        return marked(text, self.edition.language)

    def name(self, record: Record, name: str = "name") -> str:
        """A name, or a text for an attribute, in this edition's language."""
        return named(record, self.edition.language, name)

    def label(self, record: Record) -> str:
        """The name that a citizen uses, in this edition's language."""
        return labelled(record, self.edition.language)

    def called(self, what: str) -> str:
        """What agencies or areas (``agency``, ``area``) are called here, in this edition's language."""
        return called(self.catalogue, self.edition.texts, what)

    def place(self, address: str) -> str:
        """Where a page is in this edition."""
        return in_edition(address, self.edition.language)

    def url(self, address: str) -> str:
        """The absolute address of a page in this edition."""
        return self.catalogue.site.base + self.place(address)

    def _card_on(
        self,
        link: Callable[[str], Markup | str],
        filtered: bool,
        card: Card,
        area: str = "",
        whole: bool = True,
        anchor: str = "",
    ) -> Markup:
        """A card on a page. area: the one that all cards there have. whole: of a list that stands on one page."""
        return self._printed(card, harmless(link(card.address)), area, filtered and whole, harmless(anchor))

    def later(
        self, address: str, shown: Iterable[Innovation], make: Callable[[], File], beside: Iterable[str] = ()
    ) -> File:
        """A page that is made when it is needed.

        shown: every innovation that it shows anything of. beside: what else it says that others could change.
        """
        made_of = self.edition.ingredients.of(innovation.slug for innovation in shown)
        name = " ".join((made_of, *beside))
        return File(document_path(self.place(address)), lambda: make().text, name) if made_of else make()

    def page(self, address: str, head: Head, template: str, **views: object) -> File:
        """One page from its template; ``views`` are what only this page shows."""
        here = self.place(address)
        if self.edition.twin and is_bilingual(address):
            head = replace(head, editions="id en")
        link = partial(_link, Linker(here, self.edition.offline), self.edition.language)
        body = self.environment.get_template(f"{template}.md.jinja").render(
            link=link,
            print_card=partial(self._card_on, link, head.finder == "list"),
            icon=self.icon,
            t=self.word,
            day=self.day,
            say=self.spoken,
            lang=self.mark,
            name=self.name,
            label=self.label,
            called=self.called,
            language=self.edition.language,
            count=partial(count_text, self.edition.texts),
            today=self.edition.today,
            site=self.catalogue.site,
            search_texts=self.search_texts,
            head=head,
            **views,
        )
        return File(document_path(here), f"{head_matter(head)}\n{tidy(body)}")
