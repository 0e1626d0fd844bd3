"""What files are made from, by name: with the same ingredients, the same comes out.

A page shows some records, and beside them only what is common to all pages: settings, reference lists, wording, day,
the tool itself. So a page's name for its ingredients is the name of the common ones with those of the records it shows.
``tests/test_ingredients.py`` makes every such page from a catalogue of nothing but the records that it names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.pictures.renditions import Picture
from catalogue.source import Source
from catalogue.stored import digest, tool_digest
from catalogue.structure import INNOVATIONS


@dataclass(frozen=True)
class Ingredients:
    """Names for what files are made from. Those of NO_INGREDIENTS are "", so that nothing made from them is kept.

    common: all that any page may show beside records. records: by slug, each with what pages show of it that its file
    does not tell, such as the day of its last change.
    """

    common: str = ""
    records: Mapping[str, str] = field(default_factory=dict)

    def of(self, slugs: Iterable[str]) -> str:
        """The name for what shows these records, in this order, and what is common."""
        return digest(self.common, *(self.records[slug] for slug in slugs)) if self.common else ""


NO_INGREDIENTS = Ingredients()


def ingredients_of(
    catalogue: Catalogue,
    sources: Mapping[str, Source],
    common: Iterable[object],
    changed: Mapping[str, date],
    pictures: Mapping[str, Picture],
) -> Ingredients:
    """The names of a catalogue's ingredients.

    sources: all its files, by path; without them there are no names. common: what else any page may show.
    changed: the day of each file's last change. pictures: by the name of their file.
    """
    if not sources:
        return NO_INGREDIENTS
    shared = [
        part for path, source in sources.items() if not path.startswith(INNOVATIONS) for part in (path, source.text)
    ]
    records = {
        record.slug: _name(record, sources[f"{INNOVATIONS}{record.slug}.yml"], changed, pictures)
        for record in catalogue.innovations
    }
    return Ingredients(digest(tool_digest(), *common, *shared), records)


def _name(record: Innovation, source: Source, changed: Mapping[str, date], pictures: Mapping[str, Picture]) -> str:
    shown = [pictures[image.file] for image in record.images]
    return digest(source.path, source.text, changed.get(source.path), *shown)
