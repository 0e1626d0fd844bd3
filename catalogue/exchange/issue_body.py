"""What the form of the repository host sends: Markdown with a heading for each field, taken as data only."""

import re
from collections.abc import Iterator, Mapping, Sequence

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.columns import Path, Plain
from catalogue.exchange.drafts import Draft, Drafts
from catalogue.exchange.identity import Register, identify
from catalogue.exchange.issue_form import labels, line_members
from catalogue.exchange.names import Names, folded
from catalogue.field_list import FieldDeclaration
from catalogue.repairs import iso_date
from catalogue.scalars import PATTERNS
from catalogue.texts import Texts

MOST_BYTES = 64 * 1024
_EMPTY = ("_no response_", "none")  # what the host writes for a field left empty
_HEADING = re.compile(r"### +(.+?) *")
_TYPED = ("url", "date", "year", "flag", "term", "number")
MOST_LINES = 500


def issue_drafts(file_name: str, raw: bytes, known: Register, names: Names, texts: Texts) -> Drafts:
    """The one innovation of a filled form. Never raises, whatever the bytes."""
    start = Location(file_name)
    if len(raw) > MOST_BYTES:
        size = {"size": len(raw) >> 10, "limit": MOST_BYTES >> 10}
        return Drafts((), (Diagnostic("X060", Severity.ERROR, start, values=size),), False)
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    values: dict[Path, Plain] = {}
    places: dict[Path, Location] = {}
    for field, line, answer in _answers(text, labels(texts)):
        place = Location(file_name, line)
        value, where = _value(field, answer, names, place)
        if value:
            values[field.path], places[field.path] = value, place
            places |= where
    if not values:
        return Drafts((), (Diagnostic("X061", Severity.ERROR, start),), False)
    name = str(values.get(("nama",), ""))
    found = identify("", name, places.get(("nama",), start), known, ())
    if not found.slug:
        return Drafts((), found.diagnostics, False)
    return Drafts((Draft(found.slug, start, values, places, None, found.diagnostics),), (), False)


def _answers(text: str, named: Mapping[FieldDeclaration, str]) -> Iterator[tuple[FieldDeclaration, int, str]]:
    """Each field with the line of its heading and its answer.

    A heading counts once and in the order of the form; what looks like one inside an answer is part of the answer.
    """
    left = [(folded(label), field) for field, label in named.items()]
    current: FieldDeclaration | None = None
    start, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        heading = _HEADING.fullmatch(line)
        place = _index(left, folded(heading[1])) if heading else -1
        if place < 0:
            lines.append(line)
            continue
        if current:
            yield current, start, "\n".join(lines).strip()
        current, start, lines = left[place][1], number, []
        left = left[place + 1 :]
    if current:
        yield current, start, "\n".join(lines).strip()


def _index(left: Sequence[tuple[str, FieldDeclaration]], label: str) -> int:
    return next((place for place, (name, _) in enumerate(left) if name == label), -1)


def _value(field: FieldDeclaration, answer: str, names: Names, place: Location) -> tuple[Plain, dict[Path, Location]]:
    if answer.casefold() in _EMPTY:
        return "", {}
    if not field.repeated:
        text = answer if field.kind == "long_text" else " ".join(answer.split())
        return names.meant(field, text), {}
    numbered = [(number, _unlisted(line)) for number, line in enumerate(answer.split("\n")) if line.strip()]
    numbered = numbered[:MOST_LINES]
    where: dict[Path, Location] = {}
    for index, (number, _) in enumerate(numbered):
        where[(*field.path, index)] = place._replace(line=place.line + 2 + number)
    if field.kind == "record":
        return [_entry(line, field, names) for _, line in numbered], where
    parts = [line for _, line in numbered]
    if field.kind in ("id", "number"):
        parts = [part.strip() for line in parts for part in re.split(r"[;,]", line) if part.strip()]
    return [names.meant(field, part) for part in parts], where if len(parts) == len(numbered) else {}


def _unlisted(line: str) -> str:
    """A line without the sign of a list item that people put before it."""
    return re.sub(r"^(?:[-*•]|[0-9]{1,2}[.)])\s+", "", line.strip())


def _entry(line: str, group: FieldDeclaration, names: Names) -> Plain:
    """A line ``title | address | publisher | date`` as an entry: what has a shape is known by it, the rest by order."""
    members = line_members(group)
    if len(members) == 1:
        return {members[0].key: line}
    parts = [part.strip() for part in line.split("|") if part.strip()]
    entry: dict[str, str] = {}
    for member in (each for each in members if each.kind in _TYPED):
        index = next((place for place, part in enumerate(parts) if _fits(part, member, names)), -1)
        if index >= 0:
            entry[member.key] = _written(parts.pop(index), member, names)
    free = [
        member for member in members if member.key not in entry and member.kind not in ("url", "date", "year", "flag")
    ]
    extra = max(len(parts) - len(free), 0)
    parts = [" | ".join(parts[: extra + 1]), *parts[extra + 1 :]] if parts else []
    return entry | {member.key: names.meant(member, part) for member, part in zip(free, parts, strict=False)}


def _fits(part: str, member: FieldDeclaration, names: Names) -> bool:
    written = _written(part, member, names)
    if member.terms:
        return written in member.terms
    if member.kind == "flag":
        return written.casefold() in ("ya", "tidak")
    return bool(re.fullmatch(PATTERNS[member.kind], written)) if member.kind in PATTERNS else False


def _written(part: str, member: FieldDeclaration, names: Names) -> str:
    if member.kind == "date":
        return iso_date(part) or part
    return names.meant(member, part.strip("<>") if member.kind == "url" else part)
