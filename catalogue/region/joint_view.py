"""Pages of a federation: by region and by service area. They lead to each record's home and hold no page of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment, Template
from markupsafe import Markup

from catalogue.addresses import Linker, document_path
from catalogue.documents import File
from catalogue.pages.press import Head, head_matter, tidy
from catalogue.region.joint import Joint, split
from catalogue.region.members import JointRecord, MemberCopy
from catalogue.safe_text import md_text
from catalogue.templating import environment
from catalogue.texts import Texts

HOME = "bersama/"
REGIONS, AREAS = f"{HOME}daerah/", f"{HOME}urusan/"
A_PAGE = 200
TEMPLATES = "region/joint_pages"
"""Where the package keeps them: ``files.package_documents(TEMPLATES, "")``, by name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A region or an area on the first page."""

    address: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is printed, made harmless once for all pages that show it."""

    url: Markup
    name: Markup
    summary: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list, with who owns it."""

    record: Shown
    owner: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the pages of a long list."""

    number: int
    address: str
    here: bool


@dataclass(frozen=True)
class View:
    """Prints the pages of a federation. templates: text by name."""

    joint: Joint
    texts: Texts
    templates: Mapping[str, str]
    offline: bool = False

    @cached_property
    def environment(self) -> Environment:
        """The same strict environment as all pages have."""
        return environment()

    @cached_property
    def compiled(self) -> Mapping[str, Template]:
        """The templates, ready."""
        return {name: self.environment.from_string(text) for name, text in self.templates.items()}

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """Every record by its address."""
        return {record.url: _shown(record) for _, record in self.joint.records}

    def page(self, template: str, address: str, head: Head, **views: object) -> File:
        """One page."""
        link = Linker(address, self.offline)
        body = self.compiled[template].render(link=link, t=self.texts, head=head, **views)
        return File(document_path(address), f"{head_matter(head)}\n{tidy(body)}")


def joint_pages(view: View) -> Iterator[File]:
    """All pages of a federation."""
    yield _home(view)
    for copy in view.joint.copies:
        yield from _region(view, copy)
    for area in view.joint.areas:
        lines = [
            Line(view.shown[record.url], f"{record.agency}, {copy.title}")
            for copy, record in view.joint.by_area.get(area.id, ())
        ]
        note = view.texts("region.joint.area", count=len(lines))
        yield from _lists(view, f"{AREAS}{area.id}/", area.label, note, lines) if lines else ()


def _home(view: View) -> File:
    joint = view.joint
    title = view.texts("region.joint.title", name=joint.name)
    members = [Entry(f"{REGIONS}{copy.member.id}/", copy.title, len(copy.records)) for copy in joint.copies]
    areas = [
        Entry(f"{AREAS}{area.id}/", area.label, len(joint.by_area[area.id]))
        for area in joint.areas
        if area.id in joint.by_area
    ]
    description = view.texts("region.joint.counts", records=len(joint.records), members=len(members))
    head = Head(title, description, "joint")
    return view.page("home.md.jinja", HOME, head, records=len(joint.records), members=members, areas=areas)


def _region(view: View, copy: MemberCopy) -> Iterator[File]:
    note = view.texts("region.joint.member", url=copy.member.base, date=copy.date, licence=copy.licence)
    lines = [Line(view.shown[record.url], record.agency) for record in copy.records]
    yield from _lists(view, f"{REGIONS}{copy.member.id}/", copy.title, note, lines)


def _lists(view: View, address: str, title: str, note: str, lines: Sequence[Line]) -> Iterator[File]:
    """A long list over several pages: the first at the address, the others below it by number."""
    parts: list[Sequence[Line]] = list(split(lines, A_PAGE)) or [()]
    places = [address, *(f"{address}{number}/" for number in range(2, len(parts) + 1))]
    for here, part in zip(places, parts, strict=True):
        steps = [Step(number, place, place == here) for number, place in enumerate(places, start=1)]
        head = Head(title, note, "joint")
        yield view.page("list.md.jinja", here, head, note=note, lines=part, steps=steps if len(parts) > 1 else ())


def _shown(record: JointRecord) -> Shown:
    return Shown(md_text(record.url), md_text(record.name), md_text(record.summary))
