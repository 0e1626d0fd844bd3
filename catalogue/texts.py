"""All wording that people read: one YAML file per language, looked up by key.

A missing key is an error (``KeyError``), so that no page ever shows a hole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

# Every scalar as text; libyaml where PyYAML was built with it.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

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


def parse_texts(language: str, text: str) -> Texts:
    """Read one language's file, the text of ``locale/<lang>.yml``."""
    return Texts(language, dict(_flatten(yaml.load(text, Loader=_LOADER), "")))  # noqa: S506 - text only


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
