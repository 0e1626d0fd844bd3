"""The formats of a workbook's cells: text throughout, headings that say which columns are needed."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook


@dataclass(frozen=True)
class Look:
    """The formats of a workbook."""

    cell: Any
    needed: Any
    heading: Any
    marker: Any
    title: Any
    words: Any


def look_of(book: Workbook) -> Look:
    """The formats, made for one workbook."""
    text = {"num_format": "@", "valign": "top", "text_wrap": True}
    head = {"num_format": "@", "bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return Look(
        cell=book.add_format(text),
        needed=book.add_format(head | {"bg_color": "#0B5D4D", "font_color": "#FFFFFF"}),
        heading=book.add_format(head | {"bg_color": "#D7E8E3"}),
        marker=book.add_format(head | {"bg_color": "#E5E7EB"}),
        title=book.add_format(text | {"bold": True, "font_size": 14}),
        words=book.add_format(text),
    )
