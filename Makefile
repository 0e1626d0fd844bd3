# The verbs of this project. `make site` and `make test` prepare what they need themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m catalogue

.PHONY: site published validate test serve check audit golden pictures workbook-pictures screenshots lock clean

site: $(VENV)/.site
	$(RUN) build $(FLAGS)

published: $(VENV)/.site
	$(RUN) published $(FLAGS)

validate: $(VENV)/.site
	$(RUN) validate $(FLAGS)

serve: $(VENV)/.site
	$(RUN) serve

test: $(VENV)/.dev node_modules/.ready
	$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(RUN) validate

audit: $(VENV)/.audit node_modules/.ready
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.json requirements.txt
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt || echo "pip-audit: ada celah, atau basis data celah tidak dapat dijangkau (lihat di atas)"
	HYPOTHESIS_PROFILE=new $(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder -m "audit or not audit"

# The golden tree of the small catalogue, after a change that is meant. Read the diff.
golden: $(VENV)/.dev
	rm -rf tests/golden build/golden && mkdir -p build/golden && cp -r tests/small/data build/golden/
	$(RUN) export --format markdown --output build/golden/docs --root build/golden --today 2024-09-01
	cd build/golden/docs && rm -rf assets panduan api/v1/addresses.txt && cp -r . ../../../tests/golden
	rm -rf build/golden

# The guides' pictures, from the pages of the small catalogue. Look at them.
pictures: $(VENV)/.dev node_modules/.ready
	rm -rf build/pictures && mkdir -p build/pictures && cp -r tests/small/data build/pictures/
	$(RUN) build --root build/pictures --today 2024-09-01
	node tests/browser/pictures.mjs build/pictures/site docs/panduan/gambar
	$(BIN)/python tests/browser/small_colours.py docs/panduan/gambar/*.png
	rm -rf build/pictures

# The spreadsheet guide's pictures, by LibreOffice itself: needs libreoffice-calc, libreoffice-l10n-id, xvfb, xdotool,
# imagemagick. Look at them.
workbook-pictures: $(VENV)/.dev
	$(RUN) export --root tests/small --today 2024-09-01 --template --output build/lembar-isian.xlsx
	$(BIN)/python tests/browser/workbook_pictures.py build/lembar-isian.xlsx docs/panduan/gambar
	$(BIN)/python tests/browser/small_colours.py docs/panduan/gambar/excel-*.png

# Pictures of every page type for README and guides, after a change that shows. Look at them.
screenshots: $(VENV)/.dev node_modules/.ready
	$(RUN) build --site-dir build/pictured
	mkdir -p docs/assets && rm -f docs/assets/*.png
	node tests/browser/screenshots.mjs build/pictured docs/assets
	$(BIN)/python tests/browser/small_colours.py docs/assets/*.png
	rm -rf build/pictured

# Newer releases of what we depend on, by hand and looked at: see docs/pengembang/rilis.md.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" --extra dev --output-file requirements-dev.txt
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" --extra dev --extra audit --output-file requirements-audit.txt

clean:
	rm -rf build site $(VENV) node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Perlu Python 3.11 atau lebih baru. Sebutkan letaknya: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Modul venv belum terpasang. Di Debian atau Ubuntu: sudo apt install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@ $(VENV)/.site

# What only the long run needs.
$(VENV)/.audit: requirements-audit.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-audit.txt
	@touch $@ $(VENV)/.dev $(VENV)/.site

# Node is needed by some tests only. Without it they are skipped by name.
node_modules/.ready: package-lock.json
	@mkdir -p node_modules
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; \
	  else echo "npm tidak ada: uji yang memerlukannya dilewati"; fi
	@touch $@
