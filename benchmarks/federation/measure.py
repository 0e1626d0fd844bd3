"""How long and how much memory a federation takes: made-up members, published in full, read and joined.

    python benchmarks/federation/measure.py [MEMBERS] [RECORDS] [--search]

Every record is made-up test data of about the size that real ones have in ``innovations.json`` (4 kB).
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from catalogue import files
from catalogue.checking import packaged
from catalogue.reference_model import ServiceArea
from catalogue.region.federate import Outcome, outcomes
from catalogue.region.joint import Joint, facet_labels, joint_data, kept_copies, search_documents
from catalogue.region.joint_view import TEMPLATES, View, joint_pages
from catalogue.region.members import Member
from catalogue.structure import _filled
from catalogue.texts import Texts, parse_texts

LICENCE = {"nama": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
SYLLABLES = [start + end for start in "bcdgjklmnprstw" for end in "aiu"]


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def sentence(chance: random.Random, words: list[str], length: int) -> str:
    return " ".join(chance.choices(words, k=length)).capitalize() + "."


def record(base: str, number: int, chance: random.Random, words: list[str], areas: list[str]) -> dict[str, object]:
    return {
        "id": f"uji-{number}",
        "url": f"{base}inovasi/uji-{number}/",
        "nama": f"Data uji {sentence(chance, words, 3)}",
        "ringkasan": sentence(chance, words, 22)[:290],
        "perangkat_daerah": {"id": "dinas-uji", "nama": f"Dinas {chance.choice(words)}"},
        "urusan": [{"id": area, "nama": area} for area in chance.sample(areas, k=chance.randint(1, 2))],
        "solusi": sentence(chance, words, 400),
        "sumber": [{"judul": sentence(chance, words, 8), "url": base}],
    }


def answers(count: int, records: int, areas: list[str]) -> Iterator[tuple[Member, bytes]]:
    chance = random.Random(7)
    words = [word(chance) for _ in range(20_000)]
    for number in range(count):
        base = f"https://daerah-{number}.example/"
        own = [record(base, each, chance, words, areas) for each in range(records // count)]
        document = {"judul": f"Daerah Uji {number}", "tanggal": "2030-01-01", "lisensi": LICENCE, "data": own}
        yield Member.model_validate({"id": f"uji-{number}", "url": base}), json.dumps(document).encode()


def peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


class Timed:
    """Adds up the time spent in making test data, so that it is not counted as the tool's."""

    def __init__(self, items: Iterator[tuple[Member, bytes]]) -> None:
        self.items, self.spent, self.bytes = items, 0.0, 0

    def __iter__(self) -> Iterator[tuple[Member, bytes]]:
        while True:
            start = time.perf_counter()
            made = next(self.items, None)
            self.spent += time.perf_counter() - start
            if made is None:
                return
            self.bytes += len(made[1])
            yield made


def main() -> None:
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    count, records = (*numbers, 500, 40_000)[:2] if len(numbers) != 1 else (numbers[0], 40_000)
    areas = tuple(ServiceArea.model_validate(_filled(each)) for each in packaged("service_areas").data or ())
    made = Timed(answers(count, records, [area.id for area in areas]))
    start = time.perf_counter()
    found: tuple[Outcome, ...] = tuple(outcomes(made, lambda _: None))
    read = time.perf_counter() - start - made.spent
    print(f"{count} members, {made.bytes / 1e6:.0f} MB of JSON read: {read:.1f} s, {peak()}")
    texts = parse_texts("id", files.package_text("locale/id.yml"))
    pages = {each.path: each.raw.decode() for each in files.package_documents(TEMPLATES, "")}
    joint = Joint("Uji", date(2030, 1, 1), found, areas)
    start, written, size = time.perf_counter(), 0, 0
    for file in chain(kept_copies(found), joint_data(joint), joint_pages(View(joint, texts, pages))):
        written, size = written + 1, size + len(file.raw)
    print(
        f"{len(joint.records)} records in {written} files, {size / 1e6:.0f} MB: "
        f"{time.perf_counter() - start:.1f} s, {peak()}"
    )
    if "--search" in sys.argv:
        measure_search(joint, texts)


def measure_search(joint: Joint, texts: Texts) -> None:
    from catalogue.search.index import build
    from catalogue.search.lexicon import parse_lexicon
    from catalogue.search.shards import index_files

    start = time.perf_counter()
    index = build(search_documents(joint), parse_lexicon(files.package_text("reference/lexicon.yml")))
    made = [len(file.raw) for file in index_files(index, facet_labels(joint), texts.below("search"))]
    print(
        f"search index in {len(made)} files, {sum(made) / 1e6:.0f} MB, largest {max(made) / 1e3:.0f} kB: "
        f"{time.perf_counter() - start:.1f} s, {peak()}"
    )


if __name__ == "__main__":
    main()
