"""Telling the manager of a fault, and telling others of a page."""

from collections.abc import Iterator
from urllib.parse import quote

from catalogue.addresses import innovation_page, issue_link
from catalogue.model import Innovation
from catalogue.pages.contacts import Channel, manager_channels
from catalogue.pages.press import Press


def report_channels(press: Press, innovation: Innovation) -> tuple[Channel, ...]:
    """The ways to report a fault: the manager first, the repository's host last, each where it is set."""
    return tuple(_report_channels(press, innovation))


def _report_channels(press: Press, innovation: Innovation) -> Iterator[Channel]:
    site = press.catalogue.site
    address, name = press.url(innovation_page(innovation.slug)), press.name(innovation)
    subject = press.t("page.report.subject", name=name)
    message = press.t("page.report.message", name=name, address=address)
    yield from manager_channels(press.edition.texts, site.manager, subject, message)
    if site.repository:
        link = issue_link(site.repository, subject)
        yield Channel("isu", "material/alert-circle-outline", press.t("page.report.issue"), "", link)


def share_link(press: Press, innovation: Innovation) -> str:
    """A WhatsApp message with the page's name and address, to whom the reader likes."""
    address = press.url(innovation_page(innovation.slug))
    text = press.t("page.share.message", name=press.name(innovation), address=address)
    return f"https://wa.me/?text={quote(text, safe='')}"
