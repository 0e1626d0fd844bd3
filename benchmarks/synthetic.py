"""A catalogue of any size, clearly made up, of about the size and shape that real records have.

    python benchmarks/synthetic.py RECORDS DIR

The same number gives the same bytes. Agencies, festivals and years grow slowly with the number of records, words by
the law that words of a language follow (Zipf), so that lists, taxonomies and the search index are of a real shape.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "catalogue"
SYLLABLES = [start + end for start in "b c d g j k l m n p r s t w".split() for end in "a i u e o".split()]
SITE = """\
versi_skema: 1
nama: Katalog Inovasi Sintetis
keterangan: Catatan karangan untuk mengukur kecepatan.
daerah: {nama: Sintetis, jenis: kabupaten, provinsi: Provinsi Sintetis, kode: "99.01"}
url: https://sintetis.example/
repositori: {url: "https://git.sintetis.example/uji/katalog", jenis: github}
pengelola: {nama: Pengelola Sintetis, surel: inovasi@sintetis.example}
lisensi_data: {nama: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/deed.id"}
edisi_inggris: tidak
"""


class Words:
    """Words with the frequencies of a language, from the package's own list of roots and made-up ones."""

    def __init__(self, chance: random.Random, number: int) -> None:
        known = re.findall(r"[a-z]{4,}", (PACKAGE / "reference/lexicon.yml").read_text(encoding="utf-8"))
        made = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(number))
        self.words = list(dict.fromkeys([*known, *made]))
        chance.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.chance = chance

    def some(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def sentence(self, length: int) -> str:
        return self.some(length).capitalize() + "."

    def prose(self, sentences: int) -> str:
        return " ".join(self.sentence(self.chance.randint(8, 16)) for _ in range(sentences))


def slug(number: int) -> str:
    return f"sintetis-{number:05}"


def name(words: Words, number: int) -> str:
    """No two names are alike: the number is spelled in syllables, there and back."""
    size = len(SYLLABLES)
    spelled = [SYLLABLES[number // size**place % size] for place in range(3)]
    return f"{''.join(spelled).title()} {words.some(2).title()} {''.join(spelled[::-1]).title()}"


def record(words: Words, number: int, total: int, areas: list[str]) -> dict[str, object]:
    chance = words.chance
    sources = [
        {
            "judul": words.some(8).capitalize(),
            "url": f"https://berita-{chance.randrange(40)}.example/{number}/{place}/{words.some(3).replace(' ', '-')}",
            "penerbit": f"Berita {chance.randrange(40)}",
            "tanggal": f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}",
        }
        for place in range(chance.randint(1, 4))
    ]
    made: dict[str, object] = {
        "nama": name(words, number),
        "ringkasan": words.sentence(22)[:290],
        "perangkat_daerah": f"dinas-{int(chance.paretovariate(1.2)) % agencies(total)}",
        "urusan": chance.sample(areas, k=chance.choice((1, 1, 2))),
        "bentuk": "pelayanan-publik",
        "jenis": chance.choice(("digital", "non-digital")),
        "tahapan": "penerapan",
        "mulai": str(chance.randint(2012, 2025)),
        "masalah": words.prose(3),
        "solusi": words.prose(4),
        "hasil": [{"teks": words.sentence(10), "tahun": "2024", "sumber": "1"}, words.sentence(9)],
        "sasaran": words.some(5).capitalize(),
        "cara_akses": {
            "langkah": [words.sentence(7) for _ in range(chance.randint(1, 4))],
            "biaya": "Gratis",
            "kontak": [{"jenis": "situs", "nilai": f"https://dinas-{number % 40}.example/"}],
        },
        "kata_kunci": sorted(set(words.some(3).split())),
        "sumber": sources,
    }
    if chance.random() < 0.3:
        made["penghargaan"] = [{"nama": f"Penghargaan {chance.randrange(30)}", "tahun": "2023", "sumber": "1"}]
    if chance.random() < 0.5:
        made["festival"] = [{"edisi": f"festival-{chance.randint(2017, 2024)}"}]
    return made


def agencies(total: int) -> int:
    """How many agencies so many records have: 531 governments in the largest real index."""
    return min(600, 20 + total // 60)


def lines(value: object, indent: str = "") -> Iterator[str]:
    """YAML in block style, as people write it; texts that need quotes get them."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, str):
            yield f"{indent}{key}: {inner if inner.replace(' ', 'a').isalnum() else json.dumps(inner)}"
        elif isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from lines(inner, indent + "  ")
        elif isinstance(inner, list):
            yield f"{indent}{key}:"
            for each in inner:
                block = list(lines(each)) if isinstance(each, dict) else [json.dumps(each)]
                yield from (f"{indent}  {'- ' if not place else '  '}{line}" for place, line in enumerate(block))


def listed(entries: Iterator[dict[str, object]]) -> str:
    blocks = (list(lines(entry)) for entry in entries)
    return "".join(f"- {block[0]}\n" + "".join(f"  {line}\n" for line in block[1:]) for block in blocks)


def write(root: Path, total: int) -> Path:
    """A root with so many records below ``root/data``."""
    chance = random.Random(total)
    words = Words(chance, 2_000 + total // 2)
    areas = re.findall(r"^- id: (\S+)", (PACKAGE / "reference/service_areas.yml").read_text(encoding="utf-8"), re.M)
    data = root / "data"
    (data / "innovations").mkdir(parents=True)
    (data / "site.yml").write_text(SITE, encoding="utf-8")
    known = (
        {"id": f"dinas-{each}", "nama": f"Dinas {words.some(2).title()} {each}", "jenis": "dinas"}
        for each in range(agencies(total))
    )
    (data / "agencies.yml").write_text(listed(known), encoding="utf-8")
    source = [{"judul": "Berita sintetis", "url": "https://berita-1.example/"}]
    shows = (
        {"id": f"festival-{year}", "nama": f"Festival {year}", "mulai": f"{year}-09", "sumber": source}
        for year in range(2017, 2025)
    )
    (data / "festivals.yml").write_text(listed(shows), encoding="utf-8")
    for number in range(total):
        text = "\n".join(lines(record(words, number, total, areas))) + "\n"
        (data / "innovations" / f"{slug(number)}.yml").write_text(text, encoding="utf-8")
    return root


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
