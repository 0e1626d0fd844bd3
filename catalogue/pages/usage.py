"""How a citizen gets a service, and whom to ask where sources do not say."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import agency_page, district_page
from catalogue.model import Access, Innovation
from catalogue.pages.contacts import Channel, agency_channels
from catalogue.pages.press import Press
from catalogue.succession import responsible


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a service: cost, time, hours, place; perhaps with the page it leads to."""

    name: str
    icon: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """How to use a service."""

    steps: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.steps or self.requirements or self.terms)


@dataclass(frozen=True, slots=True)
class Helper:
    """An agency to ask, with its channels."""

    name: str
    address: str
    channels: tuple[Channel, ...]


TERMS = (
    ("cost", "material/cash"),
    ("duration", "material/timer-sand"),
    ("hours", "material/clock-outline"),
    ("place", "material/map-marker"),
)


def _terms(press: Press, access: Access) -> Iterator[Term]:
    for name, icon in TERMS:
        if text := press.spoken(access, name):
            yield Term(press.t(f"page.use.{name}"), icon, text)
    if access.district:
        district = press.catalogue.district_by_id[access.district]
        yield Term(press.t("page.use.district"), "material/map-marker", district.name, district_page(district.id))


def _list(press: Press, access: Access, name: str) -> tuple[str, ...]:
    return tuple(press.spoken(access, name) or ())


def usage(press: Press, innovation: Innovation) -> Usage:
    """What sources say about using the service."""
    access = innovation.access
    if not access:
        return Usage()
    return Usage(_list(press, access, "steps"), _list(press, access, "requirements"), tuple(_terms(press, access)))


def help_line(press: Press, innovation: Innovation) -> tuple[Helper, ...]:
    """Whom to ask: the agency of today, and where it has no channel the nearest above it that has one."""
    owner = responsible(innovation, press.catalogue)
    found: list[Helper] = []
    for agency in (owner, *press.catalogue.line_of(owner)):
        ways = agency_channels(press.edition.texts, agency)
        if ways or agency is owner:
            found.append(Helper(press.name(agency), agency_page(agency.id), ways))
        if ways:
            break
    return tuple(found)
