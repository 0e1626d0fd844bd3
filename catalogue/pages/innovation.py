"""The page of an innovation, in the order of what a citizen asks."""

from collections.abc import Iterator
from functools import partial

from catalogue.addresses import ALL, area_page, edit_link, innovation_page
from catalogue.documents import File
from catalogue.model import Innovation
from catalogue.pages.cards import STATUS_ICONS, Step
from catalogue.pages.contacts import Channel, channels
from catalogue.pages.facts import award_lines, extras, facts, results, showings
from catalogue.pages.listings import award_address
from catalogue.pages.pictures import Shown, shown_pictures
from catalogue.pages.press import Head, Press, Preview
from catalogue.pages.reporting import report_channels, share_link
from catalogue.pages.structured import breadcrumbs, jsonld, service
from catalogue.pages.usage import help_line, usage
from catalogue.speech import is_translated, untranslated

MOST_SIMILAR = 6
DATED_AFTER = 3  # years: what a source said longer ago may no longer hold


def innovation_pages(press: Press) -> Iterator[File]:
    """One page for every innovation."""
    for innovation in press.catalogue.innovations:
        shown = (innovation, *similar(press, innovation))
        lists = [award_address(press, award) for award in innovation.awards]  # it moves as others get awards
        yield press.later(innovation_page(innovation.slug), shown, partial(_innovation_page, press, innovation), lists)


def _innovation_page(press: Press, innovation: Innovation) -> File:
    found = tuple(channels(press.edition.texts, innovation.access.contacts if innovation.access else ()))
    pictures = shown_pictures(press, innovation)
    return press.page(
        innovation_page(innovation.slug),
        _head(press, innovation, found, pictures),
        "innovation",
        innovation=innovation,
        trail=_trail(press, innovation),
        status_icon=STATUS_ICONS[innovation.status],
        newest=innovation.newest_source,
        dated=_is_dated(press, innovation),
        usage=usage(press, innovation),
        channels=found,
        pictures=pictures,
        helpers=help_line(press, innovation),
        facts=facts(press, innovation),
        results=results(press, innovation),
        extras=extras(press, innovation),
        awards=award_lines(press, innovation),
        showings=showings(press, innovation),
        similar=press.cards(similar(press, innovation)),
        reporting=report_channels(press, innovation),
        share=share_link(press, innovation),
        permalink=press.url(innovation_page(innovation.slug)),
        edit=_edit(press, innovation),
        notice=_notice(press, innovation),
        changed=press.edition.changed.get(innovation.slug),
    )


def _head(press: Press, innovation: Innovation, found: tuple[Channel, ...], pictures: tuple[Shown, ...]) -> Head:
    here = Step(press.name(innovation), innovation_page(innovation.slug))
    trail = breadcrumbs(press, *_trail(press, innovation), here)
    statements = (service(press, innovation, found, pictures), trail)
    summary = press.say(innovation, "summary")
    return Head(press.name(innovation), summary, "innovation", jsonld(*statements), preview=_preview(press, pictures))


def _preview(press: Press, pictures: tuple[Shown, ...]) -> Preview | None:
    """The first picture, for whoever shows a link to the page."""
    if not pictures:
        return None
    picture = pictures[0].picture
    made = picture.fallback
    return Preview(picture.path(made), made.width, made.height, press.say(pictures[0].image, "alt"))


def _notice(press: Press, innovation: Innovation) -> str:
    """What an English page says where it shows Indonesian text: all of the description, or parts of it."""
    language = press.edition.language
    if not untranslated(innovation, language):
        return ""
    return "some" if is_translated(innovation, "summary", language) else "all"


def _trail(press: Press, innovation: Innovation) -> tuple[Step, ...]:
    area = press.catalogue.area_by_id[innovation.areas[0]]
    return (Step(press.t("page.all.short"), ALL), Step(press.label(area), area_page(area.id)))


def _is_dated(press: Press, innovation: Innovation) -> bool:
    newest = innovation.newest_source
    if not newest or not newest.date or innovation.checked or innovation.has_end:
        return False
    return press.edition.today.year - newest.date.year > DATED_AFTER


def similar(press: Press, innovation: Innovation) -> tuple[Innovation, ...]:
    """Related innovations, then what the search found to be like it, each once."""
    catalogue = press.catalogue
    like = (catalogue.innovation_by_slug.get(slug) for slug in press.edition.similar.get(innovation.slug, ()))
    present = (catalogue.slug_today[slug] for slug in innovation.related if slug in catalogue.slug_today)
    named = (catalogue.innovation_by_slug[slug] for slug in present)
    both = (*named, *press.taxonomies.naming(innovation), *filter(None, like))
    return tuple({other.slug: other for other in both if other.slug != innovation.slug}.values())[:MOST_SIMILAR]


def _edit(press: Press, innovation: Innovation) -> str:
    repository = press.catalogue.site.repository
    return edit_link(repository, f"data/innovations/{innovation.slug}.yml") if repository else ""
