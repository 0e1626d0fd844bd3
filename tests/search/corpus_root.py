"""The judged corpus as a catalogue of our own format, so that the real build makes its site."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from search_corpora import Record, _sentences, _slug

SITE = {
    "versi_skema": "1",
    "nama": "Katalog Uji",
    "daerah": {"nama": "Contoh", "jenis": "kabupaten"},
    "url": "https://uji.example/",
    "pengelola": {"nama": "Bagian Organisasi Contoh", "surel": "uji@contoh.example"},
    "lisensi_data": {"nama": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
}


def write_root(root: Path, records: Sequence[Record]) -> Path:
    """Write ``data/`` with one file a record; units become agencies, areas service areas of the region's own."""
    units = sorted({record["unit"] for record in records})
    areas = sorted({record["area"] for record in records})
    _write(root / "data/site.yml", SITE)
    _write(root / "data/agencies.yml", [{"id": _slug(unit), "nama": unit, "jenis": "dinas"} for unit in units])
    _write(root / "data/service_areas.yml", [{"id": _slug(a), "nama": a, "kelompok": "lainnya"} for a in areas])
    for record in records:
        _write(root / f"data/innovations/{record['id']}.yml", innovation(record))
    return root


def innovation(record: Record) -> dict[str, Any]:
    """One record in our keys, as the README of the corpus maps them."""
    first = _sentences(record["text"])[0][:300]
    made: dict[str, Any] = {
        "nama": record["title"],
        "kepanjangan": record["expansion"],
        "ringkasan": first if len(first) >= 40 else record["text"][:200],
        "perangkat_daerah": _slug(record["unit"]),
        "urusan": [_slug(record["area"])],
        "mulai": str(record["year"]),
        "solusi": record["text"],
        "replikasi": {"syarat": record["notes"]},
        "sumber": [{"judul": "Sumber uji", "url": "https://uji.example/sumber"}],
    }
    if record["award"]:
        made["penghargaan"] = [{"nama": record["award"]}]
    return made


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_style='"', width=10_000))
