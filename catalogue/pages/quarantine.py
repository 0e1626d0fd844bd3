"""What stands at the address of a record that is being repaired: its page, and the list for machines."""

import json
from collections.abc import Iterator, Mapping, Sequence

from catalogue.addresses import API, edit_link, innovation_page
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.pages.edition import Edition
from catalogue.pages.press import Head, Press
from catalogue.templating import environment


def quarantine_pages(catalogue: Catalogue, edition: Edition, slugs: Sequence[str]) -> Iterator[File]:
    """A page at each slug that says it is being repaired."""
    press = Press(catalogue, edition, environment())
    for slug in slugs:
        head = Head(press.t("page.quarantine.title"), press.t("page.quarantine.text"), "quarantine")
        source = f"data/innovations/{slug}.yml"
        repository = catalogue.site.repository
        link = edit_link(repository, source) if repository else ""
        yield press.page(innovation_page(slug), head, "quarantine", slug=slug, source=source, edit=link)


def quarantine_list(
    catalogue: Catalogue, edition: Edition, slugs: Sequence[str], reasons: Mapping[str, Sequence[str]]
) -> File:
    """``api/v1/quarantine.json`` with all of them. reasons: the codes of the errors of each."""
    listed = [
        {"id": slug, "url": catalogue.site.base + innovation_page(slug), "galat": list(reasons.get(slug, ()))}
        for slug in slugs
    ]
    document = {"tanggal": edition.today.isoformat(), "jumlah": len(slugs), "data": listed}
    return File(f"{API}quarantine.json", json.dumps(document, ensure_ascii=False, indent=1) + "\n")
