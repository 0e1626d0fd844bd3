"""Facts about a machine, a repository and a catalogue's settings → what is fine and what to do.

Facts are gathered by whoever may look (``cli``); the checks are pure. Contrast follows WCAG 2.2, success
criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (marks, 3 to 1), with the relative luminance defined there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import metadata
from urllib.parse import urlsplit

from packaging.requirements import Requirement

from catalogue.reference_model import Look, Site
from catalogue.region.answers import PACKAGE
from catalogue.region.versions import CURRENT_VERSION
from catalogue.rules.site import addresses_of, contrast_with_white, is_reserved

PYTHON = (3, 11)
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
LARGEST_LOGO = 100 * 1024
PAGES_WORKFLOWS: Mapping[str, tuple[str, ...]] = {
    "github": (".github/workflows/terbitkan.yml",),
    "gitlab": (".gitlab-ci.yml",),
}


class Level(StrEnum):
    """How a check went: nothing to do, something to do some day, something in the way."""

    FINE = "fine"
    TODO = "todo"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Advice:
    """What one check found. Texts: ``region.doctor.<name>``, and ``…_todo`` for what to do."""

    level: Level
    name: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """What can be seen without asking anyone.

    packages: installed version by requirement, None where it is missing or does not fit. remote: the address of
    the git remote, or "". files: paths below the root. images: sizes in bytes below ``data/images/``.
    site: the settings, or None where they cannot be read. there: whether there is any data at all. errors: how many
    the data has. unread: what is wrong with the settings, in sentences.
    """

    python: tuple[int, int]
    packages: Mapping[str, str | None]
    git: bool
    repository: bool
    remote: str
    files: frozenset[str]
    images: Mapping[str, int]
    site: Site | None
    there: bool = True
    errors: int = 0
    unread: tuple[str, ...] = ()


def installed_packages() -> Mapping[str, str | None]:
    """The tool's requirements with the version that is installed and fits, else None."""
    try:
        wanted = [Requirement(text) for text in metadata.requires(PACKAGE) or ()]
    except metadata.PackageNotFoundError:  # a checkout that runs in place
        return {}
    plain = [requirement for requirement in wanted if not requirement.marker or requirement.marker.evaluate()]
    return {str(requirement): _fitting_version(requirement) for requirement in plain}


def _fitting_version(requirement: Requirement) -> str | None:
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return None
    return version if requirement.specifier.contains(version, prereleases=True) else None


def checks(facts: Facts) -> Iterator[Advice]:
    """Every check, the machine first."""
    yield _check("python", facts.python >= PYTHON, Level.PROBLEM, version="{}.{}".format(*facts.python))
    lacking = sorted(name for name, version in facts.packages.items() if version is None)
    yield _check("packages", not lacking, Level.PROBLEM, names=", ".join(lacking), count=len(facts.packages))
    yield _check("git", facts.git, Level.TODO)
    yield _check("repository", facts.repository, Level.TODO)
    if facts.site is None:
        yield _unreadable(facts)
        return
    yield _check("data", not facts.errors, Level.PROBLEM, count=facts.errors)
    yield from _settings(facts.site)
    yield from _look(facts.site.look, facts)
    yield from _publishing(facts.site, facts)


def _unreadable(facts: Facts) -> Advice:
    if not facts.there:
        return Advice(Level.PROBLEM, "nothing")
    name = "incomplete" if facts.unread else "settings"
    return Advice(Level.PROBLEM, name, {"faults": " ".join(facts.unread)})


def _settings(site: Site) -> Iterator[Advice]:
    yield Advice(Level.FINE, "settings")
    newer = site.schema_version > CURRENT_VERSION
    fits = site.schema_version == CURRENT_VERSION
    yield _check("newer" if newer else "version", fits, Level.PROBLEM, value=site.schema_version, known=CURRENT_VERSION)
    examples = [".".join(map(str, path)) for path, text in addresses_of(site) if is_reserved(text)]
    yield _check("addresses", not examples, Level.TODO, names=", ".join(examples))
    reachable = bool(site.manager.mail or site.manager.whatsapp)
    yield _check("manager", reachable, Level.TODO)
    yield _check("code", bool(site.region.code), Level.TODO)


def _look(look: Look, facts: Facts) -> Iterator[Advice]:
    for name, colour, least in (("primary", look.primary, TEXT_CONTRAST), ("accent", look.accent, MARK_CONTRAST)):
        ratio = contrast(colour, "#ffffff")
        yield _check(name, ratio >= least, Level.TODO, value=colour, ratio=ratio, least=least)
    if look.logo:
        size = facts.images.get(look.logo, -1)
        name = "logo_missing" if size < 0 else "logo"
        fits = 0 <= size <= LARGEST_LOGO
        yield _check(name, fits, Level.TODO, file=look.logo, size=size // 1024, most=LARGEST_LOGO // 1024)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> round(contrast("#000000", "#ffffff"), 1), contrast("#777777", "#777777")
    (21.0, 1.0)
    """
    low, high = sorted((contrast_with_white(one), contrast_with_white(other)))
    return high / low


def _publishing(site: Site, facts: Facts) -> Iterator[Advice]:
    yield _check("repository_address", site.repository is not None, Level.TODO)
    if site.repository and facts.remote:
        same = _place(facts.remote) == _place(site.repository.url)
        yield _check("remote", same, Level.TODO, remote=facts.remote, url=site.repository.url)
    host = site.repository.host if site.repository else ""
    if host in PAGES_WORKFLOWS:
        found = facts.files.issuperset(PAGES_WORKFLOWS[host])
        yield _check("workflow", found, Level.TODO, path=PAGES_WORKFLOWS[host][0])
    expected = pages_address(site.repository.url) if site.repository else ""
    if expected and urlsplit(site.url).hostname == urlsplit(expected).hostname:
        yield _check("pages", site.base == expected, Level.TODO, url=site.url, expected=expected)


def pages_address(repository: str) -> str:
    """Where GitHub or GitLab publishes a repository's pages, or "" for another host."""
    host, _, path = _place(repository).partition("/")
    owner, _, name = path.partition("/")
    if host not in ("github.com", "gitlab.com") or not name:
        return ""
    short = host.removesuffix(".com")
    return f"https://{owner}.{short}.io/" + ("" if name == f"{owner}.{short}.io" else f"{name}/")


def _place(address: str) -> str:
    """Host and path of a repository, however it is written (https, ssh, ``git@host:path``)."""
    bare = address.split("://", 1)[-1].rsplit("@", 1)[-1]
    return bare.replace(":", "/", 1).rstrip("/").removesuffix(".git").lower()


def _check(name: str, fine: bool, otherwise: Level, **values: object) -> Advice:
    return Advice(Level.FINE if fine else otherwise, name, values)
