"""Web addresses as rules compare them."""

import re

from catalogue.scalars import PATTERNS

_URL = re.compile(PATTERNS["url"])


def is_address(text: str) -> bool:
    """Whether the whole text is a web address."""
    return _URL.fullmatch(text) is not None


def with_scheme(text: str) -> str:
    """The address with ``https://`` before it, or "" where it is none even so."""
    return f"https://{text}" if is_address(f"https://{text}") else ""


def same_page(url: str) -> str:
    """What two addresses of one page share: no scheme, no ``www.``, no anchor, no slash at the end."""
    return re.sub(r"^https?://(?:www\.)?", "", url.casefold()).split("#")[0].rstrip("/")
