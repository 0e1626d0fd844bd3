"""The list of pages for search engines, whole however many there are."""

from datetime import date
from xml.etree import ElementTree

import pytest

from catalogue.exports.sitemap import MOST, sitemap_files

BASE = "https://uji.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PATHS = [f"{language}inovasi/i{number}/index.md" for language in ("", "en/") for number in range(5)]
LIMIT = 50_000_000  # bytes of a file, by the protocol


def listed(text: str, kind: str) -> list[str]:
    return [loc.text or "" for loc in ElementTree.fromstring(text).iterfind(f"s:{kind}/s:loc", NAMES)]


def test_few_pages_stand_in_one_file() -> None:
    (file,) = sitemap_files(BASE, [*PATHS, "api/v1/a.json"], {"i1": date(2026, 1, 2)})
    assert file.path == "sitemap.xml"
    assert len(listed(file.text, "url")) == len(PATHS)
    assert file.text.count("<lastmod>2026-01-02</lastmod>") == 2  # in both languages


@pytest.mark.parametrize(("most", "number"), [(9, 2), (5, 2), (3, 4)])
def test_of_more_pages_there_is_an_index(most: int, number: int) -> None:
    *parts, index = sitemap_files(BASE, PATHS, {}, most)
    assert index.path == "sitemap.xml"
    assert listed(index.text, "sitemap") == [BASE + part.path for part in parts]
    assert len(parts) == number and all(len(listed(part.text, "url")) <= most for part in parts)
    found = [address for part in parts for address in listed(part.text, "url")]
    assert found == sorted(BASE + path.removesuffix("index.md") for path in PATHS)


def test_a_full_file_is_within_the_limits_of_the_protocol() -> None:
    longest = [f"{language}inovasi/{'x' * 74}{number:05}/index.md" for language in ("", "en/") for number in range(9)]
    (file,) = sitemap_files(BASE, longest, {})
    assert MOST <= 50_000 and len(file.raw) / len(longest) * MOST < LIMIT
