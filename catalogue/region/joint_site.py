"""The site of a federation: its pages, its search and its data, beside the site of whoever federates."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from catalogue import files
from catalogue.build import publish_joint, settings
from catalogue.catalogue import Catalogue
from catalogue.checking import LANGUAGE, language_texts
from catalogue.documents import File
from catalogue.pages import Edition, icon_names
from catalogue.pages.icons import icons_css
from catalogue.pages.look import favicon_svg, icon_colour, tokens_css
from catalogue.pages.press import Press
from catalogue.pictures.drawing import icon_files
from catalogue.region.federate import Outcome
from catalogue.region.joint import Joint, facet_labels, joint_data, search_documents
from catalogue.region.joint_view import joint_edition, joint_extra, joint_pages
from catalogue.search.lexicon import parse_lexicon
from catalogue.search.shards import build_index
from catalogue.searchable import box_words
from catalogue.templating import environment
from catalogue.texts import Texts

ADDRESS = "bersama/"


def build_joint(
    root: Path, site: Path, catalogue: Catalogue, found: Sequence[Outcome], today: date, offline: bool = False
) -> int:
    """Build the joint site; returns the number of its pages.

    catalogue: of whoever federates, for the name, the look and the official service areas.
    Raises BuildError or UnusableError; the old site stays until the new one is whole.
    """
    texts = language_texts(LANGUAGE)
    edition = joint_edition(Edition(texts, today, offline, files.icon_texts(icon_names(catalogue))))
    region = catalogue.site.region
    name = texts("page.joint.title", name=texts(f"region.kind.{region.kind}", name=region.name))
    joint = Joint(name, today, tuple(found), catalogue.areas)
    chosen = settings(catalogue, edition) | {
        "site_name": name,
        "site_url": f"{catalogue.site.base}{ADDRESS}",
        "extra": joint_extra(catalogue, edition, name),
        "nav": ["index.md"],
    }
    return publish_joint(root, site, edition, chosen, _made(catalogue, edition, joint, texts))


def _made(catalogue: Catalogue, edition: Edition, joint: Joint, texts: Texts) -> Iterator[File]:
    lexicon = parse_lexicon(files.package_text("reference/lexicon.yml"))
    yield from joint_pages(Press(catalogue, edition, environment()), joint)
    yield from joint_data(joint)
    yield from build_index(search_documents(joint), lexicon, facet_labels(joint), box_words(catalogue, texts))
    yield tokens_css(catalogue.site.look)
    yield favicon_svg(catalogue.site.look)
    yield icons_css(edition.icons)
    yield from icon_files(None, icon_colour(catalogue.site.look))
