# Närvård: `make demo` shows it, `make test` proves it, `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-cache-dir --quiet
export PYTHONUTF8 := 1
export DJANGO_SETTINGS_MODULE := narvard.site.settings

.DEFAULT_GOAL := help
.PHONY: help demo test test-postgres check bench bench-measure docs lock translations clean needs

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

needs:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install it: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is older. Name a newer one: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing. Install it: apt-get install python3-venv"; exit 1; }

$(BIN)/python: | needs
	@echo "Making the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.txt pyproject.toml | $(BIN)/python
	@echo "Installing locked versions …"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/base.stamp
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/base.stamp translations ## Prepare and serve the made-up region on 127.0.0.1 (PORT=8000)
	@$(BIN)/narvard demo --port $(PORT)

test: $(VENV)/test.stamp check ## Run every test, the browser tests included
	@sh tests/chromium.sh
	@sh tests/java.sh
	@sh tests/papers.sh
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

test-postgres: $(VENV)/test.stamp translations ## Run on PostgreSQL, in a private cluster, every test of the site that asks a database; axe sees none
	@sh tests/chromium.sh
	@sh tests/papers.sh
	@AUTOVACUUM=off sh tests/postgres.sh $(BIN)/python -m pytest -n 2 --dist loadgroup --asking -k "not axe" tests src/narvard

check: $(VENV)/test.stamp translations ## Fast checks, under two minutes: style, types, the law of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src/narvard_analytics src/narvard/base/core/actor.py $$(find src/narvard -path '*/rules/*.py' -o -name rules.py)
	@$(BIN)/lint-imports --no-cache

bench: $(VENV)/test.stamp ## Measure speed on the full made-up region, beside rivals in the same run, and of ten years of governing
	@$(BIN)/python -m bench

bench-measure: $(VENV)/test.stamp ## Measure the engines, reducers, statistics and readers on Skåne's size, beside rivals
	@$(BIN)/python -m bench.measure

docs: $(VENV)/test.stamp ## Write the generated pages of the documentation anew
	@SECRET_KEY=unused $(BIN)/python -m law.pages

translations: $(VENV)/base.stamp ## Compile the translations
	@$(BIN)/python -m narvard.site.translations build > /dev/null

lock: ## Lock versions with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build pyproject.toml -o requirements/base.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build --group test -c requirements/base.txt pyproject.toml -o requirements/test.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build --extra postgres -c requirements/base.txt pyproject.toml -o requirements/postgres.txt

clean: ## Remove the environment and the demo's data
	rm -rf $(VENV) var
