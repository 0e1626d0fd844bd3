"""Numbers and sorted words → short text that compresses well and that the page unpacks fast.

The text is plain printable ASCII without the double quote, the backslash and the semicolon (which
separates entries), so JSON writes it as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in ";\\")
BASE = len(DIGITS) // 2  # the lower half of the digits ends a number, the upper half goes on

SEPARATOR = ";"  # between entries
AFTER_KEY = "!"  # within one


def packed_number(number: int) -> str:
    """A natural number in base 45, its last digit from the lower half. Raises ValueError below zero."""
    if number < 0:  # it would never come to an end
        raise ValueError(number)
    text = DIGITS[number % BASE]
    while number := number // BASE:
        text = DIGITS[BASE + number % BASE] + text
    return text


def unpacked_numbers(text: str) -> Iterator[int]:
    """The numbers of a packed run."""
    number = 0
    for digit in text:
        value = DIGITS.index(digit)
        number = number * BASE + value % BASE
        if value < BASE:
            yield number
            number = 0


def packed_postings(postings: Iterable[tuple[int, int]], levels: int) -> str:
    """Documents in rising order with a level each: gaps and levels in one number."""
    pairs = list(postings)
    gaps = [pairs[0][0] + 1, *(b[0] - a[0] for a, b in pairwise(pairs))] if pairs else []
    return "".join(packed_number((gap - 1) * levels + level) for gap, (_, level) in zip(gaps, pairs, strict=True))


def unpacked_postings(text: str, levels: int) -> Iterator[tuple[int, int]]:
    """The reverse of packed_postings."""
    document = -1
    for number in unpacked_numbers(text):
        document += 1 + number // levels
        yield document, number % levels


def front_coded(words: Sequence[str]) -> Iterator[str]:
    """Sorted words, each as the number of letters it shares with the one before, and the rest."""
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), BASE - 1) and word[shared] == before[shared]:
            shared += 1
        yield packed_number(shared) + word[shared:]
        before = word


def root_code(word: str, root: str) -> str:
    """How to make the root from the word: letters cut in front and behind, and what to put in front."""
    if root == word:
        return ""
    start, size = max(
        ((start, _common(word[start:], root[put:])) for put in (0, 1) for start in range(len(word))),
        key=lambda found: (found[1] + (found[1] == len(root)), -found[0]),
    )
    put = root[: len(root) - size] if root.endswith(word[start : start + size]) else root
    if put == root:
        start, size = len(word), 0
    return packed_number(start) + packed_number(len(word) - start - size) + put


def _common(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size
