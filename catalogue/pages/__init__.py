"""Every page of the site, as finished Markdown: front matter, headings, and blocks of HTML.

- ``edition``: what pages need beside the catalogue. ``press``: prints a page from its template.
- ``wording``, ``icons``, ``contacts``, ``cards``, ``structured``: parts that several pages share.
- ``innovation`` (with ``usage``, ``facts``, ``reporting``), ``agencies``, ``areas``, ``festivals``, ``districts`` (with
  ``tile_map``), ``listings``, ``home``, ``tools``, ``compare``, ``statistics``,
  ``freshness``, ``redirects``: the pages themselves.
- ``hand_written``, ``written_pictures``: pages that people wrote. ``gone``, ``quarantine``: what stands in for a page.
- ``look``, ``chrome``: colours, and what the theme shows around every page.
"""

from collections.abc import Iterator

from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.pages.agencies import agencies_page, agency_pages
from catalogue.pages.areas import area_pages, areas_page
from catalogue.pages.chrome import theme_extra
from catalogue.pages.compare import compare_files, compare_page
from catalogue.pages.districts import district_pages, districts_page
from catalogue.pages.edition import Edition, Export
from catalogue.pages.festivals import festival_pages, festivals_page
from catalogue.pages.freshness import freshness_page
from catalogue.pages.home import home_page
from catalogue.pages.icons import icon_names, icons_css
from catalogue.pages.innovation import innovation_pages
from catalogue.pages.listings import awards_page, innovations_page, year_pages, years_page
from catalogue.pages.look import favicon_svg, tokens_css
from catalogue.pages.press import Press
from catalogue.pages.redirects import redirect_pages
from catalogue.pages.statistics import statistics_page
from catalogue.pages.tools import data_page, search_page
from catalogue.templating import environment

__all__ = ["Edition", "Export", "edition_pages", "icon_names", "site_pages", "theme_extra"]

GENERATORS = (
    home_page,
    innovations_page,
    innovation_pages,
    agencies_page,
    agency_pages,
    areas_page,
    area_pages,
    festivals_page,
    festival_pages,
    districts_page,
    district_pages,
    years_page,
    year_pages,
    awards_page,
    statistics_page,
    search_page,
    compare_page,
    compare_files,
    data_page,
    freshness_page,
    redirect_pages,
)


def edition_pages(catalogue: Catalogue, edition: Edition) -> Iterator[File]:
    """All pages of a catalogue in one edition; those of the English one stand below ``en/``."""
    press = Press(catalogue, edition, environment())
    for generate in GENERATORS:
        yield from generate(press)


def site_pages(catalogue: Catalogue, edition: Edition) -> Iterator[File]:
    """All pages in the catalogue's own language, and the files that carry its look."""
    yield from edition_pages(catalogue, edition)
    yield tokens_css(catalogue.site.look)
    yield favicon_svg(catalogue.site.look)
    yield icons_css(edition.icons)
