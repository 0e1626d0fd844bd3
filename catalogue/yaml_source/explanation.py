"""A parser's complaint, explained: which slip of a clerk was it, and what would be right?"""

from collections.abc import Callable, Mapping, Sequence

from catalogue.yaml_source.layout import BULLET, dashed
from catalogue.yaml_source.lines import anatomy, quoted
from catalogue.yaml_source.placing import (
    colon_fault,
    item_fault,
    list_fault,
    lone_line_fault,
    moved,
    no_colon,
    shifted_start,
)
from catalogue.yaml_source.problems import Kind, Problem
from catalogue.yaml_source.quotes import escape_fault, quote_fault, unclosed
from catalogue.yaml_source.repairs import Repair, content_before, quote_value, repair

Explain = Callable[[Sequence[str], Problem], Repair | None]
UNEXPLAINED = "Y059"
_TAB_WIDTH = 2


def explain(lines: Sequence[str], problem: Problem) -> Repair:
    """The likeliest fault behind a problem. lines: the file's text, at least one of them not empty."""
    explained = EXPLAINERS[problem.kind](lines, problem) if problem.kind in EXPLAINERS else None
    return explained or repair(UNEXPLAINED, problem.line, problem.column, lines[problem.line].strip())


def _missing_colon(lines: Sequence[str], problem: Problem) -> Repair | None:
    number = problem.start_line
    if lines[number].lstrip().startswith(("'", '"')):
        return unclosed(lines, number) or no_colon(lines, number)
    return lone_line_fault(lines, number) or no_colon(lines, number)


def _unexpected_key(lines: Sequence[str], problem: Problem) -> Repair | None:
    """Something stands where a key was expected."""
    if found := quote_fault(lines, problem):
        return found
    at = anatomy(lines[problem.line])
    if at.value.startswith(("[", "{")) and at.value_at < problem.column:
        return quote_value("Y051", lines, problem.line, at, at.value_at)
    rest = lines[problem.line][problem.column :]
    if rest.startswith(("- ", "-\t")) or rest == "-":
        return repair("Y054", problem.line, problem.column, rest)
    if rest.startswith(":"):
        return repair("Y032", problem.line, problem.column, rest)
    return moved(lines, problem.line) if problem.column == len(at.indent) else None


def _unexpected_item(lines: Sequence[str], problem: Problem) -> Repair | None:
    """Something stands where the dash of a list was expected."""
    return quote_fault(lines, problem) or item_fault(lines, problem)


def _reserved(lines: Sequence[str], problem: Problem) -> Repair | None:
    """A character that cannot begin a value."""
    character = lines[problem.line][problem.column : problem.column + 1]
    if character == "\t":
        return _tab(lines, problem)
    return _quoting("Y042", lines, problem.line, problem.column, character=character)


def _quoting(code: str, lines: Sequence[str], number: int, column: int, **more: str) -> Repair:
    """Quotes around what begins in the column, where that is the line's whole value."""
    value = lines[number][column:].rstrip()
    fixed = lines[number][:column] + quoted(value) if anatomy(lines[number]).value_at == column else None
    return repair(code, number, column, value, fixed, **more)


def _tab(lines: Sequence[str], problem: Problem) -> Repair:
    """Tabs in front of lines: all such lines are repaired at once, the first is named."""
    tabbed = [number for number, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if not tabbed:
        # Only PyYAML's own parser minds a tab further on in a line.
        return repair("Y040", problem.line, problem.column, lines[problem.line], lines=1)
    fixed = {number: _spaced(lines[number]) for number in tabbed}
    first = tabbed[0]
    fault = repair(
        "Y040", first, lines[first].find("\t"), lines[first], snippet=fixed[first].rstrip(), lines=len(tabbed)
    )
    return Repair(fault.fault, fixed)


def _spaced(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)].replace("\t", " " * _TAB_WIDTH) + body


def _named(lines: Sequence[str], problem: Problem) -> Repair | None:
    """``*`` or ``&`` before a value; Markdown's bullets and bold text look like that."""
    number, column = problem.start_line, problem.start_column
    body = lines[number].lstrip()
    if BULLET.match(body) and len(lines[number]) - len(body) == column:
        return repair("Y049", number, column, body, lines[number][:column] + dashed(body))
    code = "Y026" if lines[number][column : column + 1] == "&" else "Y027"
    return _quoting(code, lines, number, column)


def _tagged(lines: Sequence[str], problem: Problem) -> Repair | None:
    return _quoting("Y028", lines, problem.start_line, problem.start_column)


def _block(lines: Sequence[str], problem: Problem) -> Repair | None:
    """Text behind ``>`` or ``|`` on the same line."""
    number = problem.start_line
    at = anatomy(lines[number])
    text = at.value.lstrip("|>-+ ")
    if not at.key or text[:1].isdigit():
        return _quoting("Y052", lines, number, problem.start_column)
    snippet = f"{at.key}: >-\n  {text}"
    return repair("Y052", number, at.value_at, at.value, lines[number][: at.value_at] + quoted(text), snippet)


def _bracket(lines: Sequence[str], problem: Problem) -> Repair | None:
    """A bracket that is not closed, or text behind the one that closes."""
    number = next((above for above in range(problem.start_line, -1, -1) if _opened(lines[above])), -1)
    if number < 0:
        return None
    line, column = lines[number], anatomy(lines[number]).value_at
    close = "]" if line[column] == "[" else "}"
    if close in line[column:]:
        return _quoting("Y051", lines, number, column)
    return repair("Y051", number, column, line[column:], line.rstrip().rstrip(",") + close)


def _opened(line: str) -> bool:
    return anatomy(line).value.startswith(("[", "{"))


def _document(lines: Sequence[str], problem: Problem) -> Repair | None:
    """Text after the end of the file's only record, or a file that begins otherwise than it goes on."""
    if any(line.startswith("...") for line in lines[: problem.line]):
        return repair("Y024", problem.line, 0, lines[problem.line])
    if shifted := shifted_start(lines, problem):
        return shifted
    above = content_before(lines, problem.line)
    if above >= 0 and not anatomy(lines[above]).key:
        return lone_line_fault(lines, above) or no_colon(lines, above)
    return quote_fault(lines, problem)


EXPLAINERS: Mapping[Kind, Explain] = {
    Kind.COLON: colon_fault,
    Kind.NO_COLON: _missing_colon,
    Kind.LIST: list_fault,
    Kind.QUESTION: _reserved,
    Kind.CHARACTER: _reserved,
    Kind.TAB: _tab,
    Kind.ESCAPE: escape_fault,
    Kind.QUOTE: lambda lines, problem: unclosed(lines, problem.start_line),
    Kind.BLOCK: _block,
    Kind.ALIAS: _named,
    Kind.TAG: _tagged,
    Kind.FLOW: _bracket,
    Kind.CONTENT: _reserved,
    Kind.ITEM: _unexpected_item,
    Kind.DOCUMENT: _document,
    Kind.KEY: _unexpected_key,
}
