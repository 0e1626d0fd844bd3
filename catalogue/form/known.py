"""What a catalogue offers to choose from: its agencies, service areas, festivals and districts."""

from collections.abc import Iterable, Mapping

from catalogue.catalogue import Catalogue
from catalogue.form.controls import Choices, Option, OptionGroup
from catalogue.reference_model import Agency
from catalogue.texts import Texts


def choices_of(catalogue: Catalogue, texts: Texts) -> Choices:
    """The choices of every field that names a reference record, by the field's path."""
    festivals = sorted(catalogue.festivals, key=lambda each: each.start, reverse=True)
    return {
        ("perangkat_daerah",): _agencies(catalogue),
        ("urusan",): _areas(catalogue, texts),
        ("festival", "edisi"): (OptionGroup("", tuple(Option(each.id, each.name) for each in festivals)),),
        ("cara_akses", "kecamatan"): (OptionGroup("", _sorted((each.id, each.name) for each in catalogue.districts)),),
    }


def suggestions(catalogue: Catalogue) -> Mapping[str, tuple[Option, ...]]:
    """Names to type, with the ids that stand for them; where two share a name, the id is said too."""
    return {
        "agencies": _named((agency.id, agency.name) for agency in catalogue.agencies),
        "innovations": _named((each.slug, each.name) for each in catalogue.innovations),
    }


def _agencies(catalogue: Catalogue) -> tuple[OptionGroup, ...]:
    """Agencies by kind, in the order of the list of kinds."""
    groups = (
        OptionGroup(kind.plural or kind.name, _options(each for each in catalogue.agencies if each.kind == kind.id))
        for kind in catalogue.kinds
    )
    return tuple(group for group in groups if group.options)


def _options(agencies: Iterable[Agency]) -> tuple[Option, ...]:
    return _sorted((agency.id, agency.name) for agency in agencies)


def _areas(catalogue: Catalogue, texts: Texts) -> tuple[OptionGroup, ...]:
    groups = dict.fromkeys(area.group for area in catalogue.areas)
    return tuple(
        OptionGroup(
            texts(f"form.area_group.{group}"),
            _sorted((area.id, area.label) for area in catalogue.areas if area.group == group),
        )
        for group in groups
    )


def _sorted(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in sorted(pairs, key=lambda pair: pair[1].casefold()))


def _named(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    found = list(pairs)
    names = [name for _, name in found]
    return _sorted((value, f"{name} ({value})" if names.count(name) > 1 else name) for value, name in found)
