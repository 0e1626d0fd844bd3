"""Faults of quotation marks: not closed, closed too early, or with a wrong escape inside."""

from collections.abc import Sequence

from catalogue.yaml_source.lines import anatomy, is_name, quoted
from catalogue.yaml_source.problems import Problem
from catalogue.yaml_source.repairs import Repair, content_after, repair

QUOTES = ("'", '"')


def closing(value: str) -> int:
    """The index of the mark that closes a quoted value, or -1.

    >>> closing("'Jum''at' ya"), closing('"kata')
    (8, -1)
    """
    quote, at = value[0], 1
    while (at := value.find(quote, at)) >= 0:
        if quote == "'" and value[at + 1 : at + 2] == quote:
            at += 2
        elif quote == '"' and _escaped(value, at):
            at += 1
        else:
            return at
    return -1


def _escaped(value: str, at: int) -> bool:
    backslashes = 0
    while value[at - 1 - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def quote_fault(lines: Sequence[str], problem: Problem) -> Repair | None:
    """The fault where a quoted value ended in the wrong place, if that is what happened."""
    at = anatomy(lines[problem.line])
    if at.value.startswith(QUOTES) and at.value_at < problem.column:
        end = closing(at.value)
        if 0 <= end < len(at.value) - 1:
            return _early_end(lines, problem.line)
    return unclosed(lines, problem.line)


def unclosed(lines: Sequence[str], last: int) -> Repair | None:
    """The first value up to a line whose quotation mark is not closed before the next key begins."""
    for number in range(last + 1):
        at = anatomy(lines[number])
        if at.value.startswith(QUOTES) and closing(at.value) < 0 and _next_is_own(lines, number):
            quote = at.value[0]
            fixed = lines[number][: at.value_at] + quote + at.value[1:].rstrip("\\") + quote
            return repair("Y045", number, at.value_at, at.value, fixed, quote=quote)
    return None


def _next_is_own(lines: Sequence[str], number: int) -> bool:
    """Whether the line below begins something new, or nothing follows."""
    below = content_after(lines, number)
    if below < 0:
        return True
    at = anatomy(lines[below])
    return is_name(at.key) or at.value_at > len(at.indent)


def _early_end(lines: Sequence[str], number: int) -> Repair:
    """A quotation mark inside the value closes it, and text is left over."""
    at = anatomy(lines[number])
    quote = at.value[0]
    whole = at.value[1:-1] if at.value.endswith(quote) else at.value
    column = at.value_at + closing(at.value)
    return repair("Y046", number, column, at.value, lines[number][: at.value_at] + quoted(whole), quote=quote)


def escape_fault(lines: Sequence[str], problem: Problem) -> Repair:
    """A backslash in double quotation marks that begins no escape."""
    line = lines[problem.line]
    backslash = max(line.rfind("\\", 0, problem.column + 1), 0)
    at = anatomy(line)
    value = line[backslash : backslash + 6]
    if not at.value.startswith('"'):
        return repair("Y047", problem.line, backslash, value)
    end = closing(at.value)
    inner = at.value[1:end] if end > 0 else at.value[1:].rstrip('"')
    return repair("Y047", problem.line, backslash, value, line[: at.value_at] + quoted(inner.replace('\\"', '"')))
