# The targets other programs rely on: install run test check eval bench screenshots golden. `make help` lists all.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help install install-dev chromium run test check format soak eval bench screenshots golden clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /  \1: /p' $(MAKEFILE_LIST)

install: .venv/installed ## .venv with everything needed to run

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version)). Chạy lại với: make PYTHON=python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

install-dev: .venv/installed-dev

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

chromium: install-dev
	@$(BIN)/python -m tests.browser.chromium

run: install ## serve the chat page on http://127.0.0.1:7860
	@$(BIN)/python app.py serve

# Two processes, one a core (three took as long): torch, too, is kept to one. Files in their
# order: sorted by their number of tests, the few long ones of the browser would come last, and the others would wait.
TEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test: install-dev chromium ## the whole test suite
	$(TEST)

check: install-dev chromium ## format, lint, types, tests, quality gate
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(TEST)
	$(BIN)/python app.py eval

format: install-dev ## rewrite the code in the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

soak: install-dev ## the long crash trials
	$(BIN)/python -m pytest -m soak --override-ini="addopts=" --timeout=3600 tests/soak

eval: install ## score the answers to the gold questions; fails below eval/baseline.json
	@$(BIN)/python app.py eval

bench: install ## times and memory, as a table
	@$(BIN)/python -m eval.bench

screenshots: install-dev chromium ## pictures of the real page, for README and docs
	$(BIN)/python -m tests.browser.screenshots

golden: install-dev ## rewrite the golden files of the five articles; read the diff
	$(BIN)/python -m tests.golden

clean: ## everything that was made here
	rm -rf .venv data/index .pytest_cache .mypy_cache .ruff_cache
