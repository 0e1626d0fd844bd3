"""Pages at former addresses that lead to where an innovation is now."""

from collections.abc import Iterator

from catalogue.addresses import Linker, innovation_page
from catalogue.documents import File
from catalogue.pages.press import Press


def redirect_pages(press: Press) -> Iterator[File]:
    """One finished HTML page for every former slug."""
    for innovation in press.catalogue.innovations:
        for former in innovation.former_slugs:
            here, there = press.place(innovation_page(former)), press.place(innovation_page(innovation.slug))
            html = press.environment.get_template("redirect.html.jinja").render(
                t=press.edition.texts,
                name=press.name(innovation),
                language=press.edition.language,
                canonical=press.catalogue.site.base + there,
                target=Linker(here, press.edition.offline)(there),
            )
            yield File(f"{here}index.html", html)
