"""A word → what may be left of it without its affixes, least stripped first.

The table of affixes is data (``imbuhan`` in the lexicon), so that the page uses the very
same one. It strips too much on purpose: a form counts only where somebody knows it.
"""

from collections.abc import Iterator

from catalogue.search.lexicon import Affixes

MOST_STEPS = 4
MOST_FORMS = 60  # of one step; the table of the package makes 17 of a word at most


def bare_forms(word: str, affixes: Affixes) -> list[str]:
    """Every form left after one to four steps of stripping, breadth first.

    A form has four letters or more; three only from a word of six or more.
    """
    least = 3 if len(word) > 5 else 4
    seen = [word]
    level = [word]
    for _ in range(MOST_STEPS):
        level = [form for base in level for form in _stripped(base, affixes) if len(form) >= least]
        level = [form for form in dict.fromkeys(level) if form not in seen][:MOST_FORMS]
        seen += level
    return seen[1:]


def _stripped(word: str, affixes: Affixes) -> Iterator[str]:
    for ending in affixes.endings:
        if word.endswith(ending):
            yield word[: -len(ending)]
    for beginning, instead in affixes.beginnings:
        if word.startswith(beginning):
            yield instead + word[len(beginning) :]
