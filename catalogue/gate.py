"""The last look at every built page: nothing foreign, nothing that runs but what the theme is known to run.

A page that passes comes back with its Content Security Policy; one that does not, comes back as refusals.
It reads pages with a real HTML5 parser (lexbor), since what a browser makes of a page is what counts.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# The inline scripts of Material 9.8, in short: sha256 of each text with the depth of the page taken out of it.
# A new release of the theme is looked at before its scripts are added here (tests/test_gate.py prints them).
KNOWN_SCRIPTS = frozenset(
    (
        "sha256-frNoT9rNKIH2e5QomDJzop2HdNi8gmIq+bZajsEDKpA=",  # where the site begins, for what it keeps locally
        "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",  # light or dark before the first paint
        "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",  # opens the tab that the address names
    )
)

_DEPTH = re.compile(r'new URL\("(?:\.|(?:\.\./)*\.\.|/[A-Za-z0-9._~/-]*)",location\)')
_CHARSET = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
_LOCAL = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)[^\x00-\x20]*")
DATA_TYPES = frozenset(("application/json", "application/ld+json"))
FORBIDDEN = frozenset(
    ("iframe", "frame", "object", "embed", "applet", "base", "style", "template", "portal", "math", "foreignobject")
)
LOADING = {"src": ("script", "img", "source", "video", "audio", "track", "input"), "data": ("object",)}
LOADED_LINKS = frozenset(("stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect"))


@dataclass(frozen=True, slots=True)
class Passed:
    """A page as it may be published."""

    html: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a page may not be published; each reason is a key under ``gate.`` with the thing found."""

    reasons: tuple[tuple[str, str], ...]


def check_page(html: str) -> Passed | Refused:
    """Look at one built page."""
    nodes = LexborHTMLParser(html).css("*")
    reasons = tuple(dict.fromkeys(reason for node in nodes for reason in _reasons(node)))
    if reasons:
        return Refused(reasons)
    inline = [node.text(deep=True) for node in nodes if _runs(node) and "src" not in node.attributes]
    return Passed(_with_policy(html, inline))


def script_hash(text: str) -> str:
    """How a Content Security Policy names an inline script (W3C CSP 3, hash source)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def script_identity(text: str) -> str:
    """The same for every depth of page."""
    return script_hash(_DEPTH.sub('new URL("",location)', text))


def policy(inline_scripts: list[str]) -> str:
    """The policy of a page with these inline scripts."""
    hashes = "".join(f" '{script_hash(text)}'" for text in sorted(set(inline_scripts)))
    rules = (
        "default-src 'none'",
        f"script-src 'self'{hashes}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
    return "; ".join(rules)


def _with_policy(html: str, inline: list[str]) -> str:
    tags = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(inline)}">'
        '<meta name="referrer" content="strict-origin-when-cross-origin">'
    )
    return _CHARSET.sub(lambda match: match.group() + tags, html, count=1)


def _runs(node: LexborNode) -> bool:
    return node.tag == "script" and (node.attributes.get("type") or "").strip().lower() not in DATA_TYPES


def _reasons(node: LexborNode) -> Iterator[tuple[str, str]]:
    tag, attributes = node.tag, node.attributes
    if tag in FORBIDDEN:
        yield "element", tag
    for name, value in attributes.items():
        if name.startswith("on") or name in ("style", "srcdoc", "ping", "formaction"):
            yield "attribute", f"{tag} {name}"
        if name in LOADING and tag in LOADING[name] and not _LOCAL.fullmatch(value or "") and not _data_image(tag, value):
            yield "foreign", f"{tag} {value}"
        if name in ("href", "src", "action", "xlink:href") and _dangerous(value or ""):
            yield "address", f"{tag} {value}"
    if tag == "link" and LOADED_LINKS & set((attributes.get("rel") or "").lower().split()):
        if not _LOCAL.fullmatch(attributes.get("href") or ""):
            yield "foreign", f"link {attributes.get('href')}"
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() not in ("", "x-ua-compatible"):
        yield "element", f"meta http-equiv={attributes['http-equiv']}"
    if _runs(node) and "src" not in attributes and script_identity(node.text(deep=True)) not in KNOWN_SCRIPTS:
        yield "script", node.text(deep=True)[:80]


def _data_image(tag: str, value: str | None) -> bool:
    return tag == "img" and (value or "").startswith("data:image/svg+xml")


def _dangerous(value: str) -> bool:
    """Whether a browser would run the address: it drops white space and controls before the scheme."""
    scheme = re.sub(r"[\x00-\x20]", "", value).lower().split(":")[0]
    return scheme in ("javascript", "data", "vbscript", "blob", "filesystem") and ":" in value
