"""What people read for an id or a term, and what they meant by what they wrote.

A cell shows the name (``Dinas Kesehatan``); where two records share a name, the id stands behind it in brackets.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.catalogue import Catalogue
from catalogue.field_list import INNOVATION, FieldDeclaration, every
from catalogue.texts import Texts

_BRACKETED = re.compile(r".*\[([a-z0-9-]+)\]", re.DOTALL)
# The reference list whose ids a field holds.
LISTS: Mapping[str, str] = {
    "perangkat_daerah": "agencies",
    "urusan": "areas",
    "edisi": "festivals",
    "kecamatan": "districts",
}
PARTNERS = "mitra"  # ids or free names: only a name with its id in brackets is meant as an id


@dataclass(frozen=True)
class NameList:
    """Ids with their names. tiers: names in lower case → ids, the surest first."""

    labels: Mapping[str, str]
    tiers: Sequence[Mapping[str, frozenset[str]]]

    def label(self, value: str) -> str:
        """What a cell shows for an id; the value itself where it is none."""
        return self.labels.get(value, value)

    def meant(self, text: str) -> str:
        """The id that a text stands for, or the text."""
        bracketed = _BRACKETED.fullmatch(text)
        if bracketed and bracketed[1] in self.labels:
            return bracketed[1]
        for tier in self.tiers:
            found = tier.get(folded(text), frozenset())
            if len(found) == 1:
                return next(iter(found))
        return text


def folded(text: str) -> str:
    """A text as names are compared: white space and case apart."""
    return " ".join(text.split()).casefold()


def name_list(rows: Iterable[Sequence[Sequence[str]]]) -> NameList:
    """A list of names. rows: of each record its id, its names, its other names, each as a sequence."""
    tiers: list[dict[str, frozenset[str]]] = []
    records = list(rows)
    for record in records:
        tiers += [{} for _ in range(len(record) - len(tiers))]
        for tier, names in zip(tiers, record, strict=False):
            for name in names:
                tier[folded(name)] = tier.get(folded(name), frozenset()) | {record[0][0]}
    bare = NameList({record[0][0]: record[1][0] for record in records}, tiers)
    labels = {key: name if bare.meant(name) == key else f"{name} [{key}]" for key, name in bare.labels.items()}
    return NameList(labels, tiers)


@dataclass(frozen=True)
class Names:
    """All lists of names of a catalogue: by field key, and by vocabulary for closed lists."""

    lists: Mapping[str, NameList]
    terms: Mapping[str, NameList]

    def of(self, field: FieldDeclaration) -> NameList | None:
        """The list that a field chooses from."""
        return self.terms.get(field.vocabulary) if field.terms else self.lists.get(field.key)

    def label(self, field: FieldDeclaration, value: str) -> str:
        """What a cell shows for a value."""
        if field.key == PARTNERS:
            agencies = self.lists.get("perangkat_daerah")
            name = agencies.labels.get(value) if agencies else None
            return f"{name.partition(' [')[0]} [{value}]" if name else value
        names = self.of(field)
        return names.label(value) if names else value

    def meant(self, field: FieldDeclaration, text: str) -> str:
        """The value that a cell's text stands for."""
        if field.key == PARTNERS:
            bracketed = _BRACKETED.fullmatch(text)
            return bracketed[1] if bracketed and self.label(field, bracketed[1]) == text else text
        names = self.of(field)
        return names.meant(text) if names else text


def names_of(catalogue: Catalogue, texts: Texts) -> Names:
    """The names of a catalogue's reference records and of the closed lists."""
    lists = {key: name_list(map(_names, getattr(catalogue, kind))) for key, kind in LISTS.items()}
    terms = {field.vocabulary: _terms(field, texts) for field in every(INNOVATION) if field.terms}
    return Names(lists, terms)


def _names(record: object) -> list[list[str]]:
    name, label = getattr(record, "name", ""), getattr(record, "label", "")
    return [[getattr(record, "id", "")], [name], [label], list(getattr(record, "former_names", ()))]


def _terms(field: FieldDeclaration, texts: Texts) -> NameList:
    rows = []
    for term in field.terms:
        label = texts.get(f"vocabulary.{field.vocabulary}.{term}") or texts.get(f"page.term.{term}") or term
        spaced = term.replace("-", " ")
        rows.append([[term], [label], [spaced, term.replace("-", "_")]])
    return name_list(rows)
