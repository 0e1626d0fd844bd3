"""What the pages of a catalogue need beside it, gathered before any is made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalogue import files, gallery, history
from catalogue.catalogue import Catalogue
from catalogue.checking import index_of
from catalogue.documents import Document, File
from catalogue.exports import EXPORTS
from catalogue.ingredients import ingredients_of
from catalogue.page_pictures import named_pictures
from catalogue.pages import Edition, Export, icon_names
from catalogue.pages.hand_written import titled_pages
from catalogue.region import published
from catalogue.region.options import KEPT
from catalogue.search.index import Index
from catalogue.search.shards import Wording, index_files
from catalogue.search.similar import MOST_SIMILAR, all_similar, vectors
from catalogue.searchable import box_words, facet_labels
from catalogue.source import Source
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts
from catalogue.waiting import packed

PICTURES = ".png"  # of the guides


class BuildError(Exception):
    """A stage after checking failed; the old site stays. ``key`` names the text under ``cli.``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True)
class Prepared:
    """What pages need beside the catalogue: gathered from git, theme and pictures, and the files of the search index.

    quarantined: slugs of records that are left out; reasons: the codes of their errors. published: addresses that must
    not vanish. pages: hand-written.
    """

    edition: Edition
    search: tuple[File, ...]
    pictures: gallery.Gallery
    english: Edition | None = None
    quarantined: tuple[str, ...] = ()
    published: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=dict)
    pages: tuple[Document, ...] = ()
    reasons: Mapping[str, Sequence[str]] = field(default_factory=dict)


def prepare(
    root: Path,
    catalogue: Catalogue,
    today: date,
    texts: Texts,
    offline: bool = False,
    quarantined: tuple[str, ...] = (),
    sources: Mapping[str, Source] | None = None,
    english: Texts | None = None,
) -> Prepared:
    """Gather what the pages of a catalogue need.

    sources: the files as they were read, by path. english: the wording of the English edition, where there is one.
    """
    index = index_of(catalogue, sources or {})
    like = all_similar(vectors(index), MOST_SIMILAR)
    search = packed(_search(index, catalogue, texts, english))
    del index  # all words of the catalogue: nothing else is as large
    own = tuple(files.read_pages(root / "data" / "pages"))
    pictured = filter(None, (each.own_name for each in named_pictures(own)))
    shown = gallery.hang(root, catalogue, pictured, files.public_pages(PICTURES))
    changes = history.last_changes(root)
    edition = Edition(
        texts=texts,
        today=today,
        offline=offline,
        icons=files.icon_texts(icon_names(catalogue)),
        changed={record.slug: changes.get(f"{INNOVATIONS}{record.slug}.yml") for record in catalogue.innovations},
        similar={slug: tuple(other.slug for other in others) for slug, others in like.items()},
        pictures=shown.pictures,
        logo=shown.logo,
        exports=_exports(texts),
        own_pages=tuple(titled_pages(own, english=False)),
        twin=english is not None,
        ingredients=ingredients_of(catalogue, sources or {}, (today, offline, shown.logo), changes, shown.pictures),
    )
    other = _english(edition, english, own) if english else None
    pages = (*files.public_pages(), *own)
    return Prepared(edition, search, shown, other, quarantined, published_before(root), sources or {}, pages)


def published_before(root: Path) -> frozenset[str]:
    """The addresses of the site that stands, as ``catalogue published`` found them; none where nobody asked."""
    raw = files.read_capped(root / KEPT, published.LARGEST) or b""
    return published.read_list(raw.decode("utf-8", "replace"))


def _search(index: Index, catalogue: Catalogue, texts: Texts, english: Texts | None) -> Iterator[File]:
    """The files of an index, with the wording of every edition."""
    others = [
        Wording(each.language, facet_labels(catalogue, each), box_words(catalogue, each)) for each in (english,) if each
    ]
    return index_files(index, facet_labels(catalogue, texts), box_words(catalogue, texts), others)


def _english(edition: Edition, english: Texts, own: Sequence[Document]) -> Edition:
    """The English edition beside an Indonesian one."""
    pages = tuple(titled_pages(own, english=True))
    return replace(edition, texts=english, exports=_exports(english), language=english.language, own_pages=pages)


def _exports(texts: Texts) -> list[Export]:
    return [Export(each.path, *_export_words(each.name, texts)) for each in EXPORTS]


def _export_words(name: str, texts: Texts) -> tuple[str, str]:
    return texts(f"export.{name}.title"), texts(f"export.{name}.description")
