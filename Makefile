# make brief   set up, then write out/brief.* for Belarus and Chelyabinsk Oblast
# make test    set up, then lint, types, contracts and tests
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: brief test lint types bench lock clean

brief: $(VENV)/run
	$(BIN)/dovetail brief BLR RU-CHE --lang both --meeting 2015-04 --out out

test: $(VENV)/dev lint types
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

lint: $(VENV)/dev
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks

types: $(VENV)/dev
	$(BIN)/basedpyright

bench: $(VENV)/dev
	$(BIN)/python -m benchmarks

# The lock: hashed pins that name no index address.
LOCK = $(BIN)/uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --extra build -o requirements/run.txt
	$(LOCK) --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/dovetail
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf $(VENV) out
