"""Which innovation a row speaks of: by its id, a former id, or its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exchange.names import folded
from catalogue.near import nearest
from catalogue.slugs import is_slug, slug_of
from catalogue.source import shorten


class Identified(NamedTuple):
    """The slug of a row; "" where it cannot be told, with the reason."""

    slug: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Register:
    """The innovations that rows may speak of. names: in lower case → slugs; former: former slug → slug.

    declared: slugs of files that are there, even of those that could not be read.
    """

    names: Mapping[str, frozenset[str]]
    slugs: frozenset[str]
    former: Mapping[str, str]
    declared: frozenset[str]

    def named(self, name: str) -> str:
        """The one innovation of this name, or ""."""
        found = self.names.get(folded(name), frozenset())
        return next(iter(found)) if len(found) == 1 else ""

    def find(self, text: str) -> str:
        """The innovation that a text stands for: an id, a former id, a file name or a name."""
        slug = text.removesuffix(".yml")
        return slug if slug in self.slugs else self.former.get(slug) or self.named(text)

    def near(self, text: str) -> str:
        """The id that a text looks like."""
        slug = nearest(text, self.slugs)
        return slug or self.named(nearest(text, self.names))

    def joined(self, slugs: Mapping[str, str]) -> "Register":
        """With the innovations of a file, id → name."""
        names = dict(self.names)
        for slug, name in slugs.items():
            names[folded(name)] = names.get(folded(name), frozenset()) | {slug}
        return Register(names, self.slugs | slugs.keys(), self.former, self.declared)


def register(catalogue: Catalogue, declared: frozenset[str]) -> Register:
    """The innovations of a catalogue."""
    names: dict[str, frozenset[str]] = {}
    for record in catalogue.innovations:
        names[folded(record.name)] = names.get(folded(record.name), frozenset()) | {record.slug}
    slugs = frozenset(catalogue.innovation_by_slug) | declared
    former = {old: record.slug for record in catalogue.innovations for old in record.former_slugs if old not in slugs}
    return Register(names, slugs, former, declared)


def identify(text: str, name: str, place: Location, known: Register, taken: Sequence[str]) -> Identified:
    """The innovation of a row of the main sheet, an old or a new one.

    text: its id, may be "". taken: ids that other rows of the file name.
    """
    if not text:
        return _by_name(name, place, known, taken)
    found = known.find(text)
    if found:
        return Identified(found)
    if not is_slug(text.removesuffix(".yml")):
        return _fault("X031", place, slug_of(text) or slug_of(name), value=shorten(text))
    slug = text.removesuffix(".yml")
    twin = known.named(name)
    if twin and twin not in taken:
        return _fault("X032", place, twin, value=slug, name=shorten(name), other=twin)
    near = nearest(slug, known.slugs - set(taken))
    return Identified(slug, _advice("X033", place, near, value=slug) if near else ())


def _by_name(name: str, place: Location, known: Register, taken: Sequence[str]) -> Identified:
    if not name:
        return _fault("X034", place)
    found = known.named(name)
    if found and found not in taken:
        return Identified(found)
    if len(known.names.get(folded(name), ())) > 1:
        return _fault("X040", place, value=shorten(name), allowed=", ".join(sorted(known.names[folded(name)])))
    slug = slug_of(name)
    if not slug:
        return _fault("X031", place, value=shorten(name))
    if slug in known.slugs or slug in known.former:
        return _fault("X032", place, value=slug, name=shorten(name), other=slug)
    return Identified(slug)


def refer(text: str, name: str, place: Location, known: Register) -> Identified:
    """The innovation that a row of a group's sheet belongs to."""
    if not text and not name:
        return _fault("X034", place)
    found = known.find(text) if text else known.named(name)
    if not found:
        value = text or name
        ambiguous = known.names.get(folded(value), frozenset())
        if len(ambiguous) > 1:
            return _fault("X040", place, value=shorten(value), allowed=", ".join(sorted(ambiguous)))
        return _fault("X036", place, known.near(value), value=shorten(value))
    owners = known.names.get(folded(name), frozenset()) if name else frozenset()
    if owners and found not in owners:
        return _fault("X037", place, value=shorten(text), name=shorten(name), other=", ".join(sorted(owners)))
    return Identified(found)


def _fault(code: str, place: Location, suggestion: str = "", **values: object) -> Identified:
    return Identified("", (Diagnostic(code, Severity.ERROR, place, values=values, suggestion=suggestion),))


def _advice(code: str, place: Location, suggestion: str, **values: object) -> tuple[Diagnostic, ...]:
    return (Diagnostic(code, Severity.ADVICE, place, values=values, suggestion=suggestion),)
