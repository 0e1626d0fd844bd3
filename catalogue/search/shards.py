"""Index → the files that the page loads on demand.

Each file is a script with one call, ``KatalogCari.put(name, data)``, so that it loads over HTTP and
from a folder alike. ``core`` knows how a query is read and where everything is; words (``w…``) and
terms (``t…``) are split by their letters, what is shown (``d…``) and the names (``n…``) by ranges of
records; ``labels`` and ``f`` hold the filters' labels and documents, ``k`` the words that the catalogue lacks.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from catalogue.documents import File
from catalogue.search.documents import FACETS, FacetLabels, SearchDocument
from catalogue.search.index import LEVELS, Index, build
from catalogue.search.lexicon import Lexicon
from catalogue.search.packing import AFTER_KEY, SEPARATOR, front_coded, packed_postings, root_code
from catalogue.search.query import TUNING
from catalogue.search.tokens import fold
from catalogue.search.understand import ALL_LETTERS

FOLDER = "assets/search/index/"
LEAST_SHARD, MOST_SHARD = 2_500, 8_000  # characters before compression
SHARDS = 12  # aimed at between the two limits
NAMES_SHARD = 400


def build_index(
    documents: Iterable[SearchDocument], lexicon: Lexicon, labels: FacetLabels, texts: Mapping[str, str]
) -> Iterator[File]:
    """Documents → the files of their index, in one step."""
    return index_files(build(documents, lexicon), labels, texts)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the search says in another language. texts: what the box of every page says, by key."""

    language: str
    labels: FacetLabels
    texts: Mapping[str, str]


def index_files(
    index: Index, labels: FacetLabels, texts: Mapping[str, str], others: Sequence[Wording] = ()
) -> Iterator[File]:
    """All files of an index. Their names are fixed; the page adds a version, which tells what belongs together.

    texts: what the search box of every page says, by key. others: the same for pages in other languages, which
    take ``labels-<language>`` instead of ``labels``.
    """
    words, first_words = _shards("w", _word_entries(index))
    terms, first_terms = _shards("t", _term_entries(index))
    facets = {facet: _facet(index, facet, labels.get(facet, {})) for facet in FACETS}
    packed = {facet: [documents for _, _, documents in found] for facet, found in facets.items() if found}
    titles = {facet: [[id_, label] for id_, label, _ in found] for facet, found in facets.items() if found}
    said = [[other.language, _renamed(titles, other.labels), other.texts] for other in others]
    others_last = (("f", packed), ("k", _lacking(index)))
    whole = hashlib.sha256(b"[")
    for name, data in chain(words.items(), terms.items(), _shown(index), _names(index), others_last):
        text = _json(data)  # one at a time: together they are as large as the catalogue
        whole.update(f'{"{" if name == "w0" else ","}"{name}":{text}'.encode())
        yield _file(name, text)
    whole.update(f"}},{_json([titles, texts, *said])[1:]}".encode())
    version = whole.hexdigest()[:8]
    first_names = [fold(document.name) for document in index.documents[::NAMES_SHARD]]
    yield _file("core", _json(_core(index, version, first_words, first_terms)))
    named = {"version": version, "names": first_names}
    yield _file("labels", _json({**named, "facets": titles, "texts": texts}))
    for language, renamed, other_texts in said:
        yield _file(f"labels-{language}", _json({**named, "facets": renamed, "texts": other_texts}))


def _renamed(titles: Mapping[str, list[list[str]]], labels: FacetLabels) -> dict[str, list[list[str]]]:
    """The same ids in the same order, since the packed documents follow it."""
    return {facet: [[id_, labels.get(facet, {}).get(id_, label)] for id_, label in of] for facet, of in titles.items()}


def shown_range(documents: int) -> int:
    """How many records share a file of what is shown: few, so that a page of results stays light."""
    return max(2, round(math.sqrt(documents) / 8))


