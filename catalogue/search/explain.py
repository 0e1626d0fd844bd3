"""A result → lines for the terminal: what was found and, asked for, why."""

from collections.abc import Iterator

from catalogue.search.index import Index
from catalogue.search.query import Result
from catalogue.texts import Texts

MOST_TERMS = 12


def result_lines(index: Index, query: str, result: Result, texts: Texts, *, explain: bool) -> Iterator[str]:
    """One line for each hit (``slug  name``); with explain also how the query was read and why a hit is one."""
    if explain:
        yield from _reading(result, texts)
    for hit in result.hits:
        document = index.documents[hit.document]
        if explain:
            terms = ", ".join(hit.met)
            values = {"score": f"{hit.score:6.3f}", "name": document.name, "slug": document.slug, "terms": terms}
            yield texts("search.explain.hit", **values)
        else:
            yield f"{document.slug}\t{document.name}"
    if not result.hits:
        yield texts("search.explain.none", q=query)


def _reading(result: Result, texts: Texts) -> Iterator[str]:
    for word in result.understood:
        values = {"typed": word.typed, "used": word.taken_for, "roots": ", ".join(word.roots)}
        yield texts(f"search.explain.{word.known}", **values)
    for slot in result.slots:
        terms = [f"{term} ×{share:g}" for term, share in {**slot.parts, **slot.others}.items()]
        yield texts("search.explain.slot", says=slot.says, terms=", ".join(terms[:MOST_TERMS]))
