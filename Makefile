# make report [CORPUS=folder] [REPORT=file]   make test   make lab   make bench [BENCHMARKS=folder]
PYTHON ?= python3
CORPUS ?= data/sample
REPORT ?= report.html
WORKERS ?= 1
VENV := .venv
BIN := $(VENV)/bin

.PHONY: report test lab bench lint sample clean
.DEFAULT_GOAL := report

$(VENV)/.main: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.main requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

report: $(VENV)/.main
	$(BIN)/claimbook report "$(CORPUS)" -o "$(REPORT)" --workers $(WORKERS)

lab: $(VENV)/.main
	$(BIN)/claimbook lab

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(if $(BENCHMARKS),--peers "$(BENCHMARKS)")

clean:
	rm -rf $(VENV) build *.egg-info
