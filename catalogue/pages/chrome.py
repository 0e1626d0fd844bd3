"""What the theme shows around every page: names, words, links. Handed to MkDocs as ``extra``."""

from typing import Any

from catalogue.addresses import ABOUT, AGENCIES, ALL, AREAS, AWARDS, COMPARE, DATA, FESTIVALS, PROPOSE, SEARCH, YEARS
from catalogue.catalogue import Catalogue
from catalogue.pages.contacts import mail_link, whatsapp_link
from catalogue.pages.edition import Edition
from catalogue.pages.look import schemes
from catalogue.pages.wording import day_text
from catalogue.pictures.drawing import ICONS
from catalogue.safe_text import md_text


def _link(title: str, address: str) -> dict[str, str]:
    return {"title": str(md_text(title)), "path": address}


def _navigation(catalogue: Catalogue, edition: Edition) -> list[dict[str, str]]:
    t, labels = edition.texts, catalogue.site.labels
    return [
        _link(t("page.all.short"), ALL),
        _link(labels.area, AREAS),
        _link(labels.agency, AGENCIES),
        _link(t("page.festivals.title"), FESTIVALS),
        _link(t("page.about.short"), ABOUT),
    ]


def _more(edition: Edition) -> list[dict[str, str]]:
    t = edition.texts
    return [
        _link(t("page.propose.title"), PROPOSE),
        _link(t("page.search.title"), SEARCH),
        _link(t("page.compare.short"), COMPARE),
        _link(t("page.years.title"), YEARS),
        _link(t("page.awards.title"), AWARDS),
        _link(t("page.data.title"), DATA),
        _link(t("page.guides.short"), "panduan/"),
        _link(t("page.accessibility.short"), "aksesibilitas/"),
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


def theme_extra(catalogue: Catalogue, edition: Edition) -> dict[str, Any]:
    """The value of ``extra`` for MkDocs. Every text in it is harmless as it stands."""
    site, t = catalogue.site, edition.texts
    light, dark = schemes(site.look)
    licence = {"name": str(md_text(site.licence.name)), "href": str(md_text(site.licence.url))}
    return {
        "generator": False,
        "catalogue": {
            "name": str(md_text(site.name)),
            "description": str(md_text(site.description or "")),
            "words": {key: str(md_text(text)) for key, text in t.below("page.chrome").items()},
            "navigation": _navigation(catalogue, edition),
            "more": _more(edition),
            "search": SEARCH,
            "tail": "index.html" if edition.offline else "",
            "manager": {"name": str(md_text(site.manager.name)), "contacts": _contacts(catalogue)},
            "licence": licence,
            "updated": str(md_text(day_text(t, edition.today))),
            "today": edition.today.isoformat(),
            "logo": _logo(edition),
            "icons": ICONS,
            "colours": {"light": light["page"], "dark": dark["page"]},
        },
    }