def _file(name: str, json_text: str) -> File:
    return File(f"{FOLDER}{name}.js", f'KatalogCari.put("{name}",{json_text})\n')


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _core(index: Index, version: str, words: list[str], terms: list[str]) -> Mapping[str, object]:
    lexicon = index.lexicon
    said = {part for meaning in index.meanings for key in meaning.keys for part in key.split()}
    spelling: dict[str, list[str]] = {}
    for variant, standard in lexicon.spelling.items():
        if standard in index.words or standard in said:
            spelling.setdefault(standard, []).append(variant)
    return {
        "version": version,
        "size": len(index.documents),
        "words": words,
        "terms": terms,
        "shown": shown_range(len(index.documents)),
        "all": len(index.words) <= ALL_LETTERS,
        "levels": LEVELS,
        "tuning": TUNING,
        "sets": [" ".join(sorted(words)) for words in (lexicon.stop, lexicon.weak, lexicon.attached)],
        "spelling": SEPARATOR.join(" ".join((standard, *found)) for standard, found in sorted(spelling.items())),
        "sounds": lexicon.sounds,
        "beginnings": " ".join(f"{beginning}-{instead}" for beginning, instead in lexicon.spoken.beginnings),
        "endings": " ".join(lexicon.spoken.endings),
        "meanings": SEPARATOR.join(_meaning(meaning.keys, meaning.targets) for meaning in index.meanings),
    }


def _lacking(index: Index) -> str:
    """Words of the language that the catalogue lacks: not to be taken for misspelt."""
    return " ".join(["", *sorted(index.lexicon.roots - set(index.words)), ""])


def _meaning(keys: Sequence[str], targets: Sequence[str]) -> str:
    """A group: what is typed and meant, then what is only typed, then what is only meant."""
    both = [key for key in keys if key in targets]
    typed = [key for key in keys if key not in targets]
    meant = [target for target in targets if target not in keys]
    return "|".join(",".join(members) for members in (both, typed, meant))


def _word_entries(index: Index) -> Iterator[tuple[str, str]]:
    for word, known in index.words.items():
        yield word, chr(ord("A") + min(known.frequency, 25)) + root_code(word, known.root)


def _term_entries(index: Index) -> Iterator[tuple[str, str]]:
    for term, postings in index.terms.items():
        yield term, packed_postings(postings, LEVELS + 1)


def _shards(letter: str, entries: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """Sorted entries → shards of like size, and the first key of each."""
    listed = list(entries)
    size = sum(len(key) / 2 + len(value) + 2 for key, value in listed)
    target = min(MOST_SHARD, max(LEAST_SHARD, size / SHARDS))
    groups: list[list[tuple[str, str]]] = []
    room = 0.0
    for key, value in listed:
        if room <= 0:
            groups.append([])
            room = target
        groups[-1].append((key, value))
        room -= len(key) / 2 + len(value) + 2
    files = {f"{letter}{number}": _joined(group) for number, group in enumerate(groups)}
    return files, [group[0][0] for group in groups]


def _joined(group: Sequence[tuple[str, str]]) -> str:
    coded = front_coded([key for key, _ in group])
    return SEPARATOR.join(f"{key}{AFTER_KEY}{value}" for key, (_, value) in zip(coded, group, strict=True))


def _shown(index: Index) -> Iterator[tuple[str, object]]:
    size = shown_range(len(index.documents))
    for start in range(0, len(index.documents), size):
        yield (
            f"d{start // size}",
            [_record(document) for document in index.documents[start : start + size]],
        )


def _record(document: SearchDocument) -> list[str | int]:
    """What a result shows; a summary that opens the text is given by its length."""
    opens = document.text.startswith(document.summary)
    summary = len(document.summary) if opens else document.summary
    return [document.slug, document.name, document.expansion, summary, document.text]


def _names(index: Index) -> Iterator[tuple[str, object]]:
    for start in range(0, len(index.documents), NAMES_SHARD):
        part = index.documents[start : start + NAMES_SHARD]
        yield f"n{start // NAMES_SHARD}", [[d.name, d.slug] for d in part]


def _facet(index: Index, facet: str, labels: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The ids of a facet with label and packed documents, in the order of the labels given."""
    documents: dict[str, list[tuple[int, int]]] = {}
    for number, document in enumerate(index.documents):
        for value in document.facets.get(facet, ()):
            documents.setdefault(value, []).append((number, 0))
    known = [value for value in labels if value in documents]
    rest = sorted(set(documents) - set(known))
    return [(v, labels.get(v, v), packed_postings(documents[v], 1)) for v in [*known, *rest]]
