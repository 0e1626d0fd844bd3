"""The sitemap: every page with the day its record last changed, where that is known."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from catalogue.addresses import ENGLISH, in_edition, innovation_page
from catalogue.documents import File

SITEMAP = "sitemap.xml"
MOST = 20_000  # pages in a file: the protocol allows 50,000 and 50 MB; with both languages an entry takes 0.6 kB
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_files(
    base: str, paths: Iterable[str], changed: Mapping[str, date | None], most: int = MOST
) -> Iterator[File]:
    """``sitemap.xml`` by the protocol 0.9 (sitemaps.org): one entry a page, sorted by address.

    Of more pages than one file may name it is the index of files that do. base: the site's own address. paths: of what
    stands in ``build/docs/``. changed: the day of the last change by slug. most: entries in a file.
    """
    days = {innovation_page(slug): day for slug, day in changed.items() if day}
    addresses = {path.removesuffix("index.md") for path in paths if path.endswith("index.md")}
    twins = {address for address in addresses if in_edition(address, "en") in addresses - {address}}
    ordered = sorted(addresses)
    if len(ordered) <= most:
        yield File(SITEMAP, _pages(base, ordered, days, twins))
        return
    names: list[str] = []
    for start in range(0, len(ordered), most):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield File(names[-1], _pages(base, ordered[start : start + most], days, twins))
    yield File(SITEMAP, _index(base, names))


def _index(base: str, names: Iterable[str]) -> str:
    root = Element("sitemapindex", {"xmlns": NAMESPACE})
    for name in names:
        SubElement(SubElement(root, "sitemap"), "loc").text = base + name
    return _written(root)


def _pages(base: str, addresses: Iterable[str], days: Mapping[str, date], twins: AbstractSet[str]) -> str:
    root = Element("urlset", {"xmlns": NAMESPACE} | ({"xmlns:xhtml": XHTML} if twins else {}))
    for address in addresses:
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = base + address
        own = address.removeprefix(ENGLISH)
        if own in days:
            SubElement(entry, "lastmod").text = days[own].isoformat()
        if own in twins:
            _alternates(entry, base, own)
    return _written(root)


def _written(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _alternates(entry: Element, base: str, address: str) -> None:
    """The page in both languages, as search engines ask for it: the Indonesian one for everyone else."""
    for language, there in (("id", address), ("en", in_edition(address, "en")), ("x-default", address)):
        SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=base + there)


def robots(base: str) -> str:
    """What crawlers are told: all of it may be read, and where the sitemap is (RFC 9309).

    They ask for it at the top of a host only; below a path it says the same to whoever looks.
    """
    return f"User-agent: *\nAllow: /\nSitemap: {base}{SITEMAP}\n"
