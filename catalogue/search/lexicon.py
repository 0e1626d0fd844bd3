"""Words as data: the general lexicon of the package and a region's own, merged.

Keys of the YAML file (see ``reference/lexicon.yml``): ``abaikan``, ``lemah``, ``lekat``, ``ejaan``,
``bunyi``, ``imbuhan``, ``dasar``, ``singkatan``, ``kelompok``. A file may hold any of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml where PyYAML has it
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Affixes:
    """Beginnings with what they may have replaced, and endings."""

    beginnings: Pairs = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Words and phrases of one meaning: who types one of ``says`` also looks for all of ``means``."""

    says: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the search knows of a language before it has seen a catalogue.

    stop: left out of queries and texts. weak: count little in a query. attached: parts that say nothing
    when joined by a hyphen (``e-``). spelling: variant → standard. sounds: letters that are taken for another.
    affixes: those of written words; spoken: with those of speech. roots: words that are never stripped
    further. clips: how agencies shorten a word.
    """

    stop: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    attached: frozenset[str] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)
    sounds: Pairs = ()
    affixes: Affixes = Affixes()
    spoken: Affixes = Affixes()
    roots: frozenset[str] = frozenset()
    clips: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()


def parse_lexicon(*texts: str) -> Lexicon:
    """Read lexicon files, the general one first; later ones add to it.

    Raises ValueError for a file that is not a mapping or a group that is neither list nor pair.
    """
    parts = [_mapping(yaml.load(text, Loader=LOADER) or {}) for text in texts]  # noqa: S506 - text only
    return Lexicon(
        stop=frozenset(_words(parts, "abaikan")),
        weak=frozenset(_words(parts, "lemah")),
        attached=frozenset(_words(parts, "lekat")),
        spelling={v: standard for p in parts for standard, vs in p.get("ejaan", {}).items() for v in _split(vs)},
        sounds=tuple((a, b) for p in parts for a, b in p.get("bunyi", {}).items()),
        affixes=_affixes(parts, ""),
        spoken=_affixes(parts, "", "_lisan"),
        roots=frozenset(_words(parts, "dasar")),
        clips={word: tuple(_split(v)) for p in parts for word, v in p.get("singkatan", {}).items()},
        groups=tuple(_group(entry) for p in parts for entry in p.get("kelompok", [])),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("lexicon")
    return {key: part for key, part in value.items() if part}


def _split(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


def _words(parts: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return [word for part in parts for word in _split(part.get(key, ""))]


def _affix(parts: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    return _words([part.get("imbuhan", {}) for part in parts], key)


def _affixes(parts: Iterable[Mapping[str, Any]], *kinds: str) -> Affixes:
    """``mem-p`` stands for a beginning ``mem`` in place of a ``p``; ``di`` for one in place of nothing."""
    pairs = [entry.partition("-") for kind in kinds for entry in _affix(parts, "awalan" + kind)]
    endings = tuple(ending for kind in kinds for ending in _affix(parts, "akhiran" + kind))
    return Affixes(tuple((beginning, instead) for beginning, _, instead in pairs), endings)


def _group(entry: Any) -> Group:
    if isinstance(entry, str):
        everyday, arrow, official = entry.partition("→")
        says, means = _members(everyday), _members(official)
        return Group(says, says + means) if arrow else Group(says, says)
    raise ValueError(f"lexicon group: {entry!r}")


def _members(text: str) -> tuple[str, ...]:
    return tuple(member.strip() for member in text.split(",") if member.strip())
