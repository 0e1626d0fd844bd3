"""How good a ranking is: nDCG, a fully relevant page in the first three, empty and useless answers."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DEPTH = 10


@dataclass(frozen=True)
class Query:
    """A judged query: 2 answers it, 1 is related."""

    qid: str
    category: str
    text: str
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class Score:
    """One ranking, measured; or the means of many."""

    ndcg: float
    hit3: float
    empty: float
    useless: float


def queries(name: str) -> list[Query]:
    """The judged queries of a file (``dev`` or ``held``)."""
    found = json.loads((HERE / f"queries.{name}.json").read_text())
    return [Query(q["qid"], q["category"], q["query"], q["relevant"]) for q in found]


def score(query: Query, ranking: Sequence[str]) -> Score:
    """The measures of one ranking of an answerable query."""
    grades = [query.relevant.get(slug, 0) for slug in dict.fromkeys(ranking)][:DEPTH]
    best = max(query.relevant.values())
    return Score(
        ndcg=_gain(grades) / _gain(sorted(query.relevant.values(), reverse=True)[:DEPTH]),
        hit3=float(best in grades[:3]),
        empty=float(not ranking),
        useless=float(not any(grades)),
    )


def means(scores: Iterable[Score]) -> Score:
    """The means of many scores."""
    all_scores = list(scores)
    n = len(all_scores)
    return Score(
        ndcg=sum(one.ndcg for one in all_scores) / n,
        hit3=sum(one.hit3 for one in all_scores) / n,
        empty=sum(one.empty for one in all_scores) / n,
        useless=sum(one.useless for one in all_scores) / n,
    )


def evaluated(judged: Iterable[Query], run: Mapping[str, Sequence[str]]) -> dict[str, Score]:
    """The means by category, and over all under ``all``; queries without an answer are left out."""
    scores: dict[str, list[Score]] = {}
    for query in judged:
        if query.relevant:
            for group in (query.category, "all"):
                scores.setdefault(group, []).append(score(query, run.get(query.qid, ())))
    return {group: means(found) for group, found in scores.items()}


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
