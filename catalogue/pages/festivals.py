"""The index of festivals, and each edition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.addresses import FESTIVALS, festival_page
from catalogue.documents import File
from catalogue.model import Innovation
from catalogue.pages.appearances import changes, honours, organisers, since, when
from catalogue.pages.cards import Card, Step
from catalogue.pages.paging import Length, list_pages, parts
from catalogue.pages.press import Head, Press, list_search
from catalogue.pages.structured import trail
from catalogue.pages.wording import span_text
from catalogue.reference_model import Festival
from catalogue.safe_text import md_text

LENGTH = Length(36, 36)  # the page also tells who took part, by several groups


@dataclass(frozen=True, slots=True)
class FestivalLine:
    """An edition with its days in words and the number of innovations known from it.

    when: still to come, on, or over. changes: since the edition before, in a line.
    """

    festival: Festival
    address: str
    days: str
    number: int
    when: str
    changes: str


def festival_line(press: Press, festival: Festival) -> FestivalLine:
    """An edition as lists show it."""
    days = span_text(press.edition.texts, festival.start, festival.end)
    number = len(press.taxonomies.members("festival", festival.id))
    address = festival_page(festival.id)
    return FestivalLine(festival, address, days, number, when(press, festival), changes(press, festival))


def festivals_page(press: Press) -> Iterator[File]:
    """The index, the newest edition first."""
    title = press.t("page.festivals.title")
    head = Head(title, press.t("page.festivals.description"), "festivals", trail(press, Step(title, FESTIVALS)))
    newest = sorted(press.catalogue.festivals, key=lambda festival: festival.start, reverse=True)
    yield press.page(FESTIVALS, head, "festivals", lines=[festival_line(press, festival) for festival in newest])


def festival_pages(press: Press) -> Iterator[File]:
    """One page for every edition."""
    for festival in press.catalogue.festivals:
        yield from _festival_page(press, festival)


def _ranks(innovations: tuple[Innovation, ...], festival: Festival) -> dict[str, str]:
    return {
        innovation.slug: showing.rank
        for innovation in innovations
        for showing in innovation.festivals
        if showing.edition == festival.id and showing.rank
    }


def _ranked(press: Press, innovations: tuple[Innovation, ...], festival: Festival) -> list[Card]:
    """Cards with their rank at the festival, the ranked ones first."""
    ranks = _ranks(innovations, festival)
    pairs = zip((ranks.get(each.slug, "") for each in innovations), press.cards(innovations), strict=True)
    return sorted((replace(card, rank=md_text(rank)) for rank, card in pairs), key=lambda card: not card.rank)


def _festival_page(press: Press, festival: Festival) -> Iterator[File]:
    line = festival_line(press, festival)
    above, here = Step(press.t("page.festivals.title"), FESTIVALS), Step(press.name(festival), line.address)
    description = press.t("page.festival.description", n=line.number, name=here.title, days=line.days)
    ranked = _ranked(press, press.taxonomies.members("festival", festival.id), festival)
    yield from list_pages(
        press,
        Head(here.title, description, "festival", trail(press, above, here), list_search(line.number)),
        "festival",
        parts(line.address, ranked, LENGTH),
        line=line,
        festival=festival,
        trail=(above,),
        here=here,
        asked=f"?festival={festival.id}",
        honours=honours(press, festival),
        organisers=organisers(press, festival),
        since=since(press, festival),
    )
