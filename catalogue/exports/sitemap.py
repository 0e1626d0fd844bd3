"""The sitemap: every page with the day its record last changed, where that is known."""

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from catalogue.addresses import innovation_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(catalogue: Catalogue, files: Iterable[File], changed: Mapping[str, date | None]) -> str:
    """XML by the sitemap protocol 0.9 (sitemaps.org), one entry a page, sorted by address.

    files: what stands in ``build/docs/``. changed: the day of the last change by slug.
    """
    days = {innovation_page(slug): day for slug, day in changed.items() if day}
    root = Element("urlset", xmlns=NAMESPACE)
    for address in sorted(file.path.removesuffix("index.md") for file in files if file.path.endswith("index.md")):
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = catalogue.site.base + address
        if address in days:
            SubElement(entry, "lastmod").text = days[address].isoformat()
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
