"""Up to three innovations side by side: the page, and one small file of data for each innovation."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from catalogue.addresses import COMPARE, agency_page, area_page, festival_page
from catalogue.documents import File
from catalogue.model import Access, Innovation, Result
from catalogue.pages.cards import Step, award_text
from catalogue.pages.contacts import Channel, channels
from catalogue.pages.innovation import similar
from catalogue.pages.press import Head, Press
from catalogue.pages.structured import trail
from catalogue.pages.usage import help_line
from catalogue.safe_text import script_json
from catalogue.speech import RECORDS, is_translated, untranslated

FOLDER = "assets/compare/"
ROWS = (
    *("status", "checked", "summary", "audience", "agency", "area", "started", "kind", "stage"),
    *("contacts", "ask", "steps", "requirements", "cost", "duration", "hours", "place", "district"),
    *("results", "awards", "festivals", "replication", "sources"),
)
ACCESS_ROWS = ("steps", "requirements", "cost", "duration", "hours", "place")

# What stands in a cell: texts, each alone or with the address it leads to.
Cell = tuple[tuple[str, str], ...]


def compare_page(press: Press) -> Iterator[File]:
    """The page, which says how to compare where no script runs."""
    title = press.t("page.compare.title")
    statement = trail(press, Step(title, COMPARE))
    head = Head(title, press.t("page.compare.description"), "compare", statement, "compare")
    yield press.page(
        COMPARE,
        head,
        "compare",
        index=press.edition.search_index,
        offline=press.edition.offline,
        compare_texts=_texts(press),
        folder=_folder(press),
    )


def _folder(press: Press) -> str:
    """Where an edition's data is: texts in it are in its language."""
    return FOLDER if press.edition.language == RECORDS else f"{FOLDER}{press.edition.language}/"


def _texts(press: Press) -> Markup:
    """The words of the comparing script: its own, and what the rows are called."""
    labels = {
        "row_agency": press.called("one_agency"),
        "row_area": press.called("one_area"),
        "rows": " ".join(ROWS),
    }
    return script_json(press.edition.texts.below("page.compare.js") | labels)


def compare_files(press: Press) -> Iterator[File]:
    """What the page loads of each innovation it shows: a script, which loads over HTTP and from a folder alike."""
    for innovation in press.catalogue.innovations:
        shown = (innovation, *similar(press, innovation))
        made_of = press.edition.ingredients.of(each.slug for each in shown)
        content = partial(_script, press, innovation)
        yield File(f"{_folder(press)}data/{innovation.slug}.js", content, made_of)


def _script(press: Press, innovation: Innovation) -> str:
    data = json.dumps(_data(press, innovation), ensure_ascii=False, separators=(",", ":"))
    return f'KatalogCari.put("data/{innovation.slug}",{data})\n'


def _data(press: Press, innovation: Innovation) -> Mapping[str, object]:
    cells = {row: cell for row, cell in _cells(press, innovation).items() if cell}
    rows = {row: [[text, link] if link else [text] for text, link in cell] for row, cell in cells.items()}
    alike = [[press.name(other), other.slug] for other in similar(press, innovation)]
    data = {"name": press.name(innovation), "status": innovation.status, "rows": rows, "similar": alike}
    foreign = [row for row in _foreign(press, innovation) if row in rows]
    return data | ({"foreign": foreign} if foreign else {})


def _foreign(press: Press, innovation: Innovation) -> Iterator[str]:
    """The rows that are Indonesian on an English page."""
    language, access = press.edition.language, innovation.access
    yield from (row for row in ("summary", "audience") if not is_translated(innovation, row, language))
    if access:
        yield from (row for row in ACCESS_ROWS if not is_translated(access, row, language))
    if any(untranslated(result, language) for result in innovation.results):
        yield "results"


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
    owner, shown = catalogue.agency_by_id[innovation.agency], (catalogue.festival_by_id[each] for each in editions)
    return {
        "agency": ((press.name(owner), agency_page(owner.id)),),
        "area": tuple((press.label(area), area_page(area.id)) for area in areas),
        "festivals": tuple((press.name(festival), festival_page(festival.id)) for festival in shown),
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
