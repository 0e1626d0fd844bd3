"""What an innovation says: the words that the search reads, and those that tell it from others."""

from collections.abc import Iterator

from catalogue.model import Access, Innovation, Result
from catalogue.safe_text import plain_text
from catalogue.search.tokens import chunks

SHORTEST_WORD = 3  # shorter ones stand everywhere


def telling_words(innovation: Innovation) -> frozenset[str]:
    """The words that tell an innovation from others: those of its name and of all that it says."""
    found = chunks("\n".join((innovation.name, innovation.expansion or "", text_of(innovation))))
    return frozenset({word for word in found if len(word) >= SHORTEST_WORD})


def text_of(innovation: Innovation) -> str:
    """All that it says beside its name, as the search reads it."""
    return "\n".join(filter(None, _texts(innovation)))


def _texts(innovation: Innovation) -> Iterator[str]:
    yield innovation.summary
    yield from innovation.keywords
    yield from (slug.replace("-", " ") for slug in innovation.former_slugs)
    for text in (innovation.problem, innovation.solution):
        yield plain_text(text or "")
    yield innovation.audience or ""
    yield from (_result(result) for result in innovation.results)
    yield from _access(innovation.access) if innovation.access else ()
    yield from (award.name for award in innovation.awards)


def _result(result: Result) -> str:
    return " ".join(filter(None, (result.indicator, result.text)))


def _access(access: Access) -> Iterator[str]:
    yield from (*access.steps, *access.requirements)
    yield from filter(None, (access.cost, access.place, access.hours))
