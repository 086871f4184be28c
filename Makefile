# Two commands are enough: `make` builds the site, `make test` tests everything. Both set up what they need.
# Needs: Python 3.11 or newer (with venv), git, make. Windows: see CONTRIBUTING.md.
.DEFAULT_GOAL := site
.PHONY: site setup test proof check serve bench-build bench-search bench-lighthouse pictures lock audit-dependencies vendor browser clean help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where it is set, each of the hundreds of commands that tests start would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet
PACKAGE := --no-deps --no-build-isolation --editable .

$(VENV)/site.stamp: requirements/site.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --requirement requirements/site.lock
	$(PIP) $(PACKAGE)
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/site.stamp
	$(PIP) --require-hashes --requirement requirements/dev.lock
	$(PIP) $(PACKAGE)
	@touch $@

site: $(VENV)/site.stamp ## build the site in all languages and say where to open it
	@$(BIN)/handbook build

setup: $(VENV)/dev.stamp ## install what contributors need, and build nothing yet

serve: $(VENV)/site.stamp ## see edits in the browser as you save (LOCALE=th for another language)
	@$(BIN)/handbook serve --locale $(or $(LOCALE),en)

check: $(VENV)/dev.stamp ## sources, code style and types
	$(BIN)/handbook check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: $(VENV)/dev.stamp ## find a browser for the tests, or install one
	@$(BIN)/python tests/find_browser.py --install

test: $(VENV)/dev.stamp browser ## everything that CI runs: a sample of every promise
	$(BIN)/handbook check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder -m "not gettext"

proof: $(VENV)/dev.stamp browser ## every promise in full; results in build/proof/
	@$(BIN)/python tests/proof.py

bench-build: $(VENV)/dev.stamp ## what a build costs beside MkDocs, static-i18n, Zensical and Hugo; FULL=--full for hours of it
	@$(BIN)/python benchmarks/build.py $(FULL)

bench-search: $(VENV)/dev.stamp browser ## our search beside Material's and Pagefind's (about twenty minutes; Pagefind needs npm)
	@$(BIN)/python benchmarks/search.py

bench-lighthouse: site browser ## Lighthouse on four pages, beside stock Material (needs Node and npm)
	@$(BIN)/python benchmarks/lighthouse.py

pictures: site browser ## every kind of page in four languages, side by side, to look at; in build/pictures/
	@$(BIN)/python tests/access/pictures.py

lock: $(VENV)/site.stamp ## choose new versions of all libraries
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --upgrade --extra build pyproject.toml --output-file requirements/site.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --upgrade --extra build --extra dev pyproject.toml --output-file requirements/dev.lock

audit-dependencies: $(VENV)/site.stamp ## look up known weaknesses of the locked libraries (needs a network; NOT RUN without)
	@$(BIN)/python third_party/audit_dependencies.py

vendor: ## fetch the files of third_party/ anew and compare them with their digests (needs npm)
	$(PYTHON) third_party/vendor.py --fetch

clean: ## remove everything that was made
	rm -rf $(VENV) build site dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'
