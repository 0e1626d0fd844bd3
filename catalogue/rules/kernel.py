"""What a rule is. A rule yields a path and values; ``running`` stamps the rest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Location, Severity
from catalogue.outlines import Outline
from catalogue.page_pictures import Named
from catalogue.rules.together import Together
from catalogue.source import Source
from catalogue.structure import Path
from catalogue.texts import Texts

Kind = Literal[
    "innovations",
    "agencies",
    "service_areas",
    "festivals",
    "districts",
    "site",
    "catalogue",
    "contacts",
    "outlines",
    "texts",
    "values",
    "searched",
    "pictures",
    "page_pictures",
]

LATE: frozenset[Kind] = frozenset({"searched"})  # they wait until all can be read
BETWEEN: frozenset[Kind] = frozenset({"catalogue", "outlines"})  # they look at more than one record
ALONE: frozenset[Kind] = frozenset(get_args(Kind)) - LATE - BETWEEN
EARLY: frozenset[Kind] = ALONE | BETWEEN


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
    searched: what all words together tell, once the whole catalogue can be read. outlines: what records may know of
    each other, in order of name; the innovations of ``catalogue`` itself are hidden from rules. page_pictures: the
    pictures that the region's own pages name.
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
    outlines: tuple[Outline, ...] = ()
    page_pictures: tuple[Named, ...] = ()

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
    part: what in the value it is about, and how many times the same stands before it there.
    """

    path: Path = ()
    values: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""
    snippet: str = ""
    about: tuple[str, str] | None = None
    place: Location | None = None
    on_key: bool = False
    part: tuple[str, int] | None = None


Check = Callable[[Any, Context], Iterator[Finding]]
Clue = Callable[[Together, Context], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable code.

    kind: what it is shown one by one: records of a kind, ``texts`` (every text of an innovation), ``values``
    (whatever is written in any data file, broken records too), ``contacts`` (of innovations and agencies),
    ``pictures`` (the name of each picture that a record, the settings or a page of the region show),
    ``page_pictures`` (each picture that such a page names), the ``catalogue`` once, the
    ``outlines`` of all innovations once, or what all words together tell, where there are no errors (``searched``).
    clue: of rules of ``texts`` and ``values``, a quick look at all of them in one. Where it says no, the check would
    find nothing in any of them and is not run; where it says yes, it may.
    """

    code: str
    severity: Severity
    kind: Kind
    check: Check
    clue: Clue | None = None


def rule(
    code: str, severity: Severity = Severity.ERROR, kind: Kind = "innovations", clue: Clue | None = None
) -> Callable[[Check], Rule]:
    """Make a rule of a function; nothing is registered."""
    return lambda check: Rule(code, severity, kind, check, clue)
