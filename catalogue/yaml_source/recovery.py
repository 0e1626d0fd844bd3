"""Reading a broken file on: explain the first fault, repair its lines, read again, a few times over."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any, NamedTuple

import yaml

from catalogue.yaml_source.explanation import UNEXPLAINED, explain
from catalogue.yaml_source.faults import Fault
from catalogue.yaml_source.lines import skip
from catalogue.yaml_source.problems import problem_of
from catalogue.yaml_source.reading import PARSER, read_tree
from catalogue.yaml_source.tree import Limits, Tree

MOST_ROUNDS = 10
# A large reference file gets fewer rounds, so that no file takes long.
_MOST_CHARACTERS = 1_000_000


class Recovered(NamedTuple):
    """tree: what the repaired text says, None where no repair made it readable. text: as it was read in the end.

    whole: nothing had to be left out.
    """

    tree: Tree | None
    whole: bool
    faults: list[Fault]
    text: str


def read_or_recover(text: str, limits: Limits, parser: Any = PARSER) -> Recovered:
    """The tree of a text, and the faults of syntax that stood in the way.

    Raises TooMuchError beyond a limit.
    """
    try:
        return Recovered(read_tree(text, limits, parser), True, [], text)
    except (yaml.YAMLError, ValueError) as error:
        return _recover(text, limits, parser, error)


def _recover(text: str, limits: Limits, parser: Any, error: Exception) -> Recovered:
    faults: list[Fault] = []
    lines = text.split("\n")
    whole = True
    for _ in range(max(1, min(MOST_ROUNDS, _MOST_CHARACTERS // len(text)))):
        lines, certain = _improved(lines, error, faults)
        whole = whole and certain
        try:
            tree = read_tree("\n".join(lines), limits, parser)
        except (yaml.YAMLError, ValueError) as next_error:
            error = next_error
        else:
            return Recovered(tree, whole, faults, "\n".join(lines))
    return Recovered(None, False, faults, "\n".join(lines))


def _improved(lines: list[str], error: Exception, faults: list[Fault]) -> tuple[list[str], bool]:
    """The lines without the fault behind an error, which is added to the faults; and whether nothing was lost.

    Where a line was repaired already the repair did not help, and its whole entry is left out.
    """
    problem = problem_of(error, len(lines) - 1)
    found = explain(lines, problem)
    repeated = any(known.line == found.fault.line for known in faults)
    # A second fault that nobody can explain is mostly the echo of the first.
    echo = found.fault.code == UNEXPLAINED and any(known.code == UNEXPLAINED for known in faults)
    if repeated or echo:
        return _without_entry(lines, problem.line), False
    faults.append(found.fault)
    if not found.lines:
        return _without_entry(lines, max(problem.line, found.fault.line - 1)), False
    return [found.lines.get(number, line) for number, line in enumerate(lines)], True


def as_written(faults: Iterable[Fault], written: str, repaired: str) -> list[Fault]:
    """Faults found in a repaired text, in the columns of the text as it was written."""
    if written == repaired:
        return list(faults)
    before, after = written.split("\n"), repaired.split("\n")
    return [_as_written(fault, before[fault.line - 1], after[fault.line - 1]) for fault in faults]


def _as_written(fault: Fault, before: str, after: str) -> Fault:
    """The fault behind the change of a line is moved by as much as the line grew."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    if fault.column - 1 <= same:
        return fault
    return fault._replace(column=max(1, fault.column + len(before) - len(after)))


def _without_entry(lines: list[str], number: int) -> list[str]:
    """The lines, those of the outermost entry around a line left empty."""
    start = next((above for above in range(number, -1, -1) if _begins_entry(lines[above])), 0)
    ends = (below for below in range(number + 1, len(lines)) if _begins_entry(lines[below]))
    end = next(ends, len(lines))
    return lines[:start] + [""] * (end - start) + lines[end:]


def _begins_entry(line: str) -> bool:
    return not skip(line) and line[0] not in " \t"
