"""What records and files say together: each thing once, each file where it is read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Location, Severity
from catalogue.near import nearest
from catalogue.outlines import Outline, whole_ones
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.likeness import compact, near_pairs, significant
from catalogue.slugs import LONGEST_SLUG, is_slug, slug_of
from catalogue.structure import INNOVATIONS, REFERENCE

DATA_FILES = ("site", *REFERENCE, "lexicon")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".bmp")


def _groups(
    outlines: Iterable[Outline], key: Callable[[Outline], Hashable]
) -> Iterator[tuple[Outline, Sequence[Outline]]]:
    """Every innovation that shares a key with others, with those others."""
    found: Mapping[Hashable, list[Outline]] = defaultdict(list)
    for innovation in whole_ones(outlines):
        found[key(innovation)].append(innovation)
    for value, group in found.items():
        if value and len(group) > 1:
            yield from ((each, [other for other in group if other is not each]) for each in group)


def _of(innovation: Outline) -> tuple[str, str]:
    return "innovations", innovation.slug


# Two files are needed for a likeness, and only one may have been touched: warnings and advice.
@rule("R601", Severity.WARNING, "outlines")
def names_differ(outlines: Sequence[Outline], context: Context) -> Iterator[Finding]:
    """No two innovations have the same name, whatever its capitals and marks."""
    for innovation, others in _groups(outlines, lambda each: compact(each.name)):
        yield _like(innovation, others[0], "nama", innovation.name)


@rule("R602", Severity.ADVICE, "outlines")
def names_are_told_apart(outlines: Sequence[Outline], context: Context) -> Iterator[Finding]:
    """Nearly the same name is often the same innovation, proposed twice."""
    known = {each.slug: each for each in whole_ones(outlines)}
    names = {slug: each.name for slug, each in known.items()}
    for one, other in near_pairs(names, context.phrases("empty")):
        pair = known[one], known[other]
        yield from (_like(*both, "nama", both[0].name) for both in (pair, pair[::-1]))


@rule("R603", Severity.ADVICE, "outlines")
def expansions_differ(outlines: Sequence[Outline], context: Context) -> Iterator[Finding]:
    """Two acronyms do not stand for the same words."""
    for innovation, others in _groups(outlines, lambda each: significant(each.expansion or "", frozenset())):
        yield _like(innovation, others[0], "kepanjangan", innovation.expansion or "")


def _like(innovation: Outline, other: Outline, key: str, value: str) -> Finding:
    values = {"value": value, "other": other.name, "path": f"{INNOVATIONS}{other.slug}.yml"}
    return Finding((key,), values, about=_of(innovation))


@rule("R604", kind="catalogue")
def files_differ_in_more_than_case(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Windows and macOS keep one file of two whose names differ in capitals alone."""
    seen: dict[str, str] = {}
    for path in context.sources:
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            yield Finding((), {"path": path, "first": first}, place=Location(path))


@rule("R605", kind="catalogue")
def file_names_are_slugs(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """The name of a file becomes an address for good."""
    for path in context.sources:
        slug = path.removeprefix(INNOVATIONS).removesuffix(".yml")
        if path.startswith(INNOVATIONS) and not is_slug(slug):
            values = {"path": path, "value": slug, "longest": LONGEST_SLUG}
            yield Finding((), values, slug_of(slug), place=Location(path))


def _stray(context: Context, wanted: Callable[[str], bool]) -> Iterator[Finding]:
    for path in context.stray:
        if wanted(path):
            name = path.rsplit("/", 1)[-1]
            yield Finding((), {"path": path, "value": name}, place=Location(path))


def _is_record(path: str) -> bool:
    return ".yaml" in path.lower() or ".yml" in path.lower()


def _is_picture(path: str) -> bool:
    return path.lower().endswith(PICTURES) and not path.startswith("data/images/")


@rule("R606", kind="catalogue")
def records_end_in_yml(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """A record under another ending would be lost in silence."""
    for finding in _stray(context, _is_record):
        stem = str(finding.values["value"]).lower().split(".y")[0]
        name = f"{slug_of(stem)}.yml" if slug_of(stem) else ""
        yield Finding((), finding.values, name, place=finding.place)


@rule("R607", Severity.WARNING, "catalogue")
def pictures_in_their_folder(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Pictures are read from ``data/images/`` only."""
    yield from _stray(context, lambda path: _is_picture(path) and not _is_record(path))


@rule("R608", Severity.WARNING, "catalogue")
def nothing_else_lies_around(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """Other files in the data folders are read by nobody."""
    yield from _stray(context, lambda path: not _is_picture(path) and not _is_record(path))


@rule("R609", kind="outlines")
def addresses_claimed_once(outlines: Sequence[Outline], context: Context) -> Iterator[Finding]:
    """A former address leads to one innovation and is no other's address."""
    claims: dict[str, dict[str, Outline]] = defaultdict(dict)
    for innovation in whole_ones(outlines):
        for address in (innovation.slug, *innovation.former_slugs):
            claims[address][innovation.slug] = innovation
    for address, owners in claims.items():
        for owner in owners.values() if len(owners) > 1 else ():
            other = next(each for each in owners.values() if each is not owner)
            yield _claimed(owner, address, other)
    yield from _own_former(outlines)


def _own_former(outlines: Iterable[Outline]) -> Iterator[Finding]:
    for innovation in whole_ones(outlines):
        if innovation.slug in innovation.former_slugs:
            yield _claimed(innovation, innovation.slug, innovation)


def _claimed(owner: Outline, address: str, other: Outline) -> Finding:
    path = ("alias_lama", owner.former_slugs.index(address)) if address in owner.former_slugs else ()
    return Finding(path, {"value": address, "path": f"{INNOVATIONS}{other.slug}.yml"}, about=_of(owner))


@rule("R610", Severity.WARNING, "catalogue")
def data_files_are_known(catalogue: Catalogue, context: Context) -> Iterator[Finding]:
    """A file in ``data/`` under an unknown name is read by nobody."""
    for path in context.sources:
        name = path.removeprefix("data/").removesuffix(".yml")
        if "/" not in name and name not in DATA_FILES:
            values = {"path": path, "value": name, "allowed": ", ".join(_endings(DATA_FILES))}
            near = nearest(name, DATA_FILES)
            yield Finding((), values, f"{near}.yml" if near else "", place=Location(path))


def _endings(names: Iterable[str]) -> Iterator[str]:
    return (f"{name}.yml" for name in names)


RULES = (
    names_differ,
    names_are_told_apart,
    expansions_differ,
    files_differ_in_more_than_case,
    file_names_are_slugs,
    records_end_in_yml,
    pictures_in_their_folder,
    nothing_else_lies_around,
    addresses_claimed_once,
    data_files_are_known,
)
