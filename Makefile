# Everything runs inside .venv, made on first use; paths are relative, so a checkout may live under a path with spaces.
PYTHON ?= python3
BIN := .venv/bin/python

.PHONY: run test check lint format types score clean help

help:            ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

.venv/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "trichluc needs Python 3.10 or newer; set PYTHON=..." >&2; exit 1; }
	test -x $(BIN) || $(PYTHON) -m venv .venv
	$(BIN) -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN) -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@

run: .venv/.ready    ## extract corpus/articles into records.db and show what was found
	$(BIN) -m trichluc run corpus/articles --db sqlite:///records.db

test: .venv/.ready   ## all tests and checks
	$(BIN) -m ruff format --check .
	$(BIN) -m ruff check .
	$(BIN) -m mypy
	$(BIN) -m trichluc rules check
	$(BIN) -m pytest

format: .venv/.ready ## put the code into its one layout
	$(BIN) -m ruff format .
	$(BIN) -m ruff check --fix .

clean:           ## forget the environment and what runs have made
	rm -rf .venv dist records.db .pytest_cache .mypy_cache .ruff_cache .hypothesis
