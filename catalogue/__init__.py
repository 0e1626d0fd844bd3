"""Katalog Inovasi: records of public-service innovations become a searchable static site.

files       reads every file once
source      YAML text → plain data, with the place of every key and value
structure   plain data → typed, frozen records: the Catalogue
rules       Catalogue → diagnostics; any error stops the build
pages, exports, search   Catalogue → files
files       writes what changed into build/docs/
mkdocs_site build/docs/ → HTML by MkDocs (Material)
gate        looks at every built page and gives it its Content Security Policy
files       swaps the finished site into site/
"""

__version__ = "0.1.0"
