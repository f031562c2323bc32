# What you can do here; `make` alone lists it.

PYTHON ?= python3
TESTS ?=
VENV := .venv
BIN := $(VENV)/bin
IN_FIREFOX := $(addprefix tests/studio/test_,page.py page_keys.py page_address.py focus.py live.py many.py \
  on_the_picture.py places_page.py comments.py unsaved.py presenting.py changes_pages.py folding.py player.py)
#: Compiled in place by the set-up; a change of one sets up again, unless they are pure.
COMPILED := setup.py $(wildcard csirtgraph/drawing/placing/*.py csirtgraph/drawing/routing/*.py) \
  $(addprefix csirtgraph/drawing/,geometry.py right_angles.py slide.py surroundings.py)
TSC := npx --yes --package typescript@5.9 tsc

.DEFAULT_GOAL := help
.PHONY: help demo test test-firefox check format lint types contract scripts pure coverage docs bench bench-studio quality slides fuzz clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## draw every built-in figure into output/, as SVG and PNG
	@if $(BIN)/python -c 'from csirtgraph.export.cairo import cairo; cairo()' 2>/dev/null; then \
	  $(BIN)/csirtgraph build a b c d --output output --format svg --format png; \
	  echo "SVG and PNG are in the folders output/pattern-a to output/pattern-d."; \
	else \
	  $(BIN)/csirtgraph build a b c d --output output --format svg; \
	  $(BIN)/csirtgraph doctor; \
	  echo "SVG is in the folders output/pattern-a to output/pattern-d; PNG needs cairo, see above."; \
	fi
	@echo "Look at output/pattern-b/relations-incident.en.svg in a browser."

test: $(VENV)/installed-dev ## run the whole test suite; TESTS="tests/whole/test_docs.py -v -n 0" for a part of it, in one process
	$(BIN)/python -m pytest $(TESTS)

check: lint types contract scripts coverage ## everything that must pass before a change is handed in

format: $(VENV)/installed-dev ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/installed-dev ## form and style of the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/installed-dev ## types, strictly
	$(BIN)/mypy

contract: $(VENV)/installed-dev ## which module may import which
	$(BIN)/lint-imports

scripts: ## types of the page's scripts; needs Node, and is left out without it
	@if $(TSC) --version >/dev/null 2>&1; then $(TSC) --project csirtgraph/studio/static/jsconfig.json; \
	else echo "The types of the scripts were not checked: that needs Node, and TypeScript through npx."; fi

pure: ## remove the compiled modules until the next set-up: to change or debug them, or to count their lines
	rm -f csirtgraph__mypyc.* csirtgraph/drawing/*.so csirtgraph/drawing/*/*.so $(VENV)/installed $(VENV)/installed-dev

coverage: $(VENV)/installed-dev ## the test suite; at least 99 % of the lines run
	$(MAKE) pure
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered --cov-fail-under=99 $(TESTS)

test-firefox: ## the tests of page and studio in Firefox, by a version of Playwright that speaks with that of Debian
	$(MAKE) VENV=.venv-firefox .venv-firefox/installed-dev
	.venv-firefox/bin/python -m pip install --quiet --disable-pip-version-check playwright==1.60.0
	CSIRTGRAPH_BROWSER=firefox .venv-firefox/bin/python -m pytest -n 0 $(or $(TESTS),$(IN_FIREFOX))

docs: $(VENV)/installed-dev ## redraw the pictures of the documents and regenerate docs/cli.md
	$(BIN)/python tools/docs.py

bench: $(VENV)/installed-dev ## measure speed and memory
	$(BIN)/python tools/bench.py

quality: $(VENV)/installed-dev ## print the goals of layouts, and what is reached
	$(BIN)/python tools/quality.py

bench-studio: $(VENV)/installed-dev ## measure the studio and the page in a browser
	$(BIN)/python tools/bench_studio.py

slides: $(VENV)/installed-dev ## measure 40 small plans on slides, and all slides of a, b and c in LibreOffice
	SMALL_PLANS=40 $(BIN)/python -m pytest -n 0 tests/slides -k "small_plans or libreoffice_shows"

fuzz: $(VENV)/installed-dev ## 100,000 broken plans; 10,000 spreadsheets, diagrams and decks each: no traceback, no hang
	$(BIN)/python tools/fuzz.py 10000 --of sheets
	$(BIN)/python tools/fuzz.py 10000 --of diagrams
	$(BIN)/python tools/fuzz.py 10000 --of decks
	$(BIN)/python tools/fuzz.py

clean: ## remove everything that the targets above made
	rm -rf csirtgraph__mypyc.* csirtgraph/drawing/*.so csirtgraph/drawing/*/*.so
	rm -rf $(VENV) build dist *.egg-info .coverage* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
	find output -mindepth 1 -not -name README.md -delete

# Set-up runs again only when setup.cfg, pyproject.toml or a compiled module change;
# the package is installed in place, so a change of other source needs none.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	  echo "csirtgraph needs Python 3.10 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); echo "Python lacks venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/installed: setup.cfg pyproject.toml $(COMPILED) | $(BIN)/python
	@echo "Setting up $(VENV); this takes up to two minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: setup.cfg pyproject.toml $(COMPILED) | $(BIN)/python
	@echo "Setting up $(VENV) for development; this takes up to two minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(VENV)/installed $@
