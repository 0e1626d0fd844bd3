"""What a YAML parser says when it gives up, in one form for libyaml and for PyYAML's own parser."""

from enum import Enum
from typing import NamedTuple

import yaml


class Kind(Enum):
    """The ways to give up, by the words that appear in the parser's message."""

    COLON = ("mapping values are not allowed",)
    NO_COLON = ("could not find expected ':'",)
    LIST = ("sequence entries are not allowed",)
    QUESTION = ("mapping keys are not allowed",)
    CHARACTER = ("cannot start any token",)
    TAB = ("found a tab character",)
    ESCAPE = ("escape", "hexdecimal", "hexadecimal")
    QUOTE = ("scanning a quoted scalar",)
    BLOCK = ("scanning a block scalar",)
    ALIAS = ("an anchor", "an alias")
    TAG = ("scanning a tag", "parsing a tag", "tag handle")
    FLOW = ("parsing a flow",)
    CONTENT = ("node content",)
    ITEM = ("parsing a block collection", "expected '-' indicator")
    DIRECTIVE = ("directive",)
    DOCUMENT = ("document start", "yaml document")
    KEY = ("parsing a block mapping",)
    OTHER = ()


class Problem(NamedTuple):
    """Where and how reading ended; lines and columns from 0. start: where the construct at fault began."""

    kind: Kind
    line: int
    column: int
    start_line: int
    start_column: int


def problem_of(error: Exception, last_line: int) -> Problem:
    """The problem in a parser's exception. last_line: the last line there is, for marks behind the end."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(Kind.ESCAPE if isinstance(error, ValueError) else Kind.OTHER, 0, 0, 0, 0)
    mark = error.problem_mark
    start = error.context_mark or mark
    said = f"{error.context} {error.problem}".lower()
    kind = next((kind for kind in Kind if any(words in said for words in kind.value)), Kind.OTHER)
    return Problem(kind, min(mark.line, last_line), mark.column, min(start.line, last_line), start.column)
