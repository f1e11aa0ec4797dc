# The one list of commands. `make run` and `make test` set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.bench-installed

.PHONY: install run test test-fast test-long lint coverage bench screenshots wheel bundle sbom licences audit geodata help

help:
	@echo "make install  set up the environment in .venv alone"
	@echo "make run      set up and open the dashboard on http://localhost:8501"
	@echo "make test     set up, check the data and run all tests but the long ones"
	@echo "make test-fast unit tests alone, without browser, server or office programs"
	@echo "make test-long the others: what takes minutes and rarely breaks"
	@echo "make lint     check style, format, layers and types"
	@echo "make coverage unit tests with the share of lines they run"
	@echo "make screenshots pictures of every page, both languages, in test-pictures/"
	@echo "make bench    measure; writes benchmarks/results.md"
	@echo "make wheel    build the wheel that holds everything, in dist/"
	@echo "make bundle   build the archive to install without a network, in dist/; EXTRAS=postgres for a database"
	@echo "make licences list the licences of all dependencies in deploy/LICENCES.md"
	@echo "make sbom     list all dependencies as CycloneDX, in dist/sbom.cdx.json"
	@echo "make audit    ask a vulnerability service about all dependencies (needs the internet)"
	@echo "make geodata  rebuild boundaries, rivers and towns (maintainers)"

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test,postgres,scale]"
	@touch $(STAMP)

run: $(STAMP)
	$(BIN)/sahel-map serve

# By file: the servers and browsers of a file are started once, not in every worker. (The marks that group
# tests by hand do nothing under pytest 9.2 with pytest-xdist 3.8, and say nothing.)
test: $(STAMP)
	$(BIN)/sahel-map check
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long"

test-fast: $(STAMP)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not long and not slow and not browser and not bundle" tests/unit $(wildcard tests/surfaces) tests/test_*.py

# Herds of readers are timed, and have the machine to themselves.
test-long: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m long --ignore tests/host/test_herds.py
	$(BIN)/python -m pytest -m long tests/host/test_herds.py

coverage: $(STAMP)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not long and not browser and not bundle" --cov=sahel_map --cov-report=term:skip-covered --cov-report=html:dist/coverage tests/unit $(wildcard tests/surfaces) tests/app tests/geodata

screenshots: $(STAMP)
	$(BIN)/python -m tools.screenshots

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

$(BENCH_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test,postgres,scale,bench]"
	@touch $(BENCH_STAMP)

bench: $(BENCH_STAMP)
	$(BIN)/python -m benchmarks

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

bundle: $(STAMP)
	$(BIN)/python -m tools.bundle $(EXTRAS)

licences: $(STAMP)
	$(BIN)/python -m tools.licences

sbom: $(STAMP)
	$(BIN)/python -m tools.sbom

audit: $(STAMP)
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(VENV)-audit/bin/pip-audit --strict --disable-pip --no-deps -r constraints.txt

geodata: $(STAMP)
	$(BIN)/python -m tools.boundaries
