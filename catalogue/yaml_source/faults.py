"""What is wrong in one file: a code with a place, without the file's path."""

from collections.abc import Mapping
from typing import NamedTuple


class Fault(NamedTuple):
    """One finding in a file. Line and column count from 1; the other members are as in Diagnostic."""

    code: str
    line: int
    column: int
    values: Mapping[str, object]
    field: str = ""
    snippet: str = ""
