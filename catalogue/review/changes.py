"""Which findings a change is answerable for: those in its files, and what it broke elsewhere."""

from collections.abc import Collection, Iterable, Sequence

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.region.options import LOST

_Likeness = tuple[str, str, str, str]


def answerable(found: Iterable[Diagnostic], touched: Collection[str]) -> list[Diagnostic]:
    """The findings in the files that a change touches."""
    return [each for each in found if each.location.path in touched]


def broken_elsewhere(found: Iterable[Diagnostic], touched: Collection[str]) -> list[Diagnostic]:
    """The errors and lost addresses in files that a change does not touch: its doing, or there before."""
    grave = (each for each in found if each.severity is Severity.ERROR or each.code in LOST)
    return [each for each in grave if each.location.path not in touched]


def caused(elsewhere: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that were not there before the change, such as an error in a record whose agency it removed."""
    known = {_likeness(each) for each in before}
    return [each for each in elsewhere if _likeness(each) not in known]


def _likeness(each: Diagnostic) -> _Likeness:
    return each.code, each.location.path, each.field, repr(sorted(each.values.items()))


def touched_records(touched: Iterable[str], folder: str) -> list[str]:
    """The slugs of the innovation files that a change touches, sorted."""
    names = (path.removeprefix(folder) for path in touched if path.startswith(folder))
    return sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml") and "/" not in name)


def in_places(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """In the order of their places."""
    return sorted(found, key=lambda each: (each.location, each.code))
