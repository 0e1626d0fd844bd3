"""The judged corpus, indexed once."""

import pytest
import search_corpora
import search_site

from catalogue.search.index import Index, build


@pytest.fixture(scope="session")
def index() -> Index:
    return build((search_corpora.document(record) for record in search_corpora.judged()), search_site.lexicon())
