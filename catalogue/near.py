"""The nearest of several words to what someone typed, for "did you mean"."""

from collections.abc import Iterable


def nearest(word: str, options: Iterable[str]) -> str:
    """The option most like the word, or "" when none is near.

    Case and the choice of ``-``, ``_`` or space do not count.
    """
    plain = {_plain(option): option for option in options}
    if len(word) > 80:
        return ""
    from difflib import get_close_matches  # most runs find nothing misspelt

    found = get_close_matches(_plain(word), plain, n=1, cutoff=0.7)
    return plain[found[0]] if found else ""


def _plain(word: str) -> str:
    return word.casefold().replace("-", " ").replace("_", " ").strip()
