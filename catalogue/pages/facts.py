"""What an innovation's page says beside its running text: short facts, results, awards, festivals."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import agency_page, area_page, festival_page, year_page
from catalogue.editions import timeline
from catalogue.model import Award, Innovation, Result, Showing
from catalogue.pages.cards import extra_text
from catalogue.pages.listings import award_address
from catalogue.pages.press import Press
from catalogue.pages.wording import span_text
from catalogue.reference_model import ExtraField, Festival
from catalogue.succession import responsible

TERM_ICONS = {
    "form": "material/shape-outline",
    "kind": "material/cellphone",
    "stage": "material/flag-outline",
    "initiator": "material/lightbulb-on-outline",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or two of a fact, perhaps with the page it leads to."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact: its name, an icon, and one or more pieces."""

    name: str
    icon: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """The value of a field that a region declared itself. address: whether the text leads somewhere."""

    field: ExtraField
    text: str
    address: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What was brought about: statements, and indicators before and after."""

    statements: tuple[Result, ...]
    indicators: tuple[Result, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.statements or self.indicators)


@dataclass(frozen=True, slots=True)
class AwardLine:
    """An award with the place that lists all of its kind."""

    award: Award
    address: str


@dataclass(frozen=True, slots=True)
class ShowingLine:
    """An appearance at a festival."""

    name: str
    days: str
    address: str
    rank: str
    selected: bool
    source: int | None


def _partner(press: Press, partner: str) -> Piece:
    agency = press.catalogue.agency_by_id.get(partner)
    return Piece(press.label(agency), agency_page(agency.id)) if agency else Piece(partner)


def _terms(press: Press, innovation: Innovation) -> Iterator[Fact]:
    for name, icon in TERM_ICONS.items():
        if term := getattr(innovation, name):
            key = Innovation.model_fields[name].alias
            yield Fact(press.t(f"page.fact.{name}"), icon, (Piece(press.t(f"vocabulary.{key}.{term}")),))


def _dates(press: Press, innovation: Innovation) -> Iterator[Fact]:
    if innovation.started:
        pieces = (Piece(press.day(innovation.started), year_page(innovation.started.year)),)
        yield Fact(press.t("page.fact.started"), "material/calendar", pieces)
    if innovation.ended:
        yield Fact(press.t("page.fact.ended"), "material/stop-circle", (Piece(press.day(innovation.ended)),))


def _carried_on(press: Press, innovation: Innovation) -> Iterator[Piece]:
    """Who carries on with it, where its agency was merged or renamed."""
    today = responsible(innovation, press.catalogue)
    if today.id != innovation.agency:
        yield Piece(press.t("page.fact.carried_on", name=press.name(today)), agency_page(today.id))


def _people(press: Press, innovation: Innovation) -> Iterator[Fact]:
    agency = press.catalogue.agency_by_id[innovation.agency]
    pieces = (Piece(press.name(agency), agency_page(agency.id)), *_carried_on(press, innovation))
    yield Fact(press.called("one_agency"), "material/office-building", pieces)
    if innovation.partners:
        partners = tuple(_partner(press, partner) for partner in innovation.partners)
        yield Fact(press.t("page.fact.partners"), "material/account-group", partners)
    if audience := press.spoken(innovation, "audience"):
        yield Fact(press.t("page.fact.audience"), "material/hand-heart", (Piece(audience),))


def _areas(press: Press, innovation: Innovation) -> Fact:
    found = (press.catalogue.area_by_id[area] for area in innovation.areas)
    pieces = tuple(Piece(press.label(area), area_page(area.id)) for area in found)
    return Fact(press.called("one_area"), "material/domain", pieces)


def facts(press: Press, innovation: Innovation) -> tuple[Fact, ...]:
    """The short facts, who first."""
    goals = tuple(Piece(str(goal)) for goal in innovation.goals)
    return (
        *_people(press, innovation),
        _areas(press, innovation),
        *_dates(press, innovation),
        *_terms(press, innovation),
        *((Fact(press.t("page.fact.goals"), "material/star-four-points-outline", goals),) if goals else ()),
    )


def extras(press: Press, innovation: Innovation) -> tuple[Extra, ...]:
    """The fields that the region declared itself, in the order of their declaration."""
    declared = [field for field in press.catalogue.site.extra_fields if field.shown != "tidak"]
    return tuple(
        Extra(field, extra_text(press.edition.texts, field, innovation.extra[field.key]), field.kind == "tautan")
        for field in declared
        if field.key in innovation.extra
    )


def results(press: Press, innovation: Innovation) -> Results:
    """Results parted into statements and indicators."""
    indicators = tuple(result for result in innovation.results if result.indicator)
    return Results(tuple(result for result in innovation.results if not result.indicator), indicators)


def award_lines(press: Press, innovation: Innovation) -> tuple[AwardLine, ...]:
    """Awards, the newest first."""
    newest = sorted(innovation.awards, key=lambda award: -(award.year or 0))
    return tuple(AwardLine(award, award_address(press, award)) for award in newest)


def showings(press: Press, innovation: Innovation) -> tuple[ShowingLine, ...]:
    """Appearances at festivals, the oldest first."""
    return tuple(_showing(press, each.festival, each.showing) for each in timeline(innovation, press.catalogue))


def _showing(press: Press, festival: Festival, showing: Showing) -> ShowingLine:
    days, address = span_text(press.edition.texts, festival.start, festival.end), festival_page(festival.id)
    name, rank = press.name(festival), press.spoken(showing, "rank")
    return ShowingLine(name, days, address, rank, bool(showing.selected), showing.source)
