"""Festivals compared: what is new, returns or has ended, and where today stands to an edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation, Showing
from catalogue.reference_model import Festival
from catalogue.scalars import first_day, last_day
from catalogue.taxonomy import grouped

Innovations = tuple[Innovation, ...]


class Phase(StrEnum):
    """Where a day stands to an edition; UNSURE where its dates are too coarse to tell."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    UNSURE = "unsure"


def phase(festival: Festival, today: date) -> Phase:
    """Whether an edition is still to come, on, or over. An edition without an end lasts one day."""
    end = festival.end or festival.start
    if today < first_day(festival.start):
        return Phase.BEFORE
    if today > last_day(end):
        return Phase.AFTER
    known = festival.start.day and end.day
    return Phase.DURING if known else Phase.UNSURE


def editions(catalogue: Catalogue) -> tuple[Festival, ...]:
    """All editions, the oldest first."""
    return tuple(sorted(catalogue.festivals, key=lambda festival: (festival.start, festival.id)))


@dataclass(frozen=True, slots=True)
class Appearance:
    """One edition at which an innovation was shown."""

    festival: Festival
    showing: Showing


def timeline(innovation: Innovation, catalogue: Catalogue) -> tuple[Appearance, ...]:
    """The editions at which an innovation was shown, the oldest first."""
    showings = {showing.edition: showing for showing in innovation.festivals}
    return tuple(Appearance(each, showings[each.id]) for each in editions(catalogue) if each.id in showings)


def shown_at(festival: Festival, catalogue: Catalogue) -> Innovations:
    """The innovations of an edition, in the catalogue's order."""
    return tuple(each for each in catalogue.innovations if _showing(each, festival))


def selected_at(festival: Festival, catalogue: Catalogue) -> Innovations:
    """Those of an edition that were selected."""
    return tuple(each for each in catalogue.innovations if (found := _showing(each, festival)) and found.selected)


def ranked_at(festival: Festival, catalogue: Catalogue) -> Mapping[str, Innovations]:
    """Those of an edition that got a rank, by its wording ("Sepuluh besar")."""
    ranked = [each for each in catalogue.innovations if (found := _showing(each, festival)) and found.rank]
    return grouped(ranked, lambda innovation: _ranks(innovation, festival))


def by_organiser_kind(festival: Festival, catalogue: Catalogue) -> Mapping[str, Innovations]:
    """Those of an edition by the kind of their owner, in the order of the kinds; empty kinds are left out."""
    groups = grouped(shown_at(festival, catalogue), lambda innovation: _kind(innovation, catalogue))
    return {kind.id: groups[kind.id] for kind in catalogue.kinds if kind.id in groups}


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edition beside those before it.

    new: shown for the first time. returning: shown at an earlier one too. ended: shown at an earlier one,
    and the service has stopped since. absent: shown at the one before, not here, and not known to have stopped.
    """

    festival: Festival
    before: Festival | None
    new: Innovations
    returning: Innovations
    ended: Innovations
    absent: Innovations


def compare(festival: Festival, catalogue: Catalogue) -> Comparison:
    """An edition compared with all that came before it."""
    ordered = editions(catalogue)
    earlier = ordered[: ordered.index(festival)]
    shown = shown_at(festival, catalogue)
    here = {each.slug for each in shown}
    ids = {edition.id for edition in earlier}
    past = [each for each in catalogue.innovations if any(showing.edition in ids for showing in each.festivals)]
    known = {each.slug for each in past}
    last = earlier[-1] if earlier else None
    return Comparison(
        festival,
        last,
        new=tuple(each for each in shown if each.slug not in known),
        returning=tuple(each for each in past if each.slug in here),
        ended=tuple(each for each in past if each.slug not in here and each.has_end),
        absent=tuple(
            each for each in past if each.slug not in here and not each.has_end and last and _showing(each, last)
        ),
    )


def _showing(innovation: Innovation, festival: Festival) -> Showing | None:
    return next((showing for showing in innovation.festivals if showing.edition == festival.id), None)


def _ranks(innovation: Innovation, festival: Festival) -> Iterator[str]:
    showing = _showing(innovation, festival)
    if showing and showing.rank:
        yield showing.rank


def _kind(innovation: Innovation, catalogue: Catalogue) -> Iterator[str]:
    agency = catalogue.agency_by_id.get(innovation.agency)
    if agency:
        yield agency.kind
