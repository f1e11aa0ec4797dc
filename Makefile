# The one list of commands. `make run` and `make test` set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install run test lint bench geodata help

help:
	@echo "make run      set up and open the dashboard on http://localhost:8501"
	@echo "make test     set up and run all tests"
	@echo "make lint     check style and format"
	@echo "make bench    measure; writes benchmarks/results.json"
	@echo "make geodata  rebuild boundaries, rivers and towns (maintainers)"

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	@touch $(STAMP)

run: $(STAMP)
	$(BIN)/sahel-map serve

test: $(STAMP)
	$(BIN)/sahel-map check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: $(STAMP)
	$(BIN)/python -m benchmarks

geodata: $(STAMP)
	$(BIN)/python -m sahel_map.maintain.boundaries
