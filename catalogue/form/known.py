"""What a catalogue offers to choose from: its agencies, service areas, festivals, districts and innovations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.catalogue import Catalogue
from catalogue.texts import Texts

Pairs = list[tuple[str, str]]  # ids and the names that stand for them, by name
Groups = list[tuple[str, Pairs]]  # under the name of each group, "" for none

OFFERED = (("perangkat_daerah",), ("urusan",), ("festival", "edisi"), ("cara_akses", "kecamatan"))


def known_names(catalogue: Catalogue, texts: Texts) -> Mapping[str, Any]:
    """Choices by the path of their field, and names to type; where two share a name, the id is said too."""
    festivals = sorted(catalogue.festivals, key=lambda each: each.start, reverse=True)
    offered: tuple[Groups, ...] = (
        _agencies(catalogue),
        _areas(catalogue, texts),
        [("", [(each.id, each.name) for each in festivals])],
        [("", _sorted((each.id, each.name) for each in catalogue.districts))],
    )
    return {
        "choices": {".".join(path): groups for path, groups in zip(OFFERED, offered, strict=True)},
        "agencies": _named((agency.id, agency.name) for agency in catalogue.agencies),
        "innovations": _named((each.slug, each.name) for each in catalogue.innovations),
    }


def _agencies(catalogue: Catalogue) -> Groups:
    """Agencies by kind, in the order of the list of kinds."""
    groups = (
        (kind.plural or kind.name, _sorted((each.id, each.name) for each in catalogue.agencies if each.kind == kind.id))
        for kind in catalogue.kinds
    )
    return [(name, pairs) for name, pairs in groups if pairs]


def _areas(catalogue: Catalogue, texts: Texts) -> Groups:
    groups = dict.fromkeys(area.group for area in catalogue.areas)
    return [
        (
            texts(f"form.area_group.{group}"),
            _sorted((area.id, area.label) for area in catalogue.areas if area.group == group),
        )
        for group in groups
    ]


def _sorted(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def _named(pairs: Iterable[tuple[str, str]]) -> Pairs:
    found = list(pairs)
    times = Counter(name for _, name in found)
    return _sorted((value, f"{name} ({value})" if times[name] > 1 else name) for value, name in found)
