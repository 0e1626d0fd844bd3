"""What the theme shows around every page: names, words, links. Handed to MkDocs as ``extra``."""

from typing import Any

from catalogue.addresses import (
    ABOUT,
    ACCESSIBILITY,
    AGENCIES,
    ALL,
    AREAS,
    AWARDS,
    COMPARE,
    DATA,
    DISTRICTS,
    FESTIVALS,
    FRESHNESS,
    HOME,
    PROPOSE,
    SEARCH,
    STATISTICS,
    YEARS,
    in_edition,
)
from catalogue.catalogue import Catalogue
from catalogue.pages.contacts import mail_link, whatsapp_link
from catalogue.pages.edition import Edition
from catalogue.pages.look import schemes
from catalogue.pages.wording import day_text
from catalogue.pictures.drawing import ICONS
from catalogue.safe_text import md_text
from catalogue.speech import called, named


def _link(edition: Edition, title: str, address: str) -> dict[str, str]:
    return {"title": str(md_text(title)), "path": in_edition(address, edition.language)}


def _navigation(catalogue: Catalogue, edition: Edition) -> list[dict[str, str]]:
    t = edition.texts
    return [
        _link(edition, t("page.all.short"), ALL),
        _link(edition, called(catalogue, t, "area"), AREAS),
        _link(edition, called(catalogue, t, "agency"), AGENCIES),
        _link(edition, t("page.festivals.title"), FESTIVALS),
        _link(edition, t("page.about.short"), ABOUT),
    ]


def _more(catalogue: Catalogue, edition: Edition) -> list[dict[str, str]]:
    t, site = edition.texts, catalogue.site
    districts = (site.labels.district if edition.language == "id" else None) or t(
        f"page.districts.title.{site.region.kind}"
    )
    return [
        _link(edition, t("page.propose.title"), PROPOSE),
        _link(edition, t("page.search.title"), SEARCH),
        _link(edition, t("page.compare.short"), COMPARE),
        *([_link(edition, districts, DISTRICTS)] if catalogue.districts else ()),
        _link(edition, t("page.years.title"), YEARS),
        _link(edition, t("page.awards.title"), AWARDS),
        _link(edition, t("page.statistics.title"), STATISTICS),
        _link(edition, t("page.data.title"), DATA),
        _link(edition, t("page.freshness.short"), FRESHNESS),
        *(_link(edition, title, address) for title, address in edition.own_pages),
        _link(edition, t("page.guides.short"), "panduan/"),
        _link(edition, t("page.accessibility.short"), ACCESSIBILITY),
    ]


def _contacts(catalogue: Catalogue) -> list[dict[str, str]]:
    manager = catalogue.site.manager
    ways = ((manager.whatsapp, whatsapp_link(manager.whatsapp or "")), (manager.mail, mail_link(manager.mail or "")))
    return [{"title": str(md_text(shown)), "href": str(md_text(href))} for shown, href in ways if shown and href]


def _logo(edition: Edition) -> dict[str, str] | None:
    logo = edition.logo
    if not logo:
        return None
    size = {"width": str(logo.fallback.width), "height": str(logo.fallback.height)}
    return {"modern": logo.path(logo.modern[-1]), "fallback": logo.path(logo.fallback), **size}


def theme_extra(catalogue: Catalogue, edition: Edition, english: Edition | None = None) -> dict[str, Any]:
    """The value of ``extra`` for MkDocs: ``catalogue``, and ``english`` where there is such an edition."""
    editions = {"catalogue": edition} | ({"english": english} if english else {})
    return {"generator": False} | {name: _chrome(catalogue, each) for name, each in editions.items()}


def _chrome(catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    """What the theme shows around the pages of an edition. Every text in it is harmless as it stands."""
    site, t, language = catalogue.site, edition.texts, edition.language
    light, dark = schemes(site.look)
    licence = {"name": str(md_text(named(site.licence, language))), "href": str(md_text(site.licence.url))}
    return {
        "name": str(md_text(named(site, language))),
        "description": str(md_text(named(site, language, "description"))),
        "words": {key: str(md_text(text)) for key, text in t.below("page.chrome").items()},
        "navigation": _navigation(catalogue, edition),
        "more": _more(catalogue, edition),
        "home": in_edition(HOME, language),
        "search": in_edition(SEARCH, language),
        "tail": "index.html" if edition.offline else "",
        "manager": {"name": str(md_text(named(site.manager, language))), "contacts": _contacts(catalogue)},
        "licence": licence,
        "updated": str(md_text(day_text(t, edition.today))),
        "today": edition.today.isoformat(),
        "logo": _logo(edition),
        "icons": ICONS,
        "colours": {"light": light["page"], "dark": dark["page"]},
    }
