"""What pages need beside the catalogue: words, the day, and what other stages found out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from catalogue.ingredients import NO_INGREDIENTS, Ingredients
from catalogue.pictures.renditions import Picture
from catalogue.texts import Texts


@dataclass(frozen=True, slots=True)
class Export:
    """One file that the open-data page offers. Path is relative to the site."""

    path: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class Edition:
    """One building of the site in one language.

    icons: SVG text by name (``material/phone``), see ``icons.icon_names``.
    changed: day of the last change by slug, where history tells it.
    similar: slugs like each slug, the nearest first, as the search found them.
    pictures: by the name of their file. logo: the region's, where it has one.
    exports: what the open-data page lists. own_pages: title and address of the region's own.
    search_index: the folder of the index.
    language: of this edition; twin: whether the site has another one beside it.
    ingredients: names for what pages are made from.
    """

    texts: Texts
    today: date
    offline: bool = False
    icons: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, date | None] = field(default_factory=dict)
    similar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    logo: Picture | None = None
    exports: Sequence[Export] = ()
    own_pages: Sequence[tuple[str, str]] = ()
    search_index: str = "assets/search/index/"
    language: str = "id"
    twin: bool = False
    ingredients: Ingredients = NO_INGREDIENTS
