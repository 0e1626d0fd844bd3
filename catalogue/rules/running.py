"""How rules are run: each is shown its subjects one by one, and its findings get code, severity and place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from catalogue.diagnostics import Diagnostic, Location, Severity, field_name
from catalogue.model import Innovation
from catalogue.private_numbers import masked
from catalogue.rules.kernel import EARLY, Context, Finding, Kind, Rule
from catalogue.rules.subjects import LOGO, picture_names, plain_texts, text_values, written_texts, written_values
from catalogue.rules.together import SEPARATOR, Together
from catalogue.source import Source, shorten
from catalogue.structure import Origin, Path, Structured

LONGEST_VALUE = 120


def run(
    rules: Iterable[Rule], structured: Structured, context: Context, kinds: Collection[Kind] = EARLY
) -> Iterator[Diagnostic]:
    """Every finding of the rules of some kinds, with its code, severity and place."""
    chosen = tuple(each for each in rules if each.kind in kinds)
    for kind in dict.fromkeys(each.kind for each in chosen):
        of_kind = [each for each in chosen if each.kind == kind]
        for text, subjects in _groups(kind, structured, context):
            checks = of_kind if text is None else _pointed_to(of_kind, text, context)
            for shown in subjects if checks else ():
                yield from _findings(checks, shown, structured, context)


def _pointed_to(rules: Iterable[Rule], text: str, context: Context) -> list[Rule]:
    """The rules that may find something in the texts of a group."""
    together = Together(text)
    return [each for each in rules if each.clue is None or each.clue(together, context)]


def _findings(rules: Iterable[Rule], shown: "_Shown", structured: Structured, context: Context) -> Iterator[Diagnostic]:
    subject = shown.subject
    for each in rules:
        for finding in each.check(subject, context):
            if _is_stand_in(each, shown.prefix + finding.path, shown.faulty):
                continue
            origin = structured.origins.get(finding.about) if finding.about else shown.origin
            yield _stamped(each, finding, origin, shown)


class _Shown(NamedTuple):
    """What a rule is shown, where it stands, and the path that its findings start from.

    place: a whole location, where the origin does not know it.
    """

    subject: Any
    origin: Origin | None
    prefix: Path = ()
    place: Location | None = None
    faulty: frozenset[str] | None = None


def _is_stand_in(each: Rule, path: Path, faulty: frozenset[str] | None) -> bool:
    """Whether a finding is about what could not be read. Advice waits until the record can be read whole."""
    return faulty is not None and (each.severity is not Severity.ERROR or not path or path[0] in faulty)


_Group = tuple[str | None, Iterable[_Shown]]  # what a rule is shown, and all texts in it, where it is texts


def _groups(kind: Kind, structured: Structured, context: Context) -> Iterator[_Group]:
    if kind == "values":
        yield from map(_written_group, context.sources.values())
    elif kind == "texts":
        yield from (_text_group(*each, structured) for each in _readable(structured))
    elif kind == "innovations":
        yield (
            None,
            (_Shown(record, _origin(structured, record), faulty=faulty) for record, faulty in _readable(structured)),
        )
    elif kind == "pictures":
        yield None, _pictures(structured, context)
    elif kind == "contacts":
        yield None, _contacts(structured)
    else:
        yield None, _others(kind, structured, context)


def _written_group(source: Source) -> _Group:
    whole = Origin(source)
    shown = (_Shown(value, whole, value.path, value.place) for value in written_values(source))
    return SEPARATOR.join(written_texts(source)), shown


def _text_group(record: Innovation, faulty: frozenset[str] | None, structured: Structured) -> _Group:
    return SEPARATOR.join(plain_texts(record)), _texts(record, faulty, structured)


def _texts(record: Innovation, faulty: frozenset[str] | None, structured: Structured) -> Iterator[_Shown]:
    origin = _origin(structured, record)
    for value in text_values(record):
        yield _Shown(value, origin, value.path, faulty=faulty)


def _pictures(structured: Structured, context: Context) -> Iterator[_Shown]:
    for record, faulty in _readable(structured):
        for path, name in picture_names(record):
            yield _Shown(name, _origin(structured, record), path, faulty=faulty)
    if logo := structured.catalogue.site.look.logo:
        yield _Shown(logo, structured.origins.get(("site", "site")), LOGO)
    for each in context.page_pictures:
        if each.own_name:
            yield _Shown(each.own_name, None, place=each.place)


def _contacts(structured: Structured) -> Iterator[_Shown]:
    for record, faulty in _readable(structured):
        path, origin = ("cara_akses", "kontak"), _origin(structured, record)
        for index, contact in enumerate(record.access.contacts if record.access else ()):
            yield _Shown(contact, origin, (*path, index), faulty=faulty)
    for agency in structured.catalogue.agencies:
        origin = structured.origins.get(("agencies", agency.id))
        yield from (_Shown(each, origin, ("kontak", index)) for index, each in enumerate(agency.contacts))


def _others(kind: Kind, structured: Structured, context: Context) -> Iterator[_Shown]:
    catalogue, origins = context.catalogue, structured.origins
    lists: Mapping[str, Iterable[Any]] = {
        "agencies": catalogue.agencies,
        "service_areas": catalogue.areas,
        "festivals": catalogue.festivals,
        "districts": catalogue.districts,
    }
    if kind == "catalogue":
        yield _Shown(catalogue, None)
    elif kind == "site":
        yield _Shown(catalogue.site, origins.get(("site", "site")))
    elif kind == "page_pictures":
        yield from (_Shown(each, None, place=each.place) for each in context.page_pictures)
    elif kind == "outlines":
        yield _Shown(context.outlines, None)
    elif kind == "searched":
        yield from [_Shown(context.searched, None)] if context.searched else []
    else:
        yield from (_Shown(record, origins.get((kind, record.id))) for record in lists[kind])


def _origin(structured: Structured, record: Innovation) -> Origin | None:
    return structured.origins.get(("innovations", record.slug))


def _readable(structured: Structured) -> Iterator[tuple[Innovation, frozenset[str] | None]]:
    """Whole records, then those with faults of shape and the keys that those are at."""
    yield from ((record, None) for record in structured.catalogue.innovations)
    yield from ((each.record, each.faulty) for each in structured.partial)


def _stamped(each: Rule, finding: Finding, origin: Origin | None, shown: _Shown) -> Diagnostic:
    path = finding.path if finding.about else shown.prefix + finding.path
    place = finding.place or _place(finding, path, origin, shown)
    # In a reference list a field is named from its record on, as for the shape of it.
    name = field_name(path[1:] if path and isinstance(path[0], int) else path)
    values = {"field": name, **{key: _safe(value) for key, value in finding.values.items()}}
    return Diagnostic(each.code, each.severity, place, name, values, finding.suggestion, masked(finding.snippet))


def _place(finding: Finding, path: Path, origin: Origin | None, shown: _Shown) -> Location:
    if shown.place or not origin:
        return shown.place or Location("data")
    return origin.locate_part(path, *finding.part) if finding.part else origin.locate(path, finding.on_key)


def _safe(value: object) -> object:
    """A value fit for a message: short, and without anyone's NIK."""
    return shorten(masked(value), LONGEST_VALUE) if isinstance(value, str) else value
