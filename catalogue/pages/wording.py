"""Dates and counts in words."""

from datetime import date

from catalogue.scalars import PartialDate
from catalogue.texts import Texts


def day_text(t: Texts, day: PartialDate | date) -> str:
    """A date as far as it is known: a day, a month or a year."""
    parts = PartialDate(day.year, day.month, day.day)
    if not parts.month:
        return str(parts.year)
    month = t(f"page.month.{parts.month}")
    if not parts.day:
        return t("page.date.month", month=month, year=parts.year)
    return t("page.date.day", day=parts.day, month=month, year=parts.year)


def span_text(t: Texts, start: PartialDate, end: PartialDate | None) -> str:
    """A span of days, with what both ends share said once."""
    if not end or end == start:
        return day_text(t, start)
    if start[:2] == end[:2] and start.day and end.day:
        return t("page.date.days", first=start.day, last=day_text(t, end))
    return t("page.date.span", first=day_text(t, start), last=day_text(t, end))


def count_text(t: Texts, number: int) -> str:
    """A whole number as the language writes it: ``1.234`` in Indonesian, ``1,234`` in English."""
    return f"{number:,}".replace(",", t("page.thousands"))
