"""The settings of a site."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalogue.diagnostics import Severity
from catalogue.private_numbers import is_mail, is_mobile
from catalogue.reference_model import Site
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.structure import Path

SCHEMA_VERSION = 1
CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
RESERVED = ("example", "test", "invalid", "localhost")  # RFC 2606
RESERVED_HOSTS = ("example.com", "example.net", "example.org")


@rule("R701", Severity.ADVICE, "site")
def no_example_addresses(site: Site, context: Context) -> Iterator[Finding]:
    """Addresses reserved for examples lead nowhere."""
    found = [(path, text) for path, text in addresses_of(site) if is_reserved(text)]
    if found:
        yield Finding(found[0][0], {"names": ", ".join(".".join(map(str, path)) for path, _ in found)})


def addresses_of(site: Site) -> Iterator[tuple[Path, str]]:
    """The addresses that the settings name."""
    yield ("url",), site.url
    if site.repository:
        yield ("repositori", "url"), site.repository.url
    if site.manager.mail:
        yield ("pengelola", "surel"), site.manager.mail


def is_reserved(address: str) -> bool:
    """Whether an address or e-mail is one of those that exist for examples only."""
    host = (urlsplit(address).hostname or address.rsplit("@", 1)[-1]).lower()
    return host.rsplit(".", 1)[-1] in RESERVED or host.endswith(RESERVED_HOSTS)


@rule("R702", kind="site")
def known_schema_version(site: Site, context: Context) -> Iterator[Finding]:
    """The data have the shape that this program reads."""
    if site.schema_version != SCHEMA_VERSION:
        yield Finding(("versi_skema",), {"value": site.schema_version, "known": SCHEMA_VERSION})


@rule("R703", Severity.WARNING, "site")
def colours_readable(site: Site, context: Context) -> Iterator[Finding]:
    """White letters can be read on the colour of the head."""
    ratio = contrast_with_white(site.look.primary)
    if ratio < CONTRAST:
        yield Finding(("tampilan", "warna_utama"), {"value": site.look.primary, "ratio": round(ratio, 1)})


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of a colour ``#rrggbb`` to white, as WCAG defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@rule("R704", kind="site")
def manager_can_be_reached(site: Site, context: Context) -> Iterator[Finding]:
    """The manager's mail and WhatsApp have the shape of such."""
    manager = site.manager
    if manager.mail and not is_mail(manager.mail):
        yield Finding(("pengelola", "surel"), {"value": manager.mail})
    if manager.whatsapp and not is_mobile(manager.whatsapp):
        yield Finding(("pengelola", "whatsapp"), {"value": manager.whatsapp})


RULES = (no_example_addresses, known_schema_version, colours_readable, manager_can_be_reached)
