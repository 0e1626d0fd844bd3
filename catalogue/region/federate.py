"""Many catalogues, one view: what members publish becomes a joint index; each record links to its home.

A member that is broken or slow is reported and keeps its last good copy. Nobody's data leaves its owner
but what ``members`` takes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from catalogue.diagnostics import Diagnostic, has_errors
from catalogue.documents import Document
from catalogue.region.members import Member, MemberCopy, MemberError, read_member
from catalogue.shape_faults import shape_diagnostics
from catalogue.source import REFERENCE_LIMITS, parse
from catalogue.structure import Origin, repeated

Answer = bytes | MemberError
"""What came of asking a member: its file, or why there is none."""

Last = Callable[[str], bytes | None]
"""The copy kept of a member, by its id."""


class State(StrEnum):
    """Where a member's records come from."""

    FRESH = "fresh"
    KEPT = "kept"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one member. trouble: why it is not fresh."""

    member: Member
    state: State
    copy: MemberCopy | None = None
    trouble: MemberError | None = None


def read_members(document: Document) -> tuple[tuple[Member, ...], tuple[Diagnostic, ...]]:
    """The list of members, a YAML list of {id, url, nama, berkas}, and what is wrong with it."""
    source = parse(document, REFERENCE_LIMITS, list)
    members: list[Member] = []
    seen: dict[str, Origin] = {}
    faults = list(source.diagnostics)
    for place, entry in enumerate(source.data or ()):
        origin = Origin(source, (place,))
        try:
            member = Member.model_validate(entry)
        except ValidationError as error:
            faults += shape_diagnostics(error.errors(include_url=False), Member, origin.locate)
            continue
        faults += [repeated(member.id, origin, seen[member.id])] if member.id in seen else []
        seen.setdefault(member.id, origin)
        members.append(member)
    return () if has_errors(faults) else tuple(members), tuple(faults)


def outcomes(answers: Iterable[tuple[Member, Answer]], last: Last) -> Iterator[Outcome]:
    """One outcome a member, as answers come. Holds no more than one member's file at a time."""
    for member, answer in answers:
        try:
            yield Outcome(member, State.FRESH, _read(member, answer))
        except MemberError as trouble:
            yield _from_last(member, trouble, last)


def _read(member: Member, answer: Answer) -> MemberCopy:
    if isinstance(answer, MemberError):
        raise answer
    return read_member(member, answer)


def _from_last(member: Member, trouble: MemberError, last: Last) -> Outcome:
    raw = last(member.id)
    if raw is None:
        return Outcome(member, State.MISSING, None, trouble)
    try:
        return Outcome(member, State.KEPT, read_member(member, raw), trouble)
    except MemberError:
        return Outcome(member, State.MISSING, None, trouble)
