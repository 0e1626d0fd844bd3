"""Up to three innovations side by side: the page, and one small file of data for each innovation."""

import json
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from catalogue.addresses import COMPARE, agency_page, area_page, festival_page
from catalogue.documents import File
from catalogue.model import Access, Innovation, Result
from catalogue.pages.cards import Step, award_text
from catalogue.pages.contacts import Channel, channels
from catalogue.pages.innovation import similar
from catalogue.pages.press import Head, Press
from catalogue.pages.structured import breadcrumbs, jsonld
from catalogue.pages.usage import help_line
from catalogue.safe_text import script_json

FOLDER = "assets/compare/data/"
ROWS = (
    *("status", "checked", "summary", "audience", "agency", "area", "started", "kind", "stage"),
    *("contacts", "ask", "steps", "requirements", "cost", "duration", "hours", "place", "district"),
    *("results", "awards", "festivals", "replication", "sources"),
)

# What stands in a cell: texts, each alone or with the address it leads to.
Cell = tuple[tuple[str, str], ...]


def compare_page(press: Press) -> Iterator[File]:
    """The page, which says how to compare where no script runs."""
    title = press.t("page.compare.title")
    steps = (Step(press.t("page.home.short"), ""), Step(title, COMPARE))
    statement = jsonld(breadcrumbs(press, steps))
    head = Head(title, press.t("page.compare.description"), "compare", statement, "compare")
    yield press.page(
        COMPARE,
        head,
        "compare",
        index=press.edition.search_index,
        offline=press.edition.offline,
        compare_texts=_texts(press),
    )


def _texts(press: Press) -> Markup:
    """The words of the comparing script: its own, and what the rows are called."""
    labels = {
        "row_agency": press.catalogue.site.labels.agency,
        "row_area": press.catalogue.site.labels.area,
        "rows": " ".join(ROWS),
    }
    return script_json(press.edition.texts.below("page.compare.js") | labels)


def compare_files(press: Press) -> Iterator[File]:
    """What the page loads of each innovation it shows: a script, which loads over HTTP and from a folder alike."""
    for innovation in press.catalogue.innovations:
        name = f"data/{innovation.slug}"
        data = json.dumps(_data(press, innovation), ensure_ascii=False, separators=(",", ":"))
        yield File(f"{FOLDER}{innovation.slug}.js", f'KatalogCari.put("{name}",{data})\n')


def _data(press: Press, innovation: Innovation) -> Mapping[str, object]:
    cells = {row: cell for row, cell in _cells(press, innovation).items() if cell}
    rows = {row: [[text, link] if link else [text] for text, link in cell] for row, cell in cells.items()}
    alike = [[other.name, other.slug] for other in similar(press, innovation)]
    return {"name": innovation.name, "status": innovation.status, "rows": rows, "similar": alike}


def _cells(press: Press, innovation: Innovation) -> Mapping[str, Cell]:
    return {
        "status": _plain(press.t(f"page.status.{innovation.status}")),
        "checked": _plain(_checked(press, innovation)),
        "summary": _plain(press.say(innovation, "summary")),
        "audience": _plain(press.say(innovation, "audience")),
        **_places(press, innovation),
        **_terms(press, innovation),
        **_access(press, innovation, innovation.access or Access.model_validate({})),
        "results": _plain(*(_result(each) for each in innovation.results)),
        "awards": _plain(*(award_text(award) for award in innovation.awards)),
        "replication": _plain(_replication(press, innovation)),
        "sources": _plain(press.t("page.compare.sources", n=len(innovation.sources))),
    }


def _plain(*texts: str | None) -> Cell:
    return tuple((text, "") for text in texts if text)


def _checked(press: Press, innovation: Innovation) -> str:
    if innovation.checked:
        return press.t("page.state.checked", office=innovation.checked.by, day=press.day(innovation.checked.date))
    newest = innovation.newest_source
    if newest and newest.date:
        return press.t("page.state.unchecked", day=press.day(newest.date))
    return press.t("page.state.unchecked_undated")


def _places(press: Press, innovation: Innovation) -> Mapping[str, Cell]:
    catalogue = press.catalogue
    areas = (catalogue.area_by_id[area] for area in innovation.areas)
    editions = dict.fromkeys(showing.edition for showing in innovation.festivals)
    return {
        "agency": ((catalogue.agency_by_id[innovation.agency].name, agency_page(innovation.agency)),),
        "area": tuple((area.label, area_page(area.id)) for area in areas),
        "festivals": tuple((catalogue.festival_by_id[each].name, festival_page(each)) for each in editions),
    }


def _terms(press: Press, innovation: Innovation) -> Mapping[str, Cell]:
    return {
        "started": _plain(press.day(innovation.started) if innovation.started else ""),
        "kind": _plain(press.t(f"vocabulary.jenis.{innovation.kind}") if innovation.kind else ""),
        "stage": _plain(press.t(f"vocabulary.tahapan.{innovation.stage}") if innovation.stage else ""),
    }


def _access(press: Press, innovation: Innovation, access: Access) -> Mapping[str, Cell]:
    own = _channels(channels(press.edition.texts, access.contacts))
    helpers = () if own else help_line(press, innovation)
    asked = tuple((helper.name, helper.address) for helper in helpers)
    reached = tuple(cell for helper in helpers for cell in _channels(helper.channels))
    words = ("cost", "duration", "hours", "place")
    return {
        "contacts": own,
        "ask": asked + reached,
        "steps": _plain(*(press.say(access, "steps") or ())),
        "requirements": _plain(*(press.say(access, "requirements") or ())),
        **{name: _plain(press.say(access, name)) for name in words},
        "district": _plain(press.catalogue.district_by_id[access.district].name if access.district else ""),
    }


def _channels(found: Iterable[Channel]) -> Cell:
    return tuple((f"{channel.action}: {channel.value}", channel.href) for channel in found)


def _result(result: Result) -> str:
    change = " → ".join(filter(None, (result.before, result.after)))
    measured = " ".join(filter(None, (change, result.unit if change else "")))
    return ": ".join(filter(None, (result.indicator, measured, result.text)))


def _replication(press: Press, innovation: Innovation) -> str:
    replicable = innovation.replication.replicable if innovation.replication else None
    return "" if replicable is None else press.t(f"page.replication.{'yes' if replicable else 'no'}")
