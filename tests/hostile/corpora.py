"""The corpora of hostile texts: data files beside this module, multiplied as they say."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from itertools import chain, cycle, product
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
EVERYWHERE = 13  # the curated part takes one in so many; no divisor of the numbers of tricks and disguises


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _names(change: Callable[[str], str]) -> Callable[[str], str]:
    """A trick that changes the names of tags and attributes only."""
    return lambda html: re.sub(r"(?<=[<\s/])[a-z-]+(?=[\s=>/]|$)", lambda match: change(match[0]), html)


def _alternating(text: str) -> str:
    return "".join(letter.upper() if place % 2 else letter for place, letter in enumerate(text))


def _references(form: str) -> Callable[[str], str]:
    return lambda text: "".join(form.format(ord(letter)) for letter in text)


TRICKS: dict[str, Callable[[str], str]] = {
    "upper": _names(str.upper),
    "slash": lambda html: html.replace(" ", "/", 1),
    "tab": lambda html: html.replace(" ", "\t", 1),
    "entities": escape,
    "decimal": _references("&#{};"),
    "percent": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "unicode": lambda html: html.replace("<", "\\u003c").replace(">", "\\u003e"),
    "half": lambda html: html.removesuffix(">"),
}
DISGUISES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "mixed": _alternating,
    "hex": _references("&#x{:x}"),
    "decimal": lambda url: "".join(f"&#{ord(letter):07}" for letter in url),
    "percent": lambda url: "".join(f"%{byte:02x}" for byte in url.encode()),
    "colon": lambda url: url.replace(":", "&colon;", 1),
    "inside-tab": lambda url: f"{url[:4]}\t{url[4:]}",
    "inside-newline": lambda url: f"{url[:4]}\n{url[4:]}",
    "backslash": lambda url: url.replace(":", "\\:", 1),
}


def _applied(form: str, hole: str, text: str, tricks: dict[str, Callable[[str], str]]) -> str:
    trick = re.match(r"!([a-z-]+) ", form)
    if trick:
        return form[trick.end() :].replace(hole, tricks[trick[1]](text))
    return form.replace(hole, text)


@cache
def injections() -> tuple[str, ...]:
    """Every form of HTML by every trick, every scheme by every disguise in every syntax, and all marks."""
    data = _read("payloads")
    scripts = cycle(data["scripts"])
    html = (
        _applied(trick, "{html}", form.replace("{js}", next(scripts)), TRICKS)
        for form, trick in product(data["html"], data["tricks"])
    )
    links = (
        link.replace("{url}", _applied(disguise, "{url}", scheme.replace("{js}", next(scripts)), DISGUISES))
        for scheme, disguise, link in product(data["schemes"], data["disguises"], data["links"])
    )
    return _once(chain(html, links, data["marks"]))


@cache
def templates() -> tuple[str, ...]:
    """Every fence around everything that is tried."""
    data = _read("templates")
    pairs = product(data["fences"], data["tried"])
    return _once(fence.replace("{x}", tried) for fence, tried in pairs)


def _points(written: str) -> range:
    ends = [int(point.removeprefix("U+"), 16) for point in written.split("-")]
    return range(ends[0], ends[-1] + 1)


@cache
def naughty() -> tuple[str, ...]:
    """The strings, and each character alone, before, within and behind a word."""
    data = _read("naughty")
    characters = [chr(point) for written in data["characters"] for point in _points(written)]
    forms = ("{}", "{}layanan", "lay{}anan", "layanan{}")
    return _once(
        text
        for texts in (data["texts"], *([form.format(each) for form in forms] for each in characters))
        for text in texts
    )


@cache
def formulas() -> tuple[str, ...]:
    """What spreadsheets take for formulas."""
    return tuple(yaml.safe_load((HERE.parent / "cases/exchange/formulas.yml").read_text(encoding="utf-8")))


@cache
def paths() -> tuple[str, ...]:
    """Names of files."""
    long = ("a" * 81, "a" * 255, "a" * 300, "a/" * 60 + "a", "a" * 4096)
    return tuple(dict.fromkeys(chain(*_read("paths").values(), long)))


def urls(kind: str) -> tuple[str, ...]:
    """Web addresses that are ``refused`` or ``accepted``."""
    return tuple(_read("urls")[kind])


@cache
def everything() -> tuple[str, ...]:
    """All texts that may stand in a field."""
    return _once(
        text for texts in (injections(), naughty(), templates(), formulas(), paths()) for text in texts if text
    )


@cache
def curated() -> tuple[str, ...]:
    """A part of every corpus for each run of the tests: spread evenly, so that every form and trick occurs."""
    spread = (injections()[::EVERYWHERE], naughty()[::EVERYWHERE], templates()[::7], formulas()[::5], paths()[::9])
    return _once(chain(*spread, _read("payloads")["marks"]))


@cache
def sample() -> tuple[str, ...]:
    """A few of the curated ones, for tests that build a whole site of them: every eighth."""
    return curated()[::8]
