"""Whether statements can be checked by others."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Severity, field_name
from catalogue.model import Innovation
from catalogue.rules.addresses import is_address, same_page
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.scalars import last_day
from catalogue.structure import Path

MONTHS = 12  # how long a check by an office counts as fresh


@rule("R401", Severity.ADVICE)
def figures_have_sources(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """Awards and figures name their source. With one source there is no question which."""
    bare = list(_without_source(innovation)) if len(innovation.sources) > 1 else []
    if bare:
        names = ", ".join(field_name(path) for path in bare)
        yield Finding(bare[0], {"names": names, "count": len(bare), "sources": len(innovation.sources)})


def _without_source(innovation: Innovation) -> Iterator[Path]:
    for index, result in enumerate(innovation.results):
        said = " ".join(filter(None, (result.text, result.before, result.after)))
        if not result.source and re.search(r"\d", said):
            yield ("hasil", index)
    for index, award in enumerate(innovation.awards):
        if not award.source:
            yield ("penghargaan", index)


@rule("R402", Severity.WARNING)
def sources_differ(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """One page is one source, however its address is written."""
    seen: dict[str, int] = {}
    for index, source in enumerate(innovation.sources):
        page = same_page(source.url or "")
        if page in seen:
            yield Finding(("sumber", index, "url"), {"value": source.url, "first": seen[page] + 1})
        elif page:
            seen[page] = index


@rule("R403", Severity.ADVICE)
def checked_lately(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """A check by an office counts for a year."""
    if not innovation.checked:
        return
    when = last_day(innovation.checked.date)
    months = (context.today.year - when.year) * 12 + context.today.month - when.month
    if months > MONTHS:
        values = {"value": str(innovation.checked.date), "months": months, "most": MONTHS}
        yield Finding(("diperiksa", "tanggal"), values)


@rule("R404", Severity.ADVICE)
def a_source_can_be_opened(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """At least one source has an address that others can open."""
    if not any(source.url for source in innovation.sources):
        yield Finding(("sumber",), {"count": len(innovation.sources)})


@rule("R405", Severity.WARNING)
def titles_are_titles(innovation: Innovation, context: Context) -> Iterator[Finding]:
    """The title of a source is not its address."""
    for index, source in enumerate(innovation.sources):
        if is_address(source.title):
            yield Finding(("sumber", index, "judul"), {"value": source.title})


RULES = (figures_have_sources, sources_differ, checked_lately, a_source_can_be_opened, titles_are_titles)
