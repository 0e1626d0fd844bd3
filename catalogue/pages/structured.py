"""What machines read: schema.org statements as JSON-LD in the head of a page."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from catalogue.addresses import HOME, agency_page, innovation_page
from catalogue.model import Innovation
from catalogue.pages.cards import Step
from catalogue.pages.contacts import Channel
from catalogue.pages.pictures import Shown
from catalogue.pages.press import Press
from catalogue.reference_model import Agency
from catalogue.safe_text import script_json

Statement = dict[str, Any]


def jsonld(*statements: Statement) -> Markup:
    """Statements as one JSON-LD graph."""
    return script_json({"@context": "https://schema.org", "@graph": list(statements)})


def _given(statement: Statement) -> Statement:
    return {key: value for key, value in statement.items() if value}


def breadcrumbs(press: Press, *steps: Step) -> Statement:
    """The trail of a page from the front page on, its own step last (whose address is the page's own)."""
    items = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": press.url(step.address)}
        for place, step in enumerate((Step(press.t("page.home.short"), HOME), *steps), 1)
    ]
    del items[-1]["item"]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def trail(press: Press, *steps: Step) -> Markup:
    """The same for a page that states nothing else."""
    return jsonld(breadcrumbs(press, *steps))


def organisation(press: Press, agency: Agency) -> Statement:
    """An agency."""
    return _given(
        {
            "@type": "GovernmentOrganization",
            "@id": press.catalogue.site.base + agency_page(agency.id),
            "name": press.name(agency),
            "alternateName": agency.abbreviation,
            "url": agency.website or press.url(agency_page(agency.id)),
        }
    )


def _service_channel(channels: Iterable[Channel]) -> Statement | None:
    found: Statement = {"@type": "ServiceChannel"}
    for channel in channels:
        if channel.kind == "telepon" and channel.href:
            found.setdefault("servicePhone", {"@type": "ContactPoint", "telephone": channel.value})
        elif channel.kind in ("situs", "aplikasi") and channel.href:
            found.setdefault("serviceUrl", channel.href)
    return found if len(found) > 1 else None


def service(
    press: Press, innovation: Innovation, channels: Iterable[Channel], pictures: Iterable[Shown] = ()
) -> Statement:
    """An innovation as a public service."""
    site = press.catalogue.site
    audience = press.say(innovation, "audience")
    return _given(
        {
            "@type": "GovernmentService",
            "@id": site.base + innovation_page(innovation.slug),
            "url": press.url(innovation_page(innovation.slug)),
            "name": press.name(innovation),
            "alternateName": press.say(innovation, "expansion"),
            "description": press.say(innovation, "summary"),
            "image": [site.base + shown.picture.path(shown.picture.fallback) for shown in pictures],
            "serviceType": [press.name(press.catalogue.area_by_id[area]) for area in innovation.areas],
            "provider": organisation(press, press.catalogue.agency_by_id[innovation.agency]),
            "areaServed": site.region.name,
            "audience": {"@type": "Audience", "audienceType": audience} if audience else None,
            "availableChannel": _service_channel(channels),
            "award": [award.name for award in innovation.awards],
            "inLanguage": press.edition.language,
        }
    )


def website(press: Press, search_address: str) -> Statement:
    """The site itself and its search."""
    site = press.catalogue.site
    return {
        "@type": "WebSite",
        "@id": press.url(""),
        "url": press.url(""),
        "name": press.name(site),
        "inLanguage": press.edition.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{press.url(search_address)}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }
