"""The doctor says what is wrong, and what to do about it."""

from dataclasses import replace

import pytest

from catalogue.reference_model import Site
from catalogue.region.doctor import Facts, Level, checks, contrast, installed_packages, pages_address
from catalogue.texts import Texts


def site(**changes: object) -> Site:
    data = {
        "versi_skema": "1",
        "nama": "Katalog",
        "daerah": {"nama": "Tiruan Raya", "jenis": "kabupaten", "kode": "99.71"},
        "url": "https://tiruan.github.io/katalog/",
        "repositori": {"url": "https://github.com/tiruan/katalog"},
        "pengelola": {"nama": "Kantor", "surel": "inovasi@tiruanraya.go.id"},
        "lisensi_data": {"nama": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.id"},
    }
    return Site.model_validate(data | changes)


HEALTHY = Facts(
    python=(3, 12),
    packages={"mkdocs": "1.6.1"},
    git=True,
    repository=True,
    remote="git@github.com:Tiruan/katalog.git",
    files=frozenset((".github/workflows/terbitkan.yml",)),
    images={},
    site=site(),
)


def found(facts: Facts) -> dict[str, Level]:
    return {advice.name: advice.level for advice in checks(facts) if advice.level is not Level.FINE}


def test_a_healthy_catalogue_needs_nothing() -> None:
    assert found(HEALTHY) == {}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(HEALTHY, python=(3, 9)), {"python": Level.PROBLEM}),
        (replace(HEALTHY, packages={"nh3": None}), {"packages": Level.PROBLEM}),
        (replace(HEALTHY, git=False, repository=False, remote=""), {"git": Level.TODO, "repository": Level.TODO}),
        (replace(HEALTHY, site=None), {"settings": Level.PROBLEM}),
        (replace(HEALTHY, site=None, there=False), {"nothing": Level.PROBLEM}),
        (replace(HEALTHY, site=None, unread=("Kolom “url” wajib ada.",)), {"incomplete": Level.PROBLEM}),
        (replace(HEALTHY, errors=2), {"data": Level.PROBLEM}),
        (replace(HEALTHY, site=site(versi_skema="2")), {"newer": Level.PROBLEM}),
        (replace(HEALTHY, site=site(tampilan={"logo": "logo.png"})), {"logo_missing": Level.TODO}),
        (replace(HEALTHY, site=site(url="https://tiruan.example/")), {"addresses": Level.TODO}),
        (replace(HEALTHY, site=site(url="https://tiruan.github.io/lain/")), {"pages": Level.TODO}),
        (replace(HEALTHY, site=site(pengelola={"nama": "Kantor"})), {"manager": Level.TODO}),
        (replace(HEALTHY, site=site(tampilan={"warna_utama": "#77cc99"})), {"primary": Level.TODO}),
        (replace(HEALTHY, site=site(tampilan={"warna_aksen": "#ffee00"})), {"accent": Level.TODO}),
        (replace(HEALTHY, remote="https://github.com/lain/katalog"), {"remote": Level.TODO}),
        (replace(HEALTHY, files=frozenset()), {"workflow": Level.TODO}),
    ],
)
def test_each_trouble_is_seen(facts: Facts, expected: dict[str, Level]) -> None:
    assert found(facts) == expected


def test_everything_has_words(texts: Texts) -> None:
    poor = replace(HEALTHY, python=(3, 9), packages={"nh3": None}, git=False, repository=False, files=frozenset())
    worse = replace(poor, site=site(url="https://x.example/", tampilan={"warna_utama": "#ffffff"}), remote="x")
    for advice in (*checks(worse), *checks(replace(HEALTHY, site=None)), *checks(HEALTHY)):
        assert texts(f"region.doctor.{advice.name}", **advice.values)
        assert texts(f"region.doctor.{advice.name}_todo", **advice.values)
        assert texts(f"region.doctor.level.{advice.level}")


def test_contrast_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/Tiruan/Katalog", "https://tiruan.github.io/katalog/"),
        ("git@gitlab.com:tiruan/katalog.git", "https://tiruan.gitlab.io/katalog/"),
        ("https://github.com/tiruan/tiruan.github.io", "https://tiruan.github.io/"),
        ("https://git.contoh.example/a/b", ""),
    ],
)
def test_pages_addresses(repository: str, expected: str) -> None:
    assert pages_address(repository) == expected


def test_installed_packages_are_looked_up() -> None:
    assert all(isinstance(name, str) for name in installed_packages())
