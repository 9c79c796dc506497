# Two commands are all a newcomer types: `make run` and `make test`.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# Checks read the settings; they must not make a key in anybody's configuration folder.
CHECKING := HAVEN_KEY=$(shell printf '5a%.0s' $$(seq 32)) HAVEN_HOME=/tmp/haven-check HAVEN_KEY_FILE=/tmp/haven-check/keys/root.key

help: ## What can be made here
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/ -/'

.venv/run: requirements.lock pyproject.toml
	@echo "Making the environment in .venv …"
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || deploy/install-packages python3-venv
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "Adding what the checks and tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: .venv/run ## Serve Haven on port 8000 with a fictional mission
	@$(BIN)/haven run --demo

demo: .venv/run ## Grow the fictional mission
	@$(BIN)/haven run --prepare --demo

chromium: .venv/dev
	@command -v chromium >/dev/null || deploy/install-packages chromium

catalogues: .venv/dev
	@$(BIN)/python -c 'from haven.web.languages import compile_catalogues; compile_catalogues()'

test: .venv/dev chromium catalogues ## All tests, on the sealed file and again on PostgreSQL
	@echo "On the sealed SQLite file …"
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not slow"
	@echo "On PostgreSQL, inside its walls …"
	@HAVEN_TEST_DATABASE=postgres $(BIN)/python -m pytest -n 2 -m "not slow and not journey and django_db"

check: .venv/dev catalogues ## Everything a linter can hold
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(CHECKING) $(BIN)/mypy haven
	@$(BIN)/lint-imports
	@find haven -name '*.html' | xargs $(BIN)/djade --check --target-version 5.2

soak: .venv/dev ## The slow ones: crashes, long runs
	@$(BIN)/python -m pytest -m slow

bench: .venv/dev ## Measure, on this machine, and print the ratio to the bare SQL
	@$(BIN)/python -m benchmarks

lock: .venv/dev ## Write the two lock files anew
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements-dev.lock

assets: ## Build the styles anew (needs Node; the built files are committed)
	@cd haven/web/assets && npm ci --silent && node build.mjs

.PHONY: help run demo test check soak bench lock assets chromium catalogues
