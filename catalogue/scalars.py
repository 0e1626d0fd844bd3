"""The few scalar types of a record. Each reads written text by a stated grammar.

pydantic's own coercion is not used: it reads ``1.000`` as 1 and ``t`` as true. A value that does not
fit raises ``PydanticCustomError`` whose type is the name of the grammar (``year``, ``url`` …), which
``structure`` turns into a diagnostic.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal, NamedTuple, NoReturn

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function

from catalogue.file_names import is_kept_everywhere

ScalarKind = Literal["text", "long_text", "id", "url", "year", "date", "count", "flag", "number", "colour", "file_name"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar type: how written text is read, and its JSON Schema. Used as ``Annotated[str, Scalar(…)]``.

    kind: the grammar. shortest, longest: length in characters, for the text kinds.
    """

    kind: ScalarKind
    shortest: int = 1
    longest: int = 300

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The reader of the grammar alone; none of pydantic's own coercion."""
        read = _GRAMMARS[self.kind]
        reader = partial(_bounded, read, self) if self.kind in ("text", "long_text") else read
        return no_info_plain_validator_function(reader)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Text admits numbers and booleans, since quotes are optional in YAML."""
        if self.kind == "flag":
            return {"enum": ["ya", "tidak"]}
        if self.kind == "long_text":
            return {"type": "string", "minLength": 1, "maxLength": self.longest}
        if self.kind == "text":
            kinds = ["string", "number", "boolean"]
            return {"type": kinds, "minLength": self.shortest, "maxLength": self.longest}
        kinds = ["string"] if self.kind in ("id", "url", "colour", "file_name") else ["string", "integer"]
        return {"type": kinds, "pattern": f"^(?:{PATTERNS[self.kind]})$"}


class PartialDate(NamedTuple):
    """A year, a month or a day, as far as it is known. Month and day are 0 where unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """As it is written in a record: ``2021``, ``2021-09`` or ``2021-09-02``."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in self[1:] if part)])


def first_day(when: PartialDate) -> date:
    """The first day that a partial date may mean."""
    return date(when.year, when.month or 1, when.day or 1)


def last_day(when: PartialDate) -> date:
    """The last day that a partial date may mean."""
    month = when.month or 12
    return date(when.year, month, when.day or calendar.monthrange(when.year, month)[1])


def refuse(kind: str, value: object, **context: object) -> NoReturn:
    """Raise the error of a grammar, with the value as it was written."""
    raise PydanticCustomError(kind, "{value}", {"value": str(value), **context})


def written(value: object) -> str:
    """The written text of a scalar, white space folded, in Unicode normal form C."""
    if not isinstance(value, str):
        refuse("not_text", type(value).__name__)
    return unicodedata.normalize("NFC", " ".join(value.split()))


def _long(value: object) -> str:
    if not isinstance(value, str):
        refuse("not_text", type(value).__name__)
    paragraphs = (line.rstrip() for line in value.strip().split("\n"))
    return unicodedata.normalize("NFC", "\n".join(paragraphs))


def _bounded(read: Callable[[object], str], scalar: Scalar, value: object) -> str:
    text = read(value)
    if len(text) < scalar.shortest:
        refuse("text_too_short", text, length=len(text), shortest=scalar.shortest)
    if len(text) > scalar.longest:
        refuse("text_too_long", text, length=len(text), longest=scalar.longest)
    return text


_HOST = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]"
PATTERNS = {
    "id": r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "url": rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][a-zA-Z0-9/?#@:%&=+,;~!$*'()._\[\]-]*)?",
    "date": r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?",
    "year": r"[0-9]{4}",
    "count": r"[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}",
    "number": r"[1-9][0-9]{0,3}",
    "colour": r"#[0-9a-fA-F]{6}",
    "file_name": r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:jpg|jpeg|png|webp)",
}
LONGEST = {"id": 80, "url": 1000, "file_name": 100}
_READY = {kind: re.compile(pattern) for kind, pattern in PATTERNS.items()}

FIRST_YEAR, LAST_YEAR = 1945, 2100


def _fitting(kind: str, value: object) -> str:
    text = written(value)
    if len(text) > LONGEST.get(kind, 40) or not _READY[kind].fullmatch(text):
        refuse(kind, text)
    if kind in ("id", "file_name") and not is_kept_everywhere(text):  # con, nul …: a page and a file are named after it
        refuse(kind, text)
    return text


def _colour(value: object) -> str:
    return _fitting("colour", value).lower()


def parse_date(value: object) -> PartialDate:
    """A year, year-month or date; a date must exist in the calendar."""
    text = written(value)
    match = _READY["date"].fullmatch(text)
    if not match:
        refuse("date", text)
    parts = PartialDate(*(int(part) for part in match.groups(default="0")))
    month, day = match.group(2), match.group(3)
    try:
        date(parts.year, parts.month if month else 1, parts.day if day else 1)
    except ValueError:
        refuse("no_such_date", text)
    if not FIRST_YEAR <= parts.year <= LAST_YEAR:
        refuse("year_range", text, first=FIRST_YEAR, last=LAST_YEAR)
    return parts


def _year(value: object) -> int:
    return parse_date(_fitting("year", value)).year


def _count(value: object) -> int:
    return int(_fitting("count", value).replace(".", ""))


def _number(value: object) -> int:
    return int(_fitting("number", value))


def _flag(value: object) -> bool:
    text = written(value).lower()
    if text not in ("ya", "tidak"):
        refuse("flag", text)
    return text == "ya"


_GRAMMARS: dict[str, Callable[[object], Any]] = {
    "text": written,
    "long_text": _long,
    "id": partial(_fitting, "id"),
    "url": partial(_fitting, "url"),
    "file_name": partial(_fitting, "file_name"),
    "colour": _colour,
    "date": parse_date,
    "year": _year,
    "count": _count,
    "number": _number,
    "flag": _flag,
}

Text = Annotated[str, Scalar("text")]
ShortText = Annotated[str, Scalar("text", longest=120)]
MediumText = Annotated[str, Scalar("text", longest=1000)]
LongText = Annotated[str, Scalar("long_text", longest=8000)]
Id = Annotated[str, Scalar("id")]
Url = Annotated[str, Scalar("url")]
FileName = Annotated[str, Scalar("file_name")]
Colour = Annotated[str, Scalar("colour")]
Date = Annotated[PartialDate, Scalar("date")]
Year = Annotated[int, Scalar("year")]
Count = Annotated[int, Scalar("count")]
Number = Annotated[int, Scalar("number")]
Flag = Annotated[bool, Scalar("flag")]
