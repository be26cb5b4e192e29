# `make` alone lists what there is. Each target does its own set-up from Python >= 3.11, make and git.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench lock reference screenshots clean

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## make .venv with everything locked; .venv/bin/hedgerow is the command line
	@$(PYTHON) scripts/setup

demo: setup ## build a fictional borough and serve it on 127.0.0.1 (PORT=8000)
	@$(BIN)/hedgerow demo --port $(PORT)

test: setup ## run the tests (ARGS="-k ledger"; PostgreSQL where DATABASE_URL names one)
	@$(BIN)/pytest $(ARGS)

check: setup ## style, types, contracts, migrations and lock files; changes nothing
	@$(BIN)/python scripts/check.py

bench: setup ## measure speed and size; takes several minutes
	@$(BIN)/python -m benchmarks

lock: setup ## compile requirements/*.txt from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

reference: setup ## write the generated pages of docs/reference
	@$(BIN)/python scripts/reference.py

screenshots: setup ## make the pictures in docs/screenshots from the demo
	@$(BIN)/python scripts/screenshots.py

clean: ## remove .venv, caches and built style sheets; keeps var/, where data live
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage hedgerow/shell/static/vendor
	find hedgerow tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
