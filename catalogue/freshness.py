"""When records were last checked by an office, and which of them await a check, by agency.

Nothing here writes ``diperiksa``: only a person can say that a record was checked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.reference_model import Agency
from catalogue.scalars import PartialDate

MONTHS = 12


@dataclass(frozen=True)
class Stale:
    """The records of one agency that await a check: those never checked, and those checked too long ago."""

    agency: Agency
    never: tuple[Innovation, ...]
    old: tuple[Innovation, ...]

    @property
    def records(self) -> tuple[Innovation, ...]:
        """All of them."""
        return (*self.never, *self.old)


def stale_records(catalogue: Catalogue, today: date, months: int = MONTHS) -> tuple[Stale, ...]:
    """The records to check, by agency in the order of agencies.yml; the longest unchecked first."""
    found = []
    owned: dict[str, list[Innovation]] = {}
    for record in catalogue.innovations:
        owned.setdefault(record.agency, []).append(record)
    for agency in catalogue.agencies:
        own = owned.get(agency.id, ())
        never = tuple(record for record in own if record.checked is None)
        checked = [(record.checked.date, record) for record in own if record.checked]
        old = sorted((pair for pair in checked if is_old(pair[0], today, months)), key=lambda pair: pair[0])
        if never or old:
            found.append(Stale(agency, never, tuple(record for _, record in old)))
    return tuple(found)


def fresh_records(catalogue: Catalogue, stale: Sequence[Stale]) -> tuple[Innovation, ...]:
    """Those that await no check, the latest checked first."""
    waiting = {record.slug for each in stale for record in each.records}
    found = [record for record in catalogue.innovations if record.checked and record.slug not in waiting]
    return tuple(sorted(found, key=lambda record: record.checked.date if record.checked else (), reverse=True))


def is_old(when: PartialDate, today: date, months: int = MONTHS) -> bool:
    """Whether more than so many months have passed; a date known in part is taken at its latest."""
    last = (when.year, when.month or 12, when.day or 31)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return last < (year, month + 1, today.day)
