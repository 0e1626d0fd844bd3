"""An agency's name → how people shorten it, as groups of the lexicon.

Two habits: initials (*Dinas Lingkungan Hidup* → dlh), and the kind of office with a clip of each
word (*Dinas Kesehatan* → dinkes). The clips are data (``singkatan`` in the lexicon); so is the
kind of office: the first word of a name counts as one when it has clips itself.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, product

from catalogue.search.documents import SearchDocument
from catalogue.search.lexicon import Group, Lexicon
from catalogue.search.terms import says_something
from catalogue.search.tokens import words

MOST_CLIPPED = 24


def abbreviation_groups(documents: Iterable[SearchDocument], lexicon: Lexicon) -> Iterator[Group]:
    """For every agency's name the ways to shorten it, where there are any."""
    for name in sorted({name for document in documents for name in document.agencies}):
        short = tuple(dict.fromkeys(_shortened(name, lexicon)))
        if short:
            yield Group(short, (name,))


def _shortened(name: str, lexicon: Lexicon) -> Iterator[str]:
    content = [word for word in words(name, lexicon) if says_something(word, lexicon)]
    if len(content) < 2 or content[0] not in lexicon.clips:
        return
    initials = "".join(word[0] for word in content)
    if len(initials) > 2:
        yield initials
    clips = [lexicon.clips.get(word, ("",)) for word in content]
    yield from islice(("".join(choice).replace("-", "") for choice in product(*clips)), MOST_CLIPPED)
