"""The judged corpus as search documents, and larger ones made of it for size and speed.

The added records are shuffles of the judged ones with invented places and rare words, so that the
vocabulary keeps growing as in real catalogues. They carry no judgements. The same size gives the same records.
"""

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from catalogue.search.documents import SearchDocument

CORPUS = Path(__file__).parent / "corpus.yaml"
SYLLABLES = "ka la ma ra sa ta wa na ba da ga ja pa ci li mi si ti gi ru su tu lu ku bu du kar ban pur wet cil".split()
RARE_WORDS = 40_000
JUDGED = 124

Record = Mapping[str, Any]


def judged() -> list[Record]:
    """The records of the judged corpus."""
    records: list[Record] = yaml.safe_load(CORPUS.read_text())
    return records


def document(record: Record) -> SearchDocument:
    """A record as the search sees it."""
    return SearchDocument(
        slug=record["id"],
        name=record["title"],
        expansion=record["expansion"],
        areas=(record["area"],),
        agencies=(record["unit"],),
        text=record["text"],
        boilerplate=record["notes"],
        summary=_sentences(record["text"])[0][:300],
        facets={
            "agency": (_slug(record["unit"]),),
            "area": (_slug(record["area"]),),
            "year": (str(record["year"]),),
            "award": ("ya",) if record["award"] else (),
        },
    )


def labels(records: list[Record]) -> dict[str, dict[str, str]]:
    """The labels of the facets of some records."""
    return {
        "agency": {_slug(record["unit"]): record["unit"] for record in records},
        "area": {_slug(record["area"]): record["area"] for record in records},
    }


def enlarged(records: list[Record], size: int) -> Iterator[Record]:
    """The records, then so many invented ones that there are ``size``."""
    chance = random.Random(7)
    rare = [_word(chance, 2, 4) for _ in range(RARE_WORDS)]
    places = [_word(chance, 3, 4).capitalize() for _ in range(size // 8 + 40)]
    yield from records[:size]
    taken = {record["id"] for record in records}
    for number in range(len(records), size):
        record = _invented(chance, records, rare, places)
        slug = record["id"] if record["id"] not in taken else f"{record['id']}-{number}"
        taken.add(slug)
        yield {**record, "id": slug}


def _invented(chance: random.Random, records: list[Record], rare: list[str], places: list[str]) -> Record:
    model = chance.choice(records)
    same_area = [record for record in records if record["area"] == model["area"]]
    sentences = [
        chance.choice(_sentences(chance.choice(same_area if chance.random() < 0.7 else records)["text"]))
        for _ in range(chance.randint(4, 7))
    ]
    name = " ".join(_word(chance, 2, 3) for _ in range(chance.randint(1, 2))).upper()
    unit = model["unit"] if chance.random() < 0.6 else f"Kecamatan {chance.choice(places)}"
    expansion = [*model["expansion"].split()[:4], _tail(chance, rare).capitalize(), chance.choice(places)]
    return {
        "id": _slug(name),
        "title": name,
        "expansion": " ".join(expansion),
        "unit": unit,
        "area": model["area"],
        "year": chance.randint(2015, 2025),
        "award": None,
        "text": " ".join(_marked(chance, sentence, rare, places) for sentence in sentences),
        "notes": chance.choice(records)["notes"],
    }


def _marked(chance: random.Random, sentence: str, rare: list[str], places: list[str]) -> str:
    if chance.random() > 0.8:
        return sentence
    mark = chance.choice([_tail(chance, rare), f"di {chance.choice(places)}"])
    return f"{sentence[:-1]} {mark}."


def _tail(chance: random.Random, rare: list[str]) -> str:
    """A rare word; some are less rare than others."""
    return rare[int(chance.paretovariate(0.6)) * 7 % len(rare)]


def _word(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(least, most)))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.) ", text)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
