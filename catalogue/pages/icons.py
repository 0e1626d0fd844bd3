"""Icons as inline SVG, from the set that Material ships; which ones are needed, and how they are printed."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from catalogue.catalogue import Catalogue

INTERFACE = frozenset(
    (
        "material/account-group",
        "material/alert-circle-outline",
        "material/arrow-right",
        "material/calendar",
        "material/calendar-star",
        "material/cash",
        "material/cellphone",
        "material/check-circle",
        "material/clock-outline",
        "material/content-copy",
        "material/database-outline",
        "material/domain",
        "material/email-outline",
        "material/file-document-outline",
        "material/flag-outline",
        "material/forum",
        "material/hand-heart",
        "material/help-circle",
        "material/information-outline",
        "material/lightbulb-on-outline",
        "material/magnify",
        "material/map-marker",
        "material/office-building",
        "material/open-in-new",
        "material/pencil",
        "material/phone",
        "material/scale-balance",
        "material/shape-outline",
        "material/star-four-points-outline",
        "material/stop-circle",
        "material/timer-sand",
        "material/trending-up",
        "material/trophy",
        "material/update",
        "material/web",
        "simple/whatsapp",
    )
)

_OPENING = re.compile(r"<svg[^>]*?(viewBox=\"[^\"]*\")[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def icon_names(catalogue: Catalogue) -> frozenset[str]:
    """Every icon that the pages of a catalogue use."""
    return INTERFACE | {area.icon for area in catalogue.areas if area.icon}


def icon_markup(drawing: str) -> Markup:
    """An icon as decoration, hidden from screen readers."""
    bare = _COMMENT.sub("", drawing).strip()
    # Drawings come from Material's package, never from a record.
    return Markup(_OPENING.sub(r'<svg class="icon" aria-hidden="true" \1>', bare))  # noqa: S704


class Repeated:
    """The icons of one page, each drawn where it stands first; further on the page refers to that drawing.

    A list of fifty cards draws three icons on each: that was half its weight.
    """

    def __init__(self, icons: Mapping[str, Markup]) -> None:
        self._icons = icons
        self._drawn: set[str] = set()

    def icon(self, name: str | None) -> Markup:
        """An icon, or nothing where the set has none of that name."""
        drawing = self._icons.get(name or "", Markup(""))
        opening = _OPENING.match(drawing)
        if not name or not opening:
            return drawing
        mark = f"ki-ikon-{name.rpartition('/')[2]}"
        if name in self._drawn:
            return Markup(f'{opening[0]}<use href="#{mark}"/></svg>')  # noqa: S704 - of Material's package and ours
        self._drawn.add(name)
        inside = drawing[opening.end() : -len("</svg>")]
        return Markup(f'{opening[0]}<g id="{mark}">{inside}</g></svg>')  # noqa: S704
