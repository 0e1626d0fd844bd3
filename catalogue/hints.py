"""What people mean by a word that the catalogue does not use: the hints that need wording or names.

Shape faults are found without knowing any language; here each gets what its reader can use: the right word for
an everyday one (``aktif`` → ``berjalan``), a date with the month in words, the id of an agency written by name.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic
from catalogue.model import ContactKind
from catalogue.nearby import nearest_of_many
from catalogue.outlines import Outline
from catalogue.repairs import iso_date
from catalogue.snippets import OPEN, indented, record_list
from catalogue.texts import Texts

Names = Mapping[str, str]
LISTS = {
    "perangkat_daerah": "agencies",
    "urusan": "areas",
    "edisi": "festivals",
    "kecamatan": "districts",
}
FLAG = ("ya", "tidak")
CHANNELS: Sequence[str] = get_args(ContactKind)
ACCESS = "cara_akses"


def hinted(
    diagnostics: Iterable[Diagnostic], texts: Texts, catalogue: Catalogue, outlines: Iterable[Outline]
) -> Iterator[Diagnostic]:
    """The same diagnostics, shape faults with more to go by.

    texts: the words people use, in the language of the records. catalogue, outlines: for names.
    """
    found = list(diagnostics)
    known: Mapping[str, Names] = {}
    if any(each.code == "S009" for each in found):
        known = {key: names_of(catalogue, kind) for key, kind in LISTS.items()} | {"terkait": names_among(outlines)}
    for each in found:
        yield _hinted(each, texts, known) if each.code.startswith("S") else each


def names_of(catalogue: Catalogue, kind: str) -> dict[str, str]:
    """The id of every reference record by all its names, in lower case."""
    return names_among(getattr(catalogue, kind))


def names_among(records: Iterable[Any]) -> dict[str, str]:
    """The same of any records."""
    names: dict[str, str] = {}
    for record in records:
        former = getattr(record, "former_names", ())
        written = (*former, getattr(record, "label", record.name), record.name, record.id)
        names |= {name.casefold(): record.id for name in written}
    return names


def _hinted(each: Diagnostic, texts: Texts, known: Mapping[str, Names]) -> Diagnostic:
    value, key = str(each.values.get("value", "")), str(each.values.get("key", ""))
    if each.code in ("S001", "S003", "S017"):
        kind, word = ("key", key) if each.code == "S001" else ("term", value)
        meant = _meant(kind, word, FLAG if each.code == "S017" else str(each.values["allowed"]).split(", "), texts)
        channel = _meant("term", word, CHANNELS, texts) if meant == ACCESS and not each.snippet else ""
        snippet = contact(channel) if channel else each.snippet
        return dataclasses.replace(each, suggestion=meant or each.suggestion, snippet=snippet)
    if each.code == "S009":
        names = {} if re.search(r"\[\d{2,}\]", each.field) else known.get(_list_key(each.field), {})
        return dataclasses.replace(each, suggestion=names.get(nearest_of_many(value, frozenset(names)), ""))
    if each.code in ("S011", "S014") and not each.snippet:
        written = _date_in_words(value, texts)
        return dataclasses.replace(each, snippet=f"{key}: {written}" if written else "")
    return each


def _meant(kind: str, word: str, allowed: Sequence[str], texts: Texts) -> str:
    """The first of the words listed for an everyday one that may stand here."""
    listed = texts.get(f"rules.synonym.{kind}.{_plain(word)}").split(", ")
    return next((each for each in listed if each in allowed), "")


def contact(kind: str) -> str:
    """A channel of a kind, still to be filled in, where it belongs."""
    return f"{ACCESS}:\n" + indented(record_list("kontak", [{"jenis": kind, "nilai": OPEN}]))


def _plain(word: str) -> str:
    """A word as the list of synonyms has it: lower case, ``-`` and space as ``_``, no periods."""
    return re.sub(r"[\s_-]+", "_", word.casefold().replace(".", "")).strip("_")


def _list_key(field: str) -> str:
    """``urusan[2]`` → ``urusan``; ``cara_akses.kecamatan`` → ``kecamatan``."""
    return re.sub(r"\[\d+\]", "", field).rsplit(".", 1)[-1]


def _date_in_words(value: str, texts: Texts) -> str:
    """``21 September 2021`` → ``2021-09-21``, ``September 2021`` → ``2021-09``; "" where it is no such date."""
    words = value.casefold().replace(",", " ").split()
    months = [texts.get(f"rules.month.{word.strip('.')}") for word in words]
    named = [month for month in months if month]
    numbers = [word for word in words if word.isdecimal()]
    years = [word for word in numbers if len(word) == 4]
    days = [word for word in numbers if len(word) <= 2]
    if len(named) != 1 or len(years) != 1 or len(days) > 1:
        return ""
    return iso_date("-".join([*years, *named, *days]))
