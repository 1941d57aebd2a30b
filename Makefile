PYTHON ?= python3
BIN := .venv/bin
BUILD := $(BIN)/jupyter-book build . -n -W --keep-going
export PYTHONDONTWRITEBYTECODE :=

.PHONY: all html article execute test bench serve clean lock
all: html article

html: $(BIN)/.installed
	$(BUILD)

article: $(BIN)/.installed
	$(BUILD) --builder custom --custom-builder article

execute: $(BIN)/.installed
	$(BIN)/python book/_extensions/execute.py book/*.ipynb

test: $(BIN)/.installed
	$(BIN)/python tests/system_packages.py apt.txt
	$(BIN)/python -m pytest

bench: $(BIN)/.installed
	PYTHONPATH=tests $(BIN)/python -m bench

serve: html
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

clean:
	rm -rf _build

lock: $(BIN)/.installed
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet --output-file requirements.txt requirements.in

$(BIN)/.installed: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@
