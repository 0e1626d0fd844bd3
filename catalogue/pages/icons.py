"""The icons of the set that Material ships: which ones are needed, and how they are printed.

A page names an icon by its class; the drawing stands once in the site's style sheet, as a mask that takes the colour
of the words beside it. Drawn into the pages, icons were two fifths of what a page of an innovation weighs.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup

from catalogue.catalogue import Catalogue
from catalogue.documents import File

INTERFACE = frozenset(
    (
        "material/account-group",
        "material/alert-circle-outline",
        "material/arrow-right",
        "material/brightness-6",
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
        "material/menu",
        "material/office-building",
        "material/open-in-new",
        "material/pencil",
        "material/phone",
        "material/scale-balance",
        "material/shape-outline",
        "material/star-four-points-outline",
        "material/stop-circle",
        "material/timer-sand",
        "material/translate",
        "material/trending-up",
        "material/trophy",
        "material/update",
        "material/web",
        "simple/whatsapp",
    )
)

_NAME = re.compile(r"[a-z0-9]+(?:[-/_][a-z0-9]+)*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_READABLE = " '()*,/:=~"  # stand for themselves in a data: address between double quotes
# Where masks are not known, there is no icon rather than a square.
_RULES = """\
@supports (mask: none) or (-webkit-mask: none) {
  .icon {
    background: currentcolor;
    -webkit-mask: var(--i) center/contain no-repeat;
    mask: var(--i) center/contain no-repeat;
  }
}
"""


def icon_names(catalogue: Catalogue) -> frozenset[str]:
    """Every icon that the pages of a catalogue use."""
    named = (area.icon for area in catalogue.areas if area.icon)
    return INTERFACE | {name for name in named if _NAME.fullmatch(name)}


def icon_markup(name: str) -> Markup:
    """An icon as decoration: an element without words, which screen readers pass by."""
    return Markup(f'<i class="icon {_class(name)}"></i>')  # noqa: S704 - names are letters, digits and hyphens


def icons_css(icons: Mapping[str, str]) -> File:
    """The style sheet with the drawings, by name."""
    drawn = "".join(f'.{_class(name)}{{--i:url("{_address(icons[name])}")}}\n' for name in sorted(icons))
    return File("assets/icons.css", _RULES + drawn)


def _class(name: str) -> str:
    return f"i-{name.removeprefix('material/').replace('/', '--')}"


def _address(drawing: str) -> str:
    bare = _COMMENT.sub("", drawing).strip().replace('"', "'")
    return f"data:image/svg+xml,{quote(bare, safe=_READABLE)}"
