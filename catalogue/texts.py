"""All wording that people read: one YAML file per language, looked up by key.

A missing key is an error (``KeyError``), so that no page ever shows a hole. Of a file of 3,000 lines only the
sections that are asked for are read: ``--help`` needs one of twelve, and that without loading a YAML parser.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.quick_texts import plain_groups

_SECTION = re.compile(r"^(?=([a-z_]+):)", re.MULTILINE)

Entry = str | Mapping[str, str]


@dataclass(frozen=True)
class Texts:
    """The wording of one language. Keys are dotted: ``page.home.title``."""

    language: str
    entries: Mapping[str, Entry]

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under key with its ``{names}`` filled from values.

        A plural entry (``one``/``other``) is chosen by the value ``n``.
        Raises KeyError for a missing key or a missing value.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry["one" if values["n"] == 1 else "other"]
        return entry.format_map(values) if values else entry

    def get(self, key: str, /, **values: object) -> str:
        """Like a call, but "" where the key is missing: for texts that are optional."""
        return self(key, **values) if key in self.entries else ""

    def below(self, prefix: str) -> dict[str, str]:
        """The plain texts right under a prefix, by their last key."""
        start = prefix + "."
        return {
            key.removeprefix(start): value
            for key, value in self.entries.items()
            if key.startswith(start) and isinstance(value, str) and "." not in key.removeprefix(start)
        }


class _Sections(Mapping[str, Entry]):
    """The entries of a file, each section read when a key of it is asked for."""

    def __init__(self, text: str) -> None:
        starts = [(match.start(), match[1]) for match in _SECTION.finditer(text)]
        ends = [*(start for start, _ in starts[1:]), len(text)]
        self._unread = {name: text[start:end] for (start, name), end in zip(starts, ends, strict=True)}
        self._read: dict[str, Entry] = {}

    def __getitem__(self, key: str) -> Entry:
        if key not in self._read:
            self._read_section(key.partition(".")[0])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        for name in tuple(self._unread):
            self._read_section(name)
        return iter(self._read)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read_section(self, name: str) -> None:
        if text := self._unread.pop(name, None):
            self._read.update(_flatten(plain_groups(text) or _groups(text), ""))


def _groups(text: str) -> Mapping[str, object]:
    """What YAML reads, every scalar as text; by libyaml where PyYAML was built with it."""
    import yaml

    groups: Mapping[str, object] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    return groups


def parse_texts(language: str, text: str) -> Texts:
    """Read one language's file, the text of ``locale/<lang>.yml``: groups in block style, each key once."""
    return Texts(language, _Sections(text))


def _flatten(node: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Entry]]:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, str):
            yield name, value.strip()
        elif isinstance(value, dict) and value.keys() == {"one", "other"}:
            yield name, value
        elif isinstance(value, dict):
            yield from _flatten(value, name + ".")
        else:
            raise TypeError(name)
