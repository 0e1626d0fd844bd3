"""Faults of layout: colons, spaces, dashes, and lines that stand in the wrong column."""

import re
from collections.abc import Sequence

from catalogue.yaml_source.characters import code_point
from catalogue.yaml_source.layout import BULLET, ODD_SPACE, TIGHT_DASH, TIGHT_KEY, dashed, evenly_spaced, spaced_key
from catalogue.yaml_source.lines import Line, anatomy, is_name, quoted
from catalogue.yaml_source.problems import Problem
from catalogue.yaml_source.repairs import Repair, content_before, in_context, quote_value, repair

_OTHER_COLON = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)[ \t]*[=;：][ \t]*")
_BLOCK_MARK = re.compile(r"[|>][-+0-9]*")


def colon_fault(lines: Sequence[str], problem: Problem) -> Repair:
    """A colon where none can stand: in the value, or the key of a line that joined the text above."""
    at = anatomy(lines[problem.line])
    if at.key and at.value_at <= problem.column:
        return quote_value("Y041", lines, problem.line, at, problem.column)
    above = content_before(lines, problem.line)
    if above < 0:
        return quote_value("Y041", lines, problem.line, at, problem.column)
    return (
        lone_line_fault(lines, above) or _unmarked(lines, above, at) or _joined(lines, problem.line, at, problem.column)
    )


def _unmarked(lines: Sequence[str], number: int, below: Line) -> Repair | None:
    """The line has no colon though it stands in the column of the key below it."""
    at = anatomy(lines[number])
    return no_colon(lines, number) if not at.key and len(at.indent) == len(below.indent) else None


def _joined(lines: Sequence[str], number: int, at: Line, column: int) -> Repair:
    """A line deeper than the value above it: a key in a wrong column, or text with a colon."""
    if is_name(at.key):
        return moved(lines, number)
    return repair("Y041", number, column, lines[number].strip())


def lone_line_fault(lines: Sequence[str], number: int) -> Repair | None:
    """A slip that can be seen on the line alone: a missing or an odd space, a bullet."""
    line = lines[number]
    body = line.lstrip(" \t")
    start = len(line) - len(body)
    if odd := ODD_SPACE.match(body):
        fixed = line[:start] + evenly_spaced(body)
        return repair("Y009", number, start + odd.start(1), body, fixed, character=code_point(odd[1]))
    if TIGHT_DASH.match(body) or BULLET.match(body):
        return repair("Y049", number, start, body, line[:start] + dashed(body))
    if TIGHT_KEY.match(body):
        return repair("Y043", number, start + body.index(":"), body, line[:start] + spaced_key(body))
    return None


def no_colon(lines: Sequence[str], number: int) -> Repair:
    """A line between keys that is no key: without its colon, without its dash, or more text."""
    line = lines[number]
    body = line.strip()
    start = len(line) - len(line.lstrip(" \t"))
    above = content_before(lines, number)
    before = anatomy(lines[above]) if above >= 0 else None
    if other := _OTHER_COLON.match(body):
        return repair("Y048", number, start + other.end(1), body, f"{line[:start]}{other[1]}: {body[other.end() :]}")
    if before and before.value_at > len(before.indent) == start and not before.key:
        return repair("Y053", number, start, body, f"{line[:start]}- {body}")
    if before and _BLOCK_MARK.fullmatch(before.value) and start <= before.key_at:
        return _continued("Y056", lines, number, before.key_at + 2)
    if before and before.value and start <= before.key_at and not is_name(body):
        return _continued("Y048", lines, number, before.key_at + 2)
    return repair("Y048", number, start, body, line.rstrip() + ":")


def _continued(code: str, lines: Sequence[str], number: int, column: int) -> Repair:
    """The line belongs to the text of the key above."""
    body = lines[number].strip()
    fixed = " " * column + body
    return repair(code, number, lines[number].index(body), body, fixed, in_context(lines, number, fixed))


def item_fault(lines: Sequence[str], problem: Problem) -> Repair:
    """A line amid a list that does not begin with a dash."""
    at = anatomy(lines[problem.line])
    body = lines[problem.line].strip()
    if at.key:
        column = problem.start_column + 2
        fixed = " " * column + body
        shown = in_context(lines, problem.line, fixed)
        return repair("Y044", problem.line, len(at.indent), body, fixed, shown, wanted=column + 1)
    return repair("Y053", problem.line, len(at.indent), body, " " * problem.start_column + f"- {body}")


def list_fault(lines: Sequence[str], problem: Problem) -> Repair:
    """A dash where no list can begin: on the line of its key, or among keys."""
    line = lines[problem.line]
    at = anatomy(line)
    if not at.key:
        return repair("Y054", problem.line, len(at.indent), line.strip())
    items = [at.value[1:].strip()]
    for below in lines[problem.line + 1 :]:
        if not below.startswith(" " * at.value_at + "- "):
            break
        items.append(below.strip()[1:].strip())
    key = line[at.key_at : at.value_at].strip()
    snippet = "\n  - ".join([key, *items])
    fault = repair("Y050", problem.line, at.value_at, at.value, "", snippet, key=at.key).fault
    flow = f"{line[: at.value_at]}[{', '.join(map(quoted, items))}]"
    return Repair(fault, {problem.line + place: "" if place else flow for place in range(len(items))})


def moved(lines: Sequence[str], number: int) -> Repair:
    """The line in the column of the nearest group that it can belong to."""
    body = lines[number].lstrip(" \t")
    start = len(lines[number]) - len(body)
    column = min(_open_columns(lines, number), key=lambda open_at: (abs(open_at - start), -open_at), default=0)
    fixed = " " * column + body.rstrip()
    return repair("Y044", number, start, body.rstrip(), fixed, in_context(lines, number, fixed), wanted=column + 1)


def _open_columns(lines: Sequence[str], number: int) -> list[int]:
    """The columns of the keys around a line, from the inner to the outer."""
    columns: list[int] = []
    above = number
    while (not columns or columns[-1] > 0) and (above := content_before(lines, above)) >= 0:
        at = anatomy(lines[above])
        if at.key and (not columns or at.key_at < columns[-1]):
            columns.append(at.key_at)
    return columns


def shifted_start(lines: Sequence[str], problem: Problem) -> Repair | None:
    """The file begins deeper than it goes on."""
    first = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    body = lines[first].lstrip(" \t")
    start = len(lines[first]) - len(body)
    if not start or first >= problem.line:
        return None
    fault = repair("Y044", first, start, body.rstrip(), body, wanted=1).fault
    return Repair(fault, {number: lines[number][start:] for number in range(first, problem.line)})
