"""The last look at every built page: nothing foreign, nothing inline that runs.

A page that passes comes back with its Content Security Policy; one that does not, comes back as refusals.
It reads pages with a real HTML5 parser (lexbor), since what a browser makes of a page is what counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# No page of ours needs an inline script or style, so none is allowed: no hashes, no nonces (W3C CSP Level 3).
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
REFERRER = "strict-origin-when-cross-origin"
_POLICY_TAGS = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="referrer" content="{REFERRER}">'
)
_CHARSET = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
_LOCAL = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)[^\x00-\x20]*")
# Ours alone are decoded, bounded and written anew (catalogue/pictures); every other picture is refused.
_OWN_PICTURE = re.compile(r"(?:(?:\.{1,2}/)*|/(?:[A-Za-z0-9._~-]+/)*)assets/pictures/[a-z0-9_-]+\.(?:webp|jpg|png)")
_REDIRECT = re.compile(r"0; url=(?:\.\./)+[a-z0-9-]+/(?:index\.html)?")
DATA_TYPES = frozenset(("application/json", "application/ld+json"))
FORBIDDEN = frozenset(
    "iframe frame object embed applet base style template portal image video audio math foreignobject"
    " annotation-xml".split()
)
LOADING = {
    "src": frozenset("script img source video audio track input".split()),
    "srcset": frozenset(("img", "source")),
}
LOADED_LINKS = frozenset("stylesheet icon preload modulepreload prefetch manifest preconnect dns-prefetch".split())
NAMING = frozenset(("href", "src", "action", "xlink:href", "poster", "cite", "background"))
_ASKED = FORBIDDEN | {"script", "meta", "link"}
_QUIET = frozenset(
    "class id viewBox viewbox d title lang datetime width height hidden type name value for role rel alt aria-label"
    " aria-hidden aria-current data-area data-agency data-status data-year data-kind"
    " data-stage data-award data-festival".split()
)
RUNNING = re.compile(r"(?:javascript|data|vbscript|blob|filesystem):")


@dataclass(frozen=True, slots=True)
class Passed:
    """A page as it may be published."""

    html: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a page may not be published: pairs of a kind of reason and what was found."""

    reasons: tuple[tuple[str, str], ...]


def check_page(html: str) -> Passed | Refused:
    """Look at one built page."""
    reasons = reasons_in(LexborHTMLParser(html))
    return Refused(reasons) if reasons else Passed(_CHARSET.sub(_with_policy, html, count=1))


def reasons_in(parser: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """What the gate has against anything in a parsed document, each once."""
    asked = (node for node in parser.css("*") if _may_have_any(node.tag or "", node.attributes))
    return tuple(dict.fromkeys(reason for node in asked for reason in _reasons(node)))


def _may_have_any(tag: str, attributes: dict[str, str | None]) -> bool:
    """False for most elements: plain ones whose attributes load, lead and run nothing."""
    return tag in _ASKED or not attributes.keys() <= _QUIET


def _with_policy(match: re.Match[str]) -> str:
    return match.group() + _POLICY_TAGS


def _reasons(node: LexborNode) -> Iterator[tuple[str, str]]:
    tag, attributes = node.tag or "", node.attributes
    if tag in FORBIDDEN:
        yield "element", tag
    if tag == "script":
        yield from _script(node)
    elif tag == "meta":
        yield from _meta(attributes)
    elif tag == "link" and LOADED_LINKS & set((attributes.get("rel") or "").lower().split()):
        yield from _foreign(tag, attributes.get("href") or "")
    for name, value in attributes.items():
        yield from _attribute(tag, name, value or "")


def _script(node: LexborNode) -> Iterator[tuple[str, str]]:
    kind = (node.attributes.get("type") or "").strip().lower()
    if "src" not in node.attributes and kind not in DATA_TYPES:
        yield "script", node.text(deep=True)[:80]


def _meta(attributes: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    effect = (attributes.get("http-equiv") or "").lower()
    redirect = effect == "refresh" and _REDIRECT.fullmatch(attributes.get("content") or "")
    if effect not in ("", "x-ua-compatible") and not redirect:
        yield "element", f"meta {effect}"


def _attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    if name.startswith("on") or name in ("style", "srcdoc", "ping", "formaction"):
        yield "attribute", f"{tag} {name}"
    if tag in LOADING.get(name, ()):
        yield from _foreign(tag, value)
    if tag in ("img", "source") and name in LOADING:
        yield from _unknown_picture(tag, value)
    # A browser drops white space and control characters before it reads the scheme.
    if name in NAMING and ":" in value and RUNNING.match(re.sub(r"[\x00-\x20]", "", value).lower()):
        yield "address", f"{tag} {value[:80]}"


def _unknown_picture(tag: str, addresses: str) -> Iterator[tuple[str, str]]:
    if not all(_OWN_PICTURE.fullmatch(address) for address in _addresses(addresses)):
        yield "picture", f"{tag} {addresses[:80]}"


def _addresses(value: str) -> list[str]:
    """The addresses in a ``src`` or ``srcset``, each without its size."""
    return [part.split()[0] for part in value.split(",") if part.split()]


def _foreign(tag: str, address: str) -> Iterator[tuple[str, str]]:
    if not all(_LOCAL.fullmatch(part) for part in _addresses(address)):
        yield "foreign", f"{tag} {address[:80]}"
