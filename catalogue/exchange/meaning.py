"""What a cell means: dates that a spreadsheet made of texts, percentages, lost zeros."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from catalogue.exchange.tables import Cell, Table
from catalogue.field_list import FieldDeclaration
from catalogue.repairs import iso_date
from catalogue.scalars import FIRST_YEAR, LAST_YEAR

_ELAPSED = re.compile(r"\[([hms]+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_WHOLE = re.compile(r"-?[0-9]+(?:\.0+)?")
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: 0?0[:.]00(?:[:.]00)?)?")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00:00(?:\.0+)?")
_SHORT_NUMBER = re.compile(r"1[0-9]{2,7}")  # 119, 14045, 1500567: no area code begins with 01
_WITH_COUNTRY = re.compile(r"62[0-9]{9,11}")  # +62 and a number; an area code without its zero is shorter
FIGURES = 15  # a spreadsheet keeps no more
LONGEST_NUMBER = 40


class Meant(NamedTuple):
    """The text that a cell stands for; a code where it cannot be told, with what to write instead if that can."""

    text: str = ""
    code: str = ""
    suggestion: str = ""


def meant(cell: Cell, field: FieldDeclaration, table: Table) -> Meant:
    """What a cell means in the column of a field."""
    if cell.kind == "formula":
        return Meant(code="X020")
    if cell.kind == "error":
        return Meant(code="X021")
    if cell.kind == "flag":
        flag = "ya" if cell.text in ("1", "true") else "tidak"
        return Meant(flag) if field.kind == "flag" else Meant(code="X022")
    if cell.kind == "number":
        return _number(cell, field, table.epoch_1904)
    return _TEXTS.get(field.kind, Meant)(cell.text.strip())


def _date_text(text: str) -> Meant:
    """A date as a spreadsheet writes it into CSV; one that may be read in two ways is refused."""
    if _SERIAL.fullmatch(text):
        return Meant(_day(Decimal(text), False).isoformat(), "X024")
    if _WHOLE.fullmatch(text) and _is_year(Decimal(text)):
        return _whole_text(text)
    if match := _MIDNIGHT.fullmatch(text):
        return Meant(match[1])
    match = _DAY_MONTH.fullmatch(text)
    if not match:
        return Meant(text)
    first, second, year = int(match[1]), int(match[2]), match[3]
    day_first, month_first = iso_date(f"{first}-{second}-{year}"), iso_date(f"{second}-{first}-{year}")
    if day_first and month_first and day_first != month_first:
        return Meant(code="X023", suggestion=day_first)
    return Meant(day_first or month_first or text)


def _whole_text(text: str) -> Meant:
    return Meant(text.partition(".")[0]) if _WHOLE.fullmatch(text) else Meant(text)


def _flag_text(text: str) -> Meant:
    flags = {"true": "ya", "false": "tidak"}
    return Meant(flags.get(text.casefold(), text))


_TEXTS: Mapping[str, Callable[[str], Meant]] = {
    "date": _date_text,
    "year": _whole_text,
    "number": _whole_text,
    "flag": _flag_text,
}


def _number(cell: Cell, field: FieldDeclaration, epoch_1904: bool) -> Meant:
    try:
        value = Decimal(cell.text[:LONGEST_NUMBER])
    except InvalidOperation:
        return Meant(code="X021")
    if not value.is_finite() or (value and abs(value.adjusted()) >= FIGURES):
        return Meant(code="X025")
    parts = date_parts(cell.pattern)
    if field.kind == "date":
        return _date_number(value, parts, epoch_1904)
    if field.kind == "year":
        return _year_number(value, parts, epoch_1904)
    if parts and set(parts) & set("ymd"):
        return Meant(code="X026")
    if parts:
        return Meant(_time(value)) if 0 <= value < 1 else Meant(code="X026")
    return _figures(value, cell.pattern, field)


def _figures(value: Decimal, pattern: str, field: FieldDeclaration) -> Meant:
    if field.key == "nilai":
        return _telephone(_shown(value))
    if "%" in _LITERAL.sub("", pattern):
        return Meant(f"{_shown(value * 100)}%")
    if field.repeated and value != value.to_integral_value():
        return Meant(code="X028")
    text = _shown(value)
    return Meant(_grouped(text) if "#,##0" in pattern and field.kind == "text" else text)


def _telephone(figures: str) -> Meant:
    """A telephone number that was typed as a number: most have lost their zero, ``119`` and ``+62…`` can be told."""
    if _SHORT_NUMBER.fullmatch(figures):
        return Meant(figures)
    return Meant(f"+{figures}") if _WITH_COUNTRY.fullmatch(figures) else Meant(code="X027")


def _shown(value: Decimal) -> str:
    """A number with the fifteen figures that a spreadsheet keeps, and a decimal comma."""
    rounded = Decimal(f"{value:.15g}")
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _grouped(text: str) -> str:
    whole, comma, rest = text.partition(",")
    return f"{int(whole):,}".replace(",", ".") + comma + rest


def _time(value: Decimal) -> str:
    minutes = round(value * 24 * 60)
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _is_year(value: Decimal) -> bool:
    """Whether a number is a year; as a day it would lie around 1905, before every innovation."""
    return value == value.to_integral_value() and FIRST_YEAR <= value <= LAST_YEAR


def _day(value: Decimal, epoch_1904: bool) -> date:
    start = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    return start + timedelta(days=min(max(int(value), 0), 2_000_000))


def _date_number(value: Decimal, parts: str, epoch_1904: bool) -> Meant:
    """A date as exact as its number format shows it: ``Sep-21`` is a month."""
    if _is_year(value):
        return Meant(str(int(value)))
    day = _day(value, epoch_1904)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Meant(code="X029")
    if not parts:
        return Meant(day.isoformat(), "X024")
    if "y" not in parts:
        return Meant(code="X026", suggestion=day.isoformat())
    length = 10 if "d" in parts else 7 if "m" in parts else 4
    return Meant(day.isoformat()[:length])


def _year_number(value: Decimal, parts: str, epoch_1904: bool) -> Meant:
    if _is_year(value):
        return Meant(str(int(value)))
    day = _day(value, epoch_1904)
    if "y" in parts and FIRST_YEAR <= day.year <= LAST_YEAR:
        return Meant(str(day.year))
    return Meant(_shown(value))


def date_parts(pattern: str) -> str:
    """The letters of a date or time that a number format shows: some of ``ymdhs``; "" for other formats.

    >>> date_parts("mmm-yy"), date_parts("h:mm"), date_parts("#,##0"), date_parts('0 "hari"')
    ('ym', 'h', '', '')
    """
    if pattern.casefold() in ("general", "@", ""):
        return ""
    letters = _LITERAL.sub("", _ELAPSED.sub(r"\1", pattern.partition(";")[0])).casefold().replace("am/pm", "")
    found = "".join(letter for letter in "ymdhs" if letter in letters)
    time_only = ("h" in found or "s" in found) and not ("y" in found or "d" in found)
    return found.replace("m", "") if time_only else found
