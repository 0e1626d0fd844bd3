"""What the fields of one record say together."""

from collections.abc import Callable, Iterator, Mapping

from catalogue.diagnostics import Severity
from catalogue.field_list import INNOVATION
from catalogue.model import Contact, Innovation, Record
from catalogue.private_numbers import is_mail, is_mobile, is_telephone
from catalogue.rules.addresses import is_address, with_scheme
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.scalars import PartialDate, first_day, last_day
from catalogue.snippets import block
from catalogue.structure import Path

GOALS = 17  # the Sustainable Development Goals, United Nations resolution A/RES/70/1


@rule("R101")
def problem_or_solution(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A record that claims to be complete says which problem or which solution."""
    if innovation.completeness == "lengkap" and not (innovation.problem or innovation.solution):
        yield Finding(snippet=block("solusi", ["…"]))


@rule("R102")
def results_say_something(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A result is a text or an indicator."""
    for index, result in enumerate(innovation.results):
        if not (result.text or result.indicator):
            yield Finding(("hasil", index))


@rule("R103")
def end_after_start(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Nothing ends before it began."""
    start, end = innovation.started, innovation.ended
    if start and end and last_day(end) < first_day(start):
        yield Finding(("berakhir",), {"value": str(end), "start": str(start)})


FARTHEST_PLAN = 5  # years; what begins later is a slip in the year


@rule("R104")
def no_future_dates(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Evidence, awards and checks have already happened; a start may be planned, but not for a year far off."""
    if innovation.started and innovation.started.year > context.today.year + FARTHEST_PLAN:
        yield Finding(("mulai",), {"value": str(innovation.started), "today": context.today.isoformat()})
    for path, when in past_dates(innovation):
        if first_day(when) > context.today:
            yield Finding(path, {"value": str(when), "today": context.today.isoformat()})


@rule("R105")
def goals_in_range(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """There are seventeen goals."""
    for index, goal in enumerate(innovation.goals):
        if goal > GOALS:
            yield Finding(("sdgs", index), {"value": goal, "most": GOALS})


# The day decides, not the edit: a record must not fail for growing old.
@rule("R106", Severity.WARNING)
def not_running_after_its_end(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """What has ended is not running."""
    end = innovation.ended
    if end and last_day(end) < context.today and innovation.status in ("berjalan", "berkembang"):
        yield Finding(("status",), {"value": innovation.status, "end": str(end)}, suggestion="berhenti")


LISTS = tuple(field for field in INNOVATION if field.repeated)


@rule("R107", Severity.WARNING)
def no_repeated_entries(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A list names each thing once."""
    for field in LISTS:
        entries = getattr(innovation, field.attribute) or ()
        seen: dict[object, int] = {}
        for index, entry in enumerate(entries if len(entries) > 1 else ()):
            first = seen.setdefault(tuple(entry.__dict__.values()) if isinstance(entry, Record) else entry, index)
            if first != index:
                yield Finding((field.key, index), {"first": first + 1})


@rule("R108", Severity.ADVICE)
def more_than_a_name(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A record that tells the problem and the solution is more than a name."""
    if innovation.completeness == "nama-saja" and innovation.problem and innovation.solution:
        yield Finding(("kelengkapan",), {"value": innovation.completeness}, suggestion="lengkap")


FITS: Mapping[str, Callable[[str], bool]] = {
    "telepon": is_telephone,
    "whatsapp": is_mobile,
    "surel": is_mail,
    "situs": is_address,
}


@rule("R109", kind="contacts")
def contacts_fit_their_kind(contact: Contact, context: Context) -> Iterator[Finding]:
    """A number can be dialled, an address can be written to or opened."""
    if contact.kind in FITS and not FITS[contact.kind](contact.value):
        likely = with_scheme(contact.value) if contact.kind == "situs" else ""
        yield Finding(("nilai",), {"value": contact.value, "kind": contact.kind}, likely)


def past_dates(innovation: Innovation) -> Iterator[tuple[Path, PartialDate]]:
    """Every date of a record that must lie in the past."""
    for index, source in enumerate(innovation.sources):
        if source.date:
            yield ("sumber", index, "tanggal"), source.date
    for index, award in enumerate(innovation.awards):
        if award.year:
            yield ("penghargaan", index, "tahun"), PartialDate(award.year)
    for index, result in enumerate(innovation.results):
        if result.year:
            yield ("hasil", index, "tahun"), PartialDate(result.year)
    if innovation.checked:
        yield ("diperiksa", "tanggal"), innovation.checked.date


RULES = (
    problem_or_solution,
    results_say_something,
    end_after_start,
    no_future_dates,
    goals_in_range,
    not_running_after_its_end,
    no_repeated_entries,
    more_than_a_name,
    contacts_fit_their_kind,
)
