"""Numbers and addresses of persons, hidden in everything that is shown: reports are public, and kept."""

import re

from catalogue.private_numbers import without_accounts_and_names

# A person's number has 16 digits, a civil servant's 18; people group them by spaces, periods or hyphens.
_SEPARATOR = r"[\s.\-/\u00ad\u200b-\u200f\u2060\ufeff]{0,2}"
_LONG_NUMBER = re.compile(rf"\d(?:{_SEPARATOR}\d){{15,}}")
_MOBILE = re.compile(rf"(?<!\d)(?:\+?62{_SEPARATOR}|\(?0)8(?:[\s.\-()]{{0,2}}\d){{7,12}}(?!\d)")
_MAIL = re.compile(r"[\w.+%-]{1,64}@(?=[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_HIDDEN = "*"


def masked(text: str) -> str:
    """The text with personal numbers and the names in mail addresses hidden, every sign in its place.

    >>> masked("Hubungi 0812-3456-7890 atau budi@contoh.id")
    'Hubungi ****-****-**** atau ****@contoh.id'
    """
    text = without_accounts_and_names(text)
    for pattern in (_LONG_NUMBER, _MOBILE, _MAIL):
        text = pattern.sub(_hidden, text)
    return text


def _hidden(match: re.Match[str]) -> str:
    return re.sub(r"[^\W_]|[_.+%](?=.*@)", _HIDDEN, match[0])
