"""What a rule is, and how rules are run. A rule yields a path and values; the runner stamps the rest."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity, field_name
from catalogue.model import Innovation
from catalogue.private_numbers import masked
from catalogue.rules.subjects import LOGO, picture_names, text_values, written_values
from catalogue.source import Source, shorten
from catalogue.structure import Origin, Path, Structured
from catalogue.texts import Texts

Kind = Literal[
    "innovations",
    "agencies",
    "service_areas",
    "festivals",
    "districts",
    "site",
    "catalogue",
    "texts",
    "values",
    "searched",
    "pictures",
]


LATE: frozenset[Kind] = frozenset({"searched"})
EARLY: frozenset[Kind] = frozenset(get_args(Kind)) - LATE  # the kinds that need no whole catalogue


@dataclass(frozen=True, slots=True)
class WordFinding:
    """An entry of the region's word list that helps nobody: what is wrong, where in the file, and its words."""

    kind: Literal["dead", "ambiguous", "contradictory"]
    path: Path
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Searched:
    """What all words together tell: pairs of slugs of records in nearly the same ones, entries of the word list."""

    alike: tuple[tuple[str, str], ...] = ()
    words: tuple[WordFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at.

    declared: ids named by files, even by broken records (see Structured). images: the files in ``data/images``
    with their sizes in bytes. picture_faults: why a picture that is named cannot be shown, by file name, in one word
    (``unknown``, ``broken``, ``pixels``, ``link``). stray: paths in the data folders that are not read. sources:
    every data file as read, by path. words: what people write, in the language of the records (see ``words_of``).
    searched: what all words together tell, once the whole catalogue can be read.
    """

    catalogue: Catalogue
    declared: Mapping[str, frozenset[str]]
    today: date
    images: Mapping[str, int] = field(default_factory=dict)
    stray: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    searched: Searched | None = None
    picture_faults: Mapping[str, str] = field(default_factory=dict)

    def knows(self, kind: str, record_id: str) -> bool:
        """Whether an id is declared; True where the kind's file could not be read."""
        return kind not in self.declared or record_id in self.declared[kind]

    def phrases(self, name: str) -> frozenset[str]:
        """Words and phrases that a rule looks for, in lower case."""
        return self.words.get(name, frozenset())


def words_of(texts: Texts) -> dict[str, frozenset[str]]:
    """The phrases that the rules look for: the texts below ``rules.phrase``, one phrase a line."""
    found = texts.below("rules.phrase").items()
    return {name: frozenset(line.strip().casefold() for line in text.split("\n")) for name, text in found}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at a path in the record under its eyes.

    about: (kind, id) of another record, where it is not the one the rule was given.
    place: a whole location, where the finding is about a file and not a record.
    """

    path: Path = ()
    values: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""
    snippet: str = ""
    about: tuple[str, str] | None = None
    place: Location | None = None
    on_key: bool = False


Check = Callable[[Any, Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable code.

    kind: what it is shown one by one: records of a kind, ``texts`` (every text of an innovation), ``values``
    (whatever is written in any data file, broken records too), ``pictures`` (the name of each picture that a record
    or the settings show), the ``catalogue`` once, or what all words together tell, where there are no errors
    (``searched``).
    """

    code: str
    severity: Severity
    kind: Kind
    check: Check


def rule(code: str, severity: Severity = Severity.ERROR, kind: Kind = "innovations") -> Callable[[Check], Rule]:
    """Make a rule of a function; nothing is registered."""
    return lambda check: Rule(code, severity, kind, check)


def run(
    rules: Iterable[Rule], structured: Structured, context: Context, kinds: Collection[Kind] = EARLY
) -> Iterator[Diagnostic]:
    """Every finding of the rules of some kinds, with its code, severity and place."""
    chosen = tuple(each for each in rules if each.kind in kinds)
    for kind in dict.fromkeys(each.kind for each in chosen):
        checks = [(each, each.check) for each in chosen if each.kind == kind]
        for shown in _shown(kind, structured, context):
            subject = shown.subject
            for each, check in checks:
                for finding in check(subject, context):
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


def _shown(kind: Kind, structured: Structured, context: Context) -> Iterator[_Shown]:
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
    elif kind == "searched":
        yield from [_Shown(context.searched, None)] if context.searched else []
    elif kind == "values":
        for source in context.sources.values():
            whole = Origin(source)
            yield from (_Shown(value, whole, value.path, value.place) for value in written_values(source))
    elif kind == "texts":
        for record, faulty in _readable(structured):
            origin = origins.get(("innovations", record.slug))
            yield from (_Shown(value, origin, value.path, faulty=faulty) for value in text_values(record))
    elif kind == "pictures":
        for record, faulty in _readable(structured):
            origin = origins.get(("innovations", record.slug))
            yield from (_Shown(name, origin, path, faulty=faulty) for path, name in picture_names(record))
        if catalogue.site.look.logo:
            yield _Shown(catalogue.site.look.logo, origins.get(("site", "site")), LOGO)
    elif kind == "innovations":
        for record, faulty in _readable(structured):
            yield _Shown(record, origins.get(("innovations", record.slug)), faulty=faulty)
    else:
        yield from (_Shown(record, origins.get((kind, record.id))) for record in lists[kind])


def _readable(structured: Structured) -> Iterator[tuple[Innovation, frozenset[str] | None]]:
    """Whole records, then those with faults of shape and the keys that those are at."""
    yield from ((record, None) for record in structured.catalogue.innovations)
    yield from ((each.record, each.faulty) for each in structured.partial)


def _stamped(each: Rule, finding: Finding, origin: Origin | None, shown: _Shown) -> Diagnostic:
    path = finding.path if finding.about else shown.prefix + finding.path
    place = finding.place or shown.place or (origin.locate(path, finding.on_key) if origin else Location("data"))
    # In a reference list a field is named from its record on, as for the shape of it.
    name = field_name(path[1:] if path and isinstance(path[0], int) else path)
    values = {"field": name, **{key: _safe(value) for key, value in finding.values.items()}}
    return Diagnostic(each.code, each.severity, place, name, values, finding.suggestion, masked(finding.snippet))


def _safe(value: object) -> object:
    """A value fit for a message: short, and without anyone's NIK."""
    return shorten(masked(value), LONGEST_VALUE) if isinstance(value, str) else value


LONGEST_VALUE = 120
