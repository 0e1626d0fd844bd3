"""Search: documents → index → files for the page, and the same engine in Python.

- ``documents``: what is searched, SearchDocument and FacetLabels.
- ``lexicon``: words as data (spelling, stop words, affixes, roots, groups of meaning).
- ``tokens``, ``affixes``, ``roots``, ``sounds``: text → words → their roots; how far two words are apart.
- ``abbreviations``: an agency's name → how people shorten it.
- ``terms``, ``index``: a document → its weighted terms; documents → Index.
- ``packing``, ``shards``: Index → the files that the page loads on demand.
- ``understand``, ``query``, ``explain``: a query → hits, as ``assets/search/query.js`` finds them, and why.
- ``similar``, ``duplicates``: documents like one; those in nearly the same words.
- ``findings``: entries of a lexicon that help nobody.
"""

from catalogue.search.documents import FACETS, FacetLabels, SearchDocument
from catalogue.search.duplicates import near_duplicates
from catalogue.search.explain import result_lines
from catalogue.search.findings import Finding, lexicon_findings
from catalogue.search.index import Index, build
from catalogue.search.lexicon import Lexicon, parse_lexicon
from catalogue.search.query import Result, search
from catalogue.search.shards import Wording, build_index, index_files
from catalogue.search.similar import MOST_SIMILAR, Alike, all_similar, similar, vectors

__all__ = [
    "FACETS",
    "MOST_SIMILAR",
    "Alike",
    "FacetLabels",
    "Finding",
    "Index",
    "Lexicon",
    "Result",
    "SearchDocument",
    "Wording",
    "all_similar",
    "build",
    "build_index",
    "index_files",
    "lexicon_findings",
    "near_duplicates",
    "parse_lexicon",
    "result_lines",
    "search",
    "similar",
    "vectors",
]
