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
