"""Which version data follow, told before their shape is known: newer data may hold anything."""

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, Severity
from catalogue.rules.site import SCHEMA_VERSION
from catalogue.source import Source
from catalogue.structure import Origin

SITE = "data/site.yml"
KEY = "versi_skema"


def version_of(site: Source | None) -> int | None:
    """The version that settings name, or None where they name none that can be read."""
    written = site.data.get(KEY) if site and isinstance(site.data, dict) else None
    return int(written) if isinstance(written, str) and written.isascii() and written.isdecimal() else None


def version_faults(site: Source | None) -> Iterator[Diagnostic]:
    """The one fault to show first where data and tool do not fit; what rule R702 says of settings that can be read.

    Works on settings whose shape is unknown, since newer ones may hold anything.
    """
    version = version_of(site)
    if site and version is not None and version != SCHEMA_VERSION:
        values = {"field": KEY, "value": version, "known": SCHEMA_VERSION}
        yield Diagnostic("R702", Severity.ERROR, Origin(site).locate((KEY,)), KEY, values)
