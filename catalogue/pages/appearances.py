"""An edition of a festival from all sides: ranks, selection, kinds of organisers, and what changed since the last."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.addresses import festival_page
from catalogue.editions import (
    Comparison,
    Innovations,
    Phase,
    by_organiser_kind,
    compare,
    phase,
    ranked_at,
    selected_at,
)
from catalogue.pages.cards import Step
from catalogue.pages.listings import links
from catalogue.pages.press import Press
from catalogue.reference_model import Festival

MOST_NAMED = 40  # of a group; the list below names them all
SIDES = ("new", "returning", "ended", "absent")


@dataclass(frozen=True, slots=True)
class Group:
    """Some of an edition's innovations under a heading. links: the first ones. number: of all."""

    title: str
    links: tuple[Step, ...]
    number: int

    @property
    def unnamed(self) -> int:
        """How many are counted only."""
        return self.number - len(self.links)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the edition before. address: of that edition."""

    name: str
    address: str
    groups: tuple[Group, ...]


def honours(press: Press, festival: Festival) -> tuple[Group, ...]:
    """The innovations by the rank they got, then all that were selected."""
    ranks = ranked_at(festival, press.catalogue)
    selected = selected_at(festival, press.catalogue)
    named = [*ranks.items(), (press.t("page.festival.selected"), selected)]
    return tuple(_group(press, title, found) for title, found in named if found)


def _group(press: Press, title: str, found: Innovations) -> Group:
    return Group(title, links(press, found)[:MOST_NAMED], len(found))


def organisers(press: Press, festival: Festival) -> tuple[Group, ...]:
    """The innovations by kind of organiser; nothing where there is one kind only."""
    kinds = press.catalogue.kind_by_id
    found = by_organiser_kind(festival, press.catalogue)
    titled = ((press.name(kinds[kind], "plural") or press.name(kinds[kind]), each) for kind, each in found.items())
    groups = tuple(_group(press, title, each) for title, each in titled)
    return groups if len(groups) > 1 else ()


def since(press: Press, festival: Festival) -> Since | None:
    """The edition beside the one before; None for the first."""
    found = compare(festival, press.catalogue)
    if not found.before:
        return None
    groups = (_group(press, press.t(f"page.festival.{side}"), each) for side, each in _sides(found))
    return Since(
        press.name(found.before), festival_page(found.before.id), tuple(group for group in groups if group.links)
    )


def changes(press: Press, festival: Festival) -> str:
    """What changed since the edition before, in a line; "" for the first."""
    found = compare(festival, press.catalogue)
    counted = ((side, len(each)) for side, each in _sides(found))
    return ", ".join(press.t(f"page.festival.count.{side}", n=n) for side, n in counted if n) if found.before else ""


def when(press: Press, festival: Festival) -> str:
    """Where today stands to an edition: still to come, on, over; "" where its dates do not tell."""
    found = phase(festival, press.edition.today)
    return "" if found is Phase.UNSURE else press.t(f"page.festival.when.{found}")


def _sides(found: Comparison) -> Iterator[tuple[str, Innovations]]:
    return ((side, getattr(found, side)) for side in SIDES)
