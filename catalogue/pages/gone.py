"""What stands at an address whose page is no longer there: a page that says so and leads on."""

from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import quote

from catalogue.addresses import SEARCH
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.pages.edition import Edition
from catalogue.pages.press import Head, Press
from catalogue.templating import environment


class Gone(Protocol):
    """An address once published whose page is no longer made."""

    @property
    def address(self) -> str:
        """Where the page stood."""

    @property
    def target(self) -> str:
        """The nearest page that still stands."""

    @property
    def words(self) -> str:
        """What was probably there."""


def gone_pages(catalogue: Catalogue, edition: Edition, gone: Iterable[Gone]) -> Iterator[File]:
    """One page for every lost address, so that no link anywhere breaks."""
    press = Press(catalogue, edition, environment())
    head = Head(press.t("page.gone.title"), press.t("page.gone.text"), "gone")
    for each in gone:
        search = f"{SEARCH}?q={quote(each.words, safe='')}"
        yield press.page(each.address, head, "gone", target=each.target, search=search, words=each.words)
