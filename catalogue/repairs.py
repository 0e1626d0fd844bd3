"""The corrected lines for a fault of shape, where they can be told from what was written."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from catalogue.field_list import FieldDeclaration
from catalogue.scalars import PATTERNS
from catalogue.slugs import slug_of
from catalogue.snippets import OPEN, indented, line, pair, record_list, text_list

_BARE_ADDRESS = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
_DAY_FIRST = re.compile(r"([0-3]?[0-9])[ ./-]([01]?[0-9])[ ./-]((?:19|20)[0-9]{2})")
_MONTH_FIRST = re.compile(r"([01]?[0-9])[ ./-]((?:19|20)[0-9]{2})")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})[ ./-]([01]?[0-9])(?:[ ./-]([0-3]?[0-9]))?")


def repaired(
    code: str, key: str, value: Any, field: FieldDeclaration | None, around: Sequence[FieldDeclaration]
) -> str:
    """Corrected YAML, or "".

    value: what was written. field: the declaration of the field, if it is known. around: the fields of the
    whole record.
    """
    if code == "S001":
        return _moved_inside(key, value, around)
    if field is None:
        return ""
    if code == "S002":
        return blank(field)
    if code in ("S004", "S005") and field.kind == "record":
        return _as_records(field, value)
    if code == "S004" and isinstance(value, str):
        return text_list(key, _parts(field, value))
    if code == "S006":
        return _as_one_text(key, value)
    return _corrected_scalar(code, key, value) if isinstance(value, str) else ""


def blank(field: FieldDeclaration) -> str:
    """A field with its members, everything still to be filled in."""
    if field.kind != "record":
        return text_list(field.key, [OPEN]) if field.repeated else f"{field.key}: {OPEN}"
    plain = [member for member in field.members if not member.english and member.kind != "record"]
    if field.repeated:
        return record_list(field.key, [{member.key: OPEN for member in plain}])
    return f"{field.key}:\n" + indented("\n".join(blank(member) for member in plain))


def _moved_inside(key: str, value: Any, around: Sequence[FieldDeclaration]) -> str:
    """A field written one level too high: the group that it belongs to."""
    homes = [field for field in around if any(member.key == key for member in field.members)]
    if len(homes) != 1 or homes[0].repeated:
        return ""
    inner = pair(key, value) if isinstance(value, str) else f"{key}: {OPEN}"
    return f"{homes[0].key}:\n{indented(inner)}"


def _as_records(field: FieldDeclaration, value: Any) -> str:
    """A record, or a bare text, where a list of records belongs."""
    if isinstance(value, dict) and field.repeated:
        written = {name: each for name, each in value.items() if isinstance(each, str)}
        return record_list(field.key, [written]) if written and len(written) == len(value) else ""
    if not isinstance(value, str):
        return ""
    texts = [member for member in field.members if member.kind in ("text", "long_text")]
    needed = [member for member in field.members if member.required] or texts[:1]
    home = _home_of(value, field, needed)
    filled = {member.key: OPEN for member in needed} | {home.key: value}
    if field.repeated:
        return record_list(field.key, [filled])
    if home.repeated:
        return f"{field.key}:\n" + indented(text_list(home.key, [value]))
    return f"{field.key}:\n" + indented("\n".join(pair(name, each) for name, each in filled.items()))


def _home_of(value: str, field: FieldDeclaration, needed: Sequence[FieldDeclaration]) -> FieldDeclaration:
    """The member that a bare text was meant for."""
    if re.match(r"https?://", value):
        return next((member for member in field.members if member.kind == "url"), needed[0])
    return next((member for member in needed if member.kind == "text"), needed[0])


def _parts(field: FieldDeclaration, value: str) -> list[str]:
    """Ids, numbers and keywords are told apart by their commas; a sentence keeps its own."""
    short = field.kind != "text" or field.longest <= 120
    return [part.strip() for part in re.split(r"[,;]", value) if part.strip()] if short else [value]


def _as_one_text(key: str, value: Any) -> str:
    """One text, where YAML saw a list of texts, or took a colon in the text for the end of a key."""
    if isinstance(value, dict) and len(value) == 1:
        first, rest = next(iter(value.items()))
        return line(key, f"{first}: {rest}") if isinstance(rest, str) else ""
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return line(key, ", ".join(value))
    return ""


def _corrected_scalar(code: str, key: str, value: str) -> str:
    text = " ".join(value.split())
    corrected = CORRECTED[code](text) if code in CORRECTED else ""
    return line(key, corrected) if corrected else ""


def _address(text: str) -> str:
    whole = f"https://{text}"
    return whole if _BARE_ADDRESS.fullmatch(text) and re.fullmatch(PATTERNS["url"], whole) else ""


def _only_year(text: str) -> str:
    years = set(re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text))
    return years.pop() if len(years) == 1 else ""


def _only_number(text: str) -> str:
    numbers = re.findall(r"(?<![-0-9.,])[1-9][0-9]*(?:\.[0-9]{3})*(?![0-9,])", text)
    return str(numbers[0]) if len(numbers) == 1 else ""


def _colour(text: str) -> str:
    return f"#{text}" if re.fullmatch(r"[0-9a-fA-F]{6}", text) else ""


def _file_name(text: str) -> str:
    stem, _, ending = text.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")
    name = f"{slug_of(stem)}.{ending.lower()}"
    return name if re.fullmatch(PATTERNS["file_name"], name) else ""


def iso_date(text: str) -> str:
    """A date written in figures as records write it, or "".

    >>> iso_date("21/09/2021"), iso_date("2021.9.2")
    ('2021-09-21', '2021-09-02')
    """
    text = text.strip("“”‘’\"'")  # as a word processor leaves them
    day_first, year_first, month_first = (form.fullmatch(text) for form in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST))
    if day_first:
        day, month, year = day_first.groups()
    elif month_first:
        month, year, day = *month_first.groups(), ""
    elif year_first:
        year, month, day = year_first.groups()
    else:
        return ""
    parts = [year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])]
    real = 1 <= int(month) <= 12 and (not day or 1 <= int(day) <= DAYS[int(month)])
    return "-".join(parts) if real else ""


DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CORRECTED: Mapping[str, Callable[[str], str]] = {
    "S010": _address,
    "S011": iso_date,
    "S012": iso_date,
    "S014": _only_year,
    "S015": _only_number,
    "S016": _only_number,
    "S018": _colour,
    "S019": _file_name,
}
