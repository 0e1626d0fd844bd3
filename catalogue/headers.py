"""What a server is to send with every answer, in the notations of two kinds of hosts. Some hosts send none of it.

The policy is the one that stands in every page (``gate``); ``frame-ancestors`` counts in a header only.
"""

from collections.abc import Iterator

from catalogue.documents import File
from catalogue.gate import POLICY, REFERRER

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in "accelerometer camera display-capture geolocation gyroscope microphone midi payment usb".split()
    ),
}
YEAR = 31_536_000  # seconds
# Folders where every file carries a digest of its content in its name, so that it never changes under that name.
NAMED_BY_CONTENT = ("assets/pictures", "assets/stylesheets")


def headers_file() -> File:
    """``_headers``, as Netlify and Cloudflare Pages read it from the root of a site."""
    return File("_headers", "\n".join(_rules()) + "\n")


def _rules() -> Iterator[str]:
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in HEADERS.items())
    for folder in NAMED_BY_CONTENT:
        yield f"/{folder}/*"
        yield f"  Cache-Control: public, max-age={YEAR}, immutable"


def nginx_settings() -> str:
    """What belongs into a ``server`` of nginx. ``expires`` adds no header of its own kind, so all others stay."""
    lines = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    folders = "|".join(NAMED_BY_CONTENT)
    return "\n".join((*lines, f"location ~ /(?:{folders})/ {{ expires 1y; }}", "error_page 404 /404.html;")) + "\n"
