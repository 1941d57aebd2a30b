PYTHON ?= python3
BIN := .venv/bin
BUILD := $(BIN)/python book/_extensions/build.py
export PYTHONDONTWRITEBYTECODE :=

.PHONY: all html article submission execute metadata verify test bench audit newest serve clean lock
all html: $(BIN)/.installed
	$(BUILD)

article: $(BIN)/.installed
	$(BUILD) article

submission: $(BIN)/.installed
	$(BIN)/python book/_extensions/submit.py

execute: $(BIN)/.installed
	$(BIN)/python book/_extensions/execute.py book/*.ipynb

metadata: $(BIN)/.installed
	$(BIN)/python book/_extensions/metadata.py

verify: $(BIN)/.installed
	PYTHONPATH=tests:book/_extensions $(BIN)/python -m supply_chain.verify

test: $(BIN)/.installed
	$(BIN)/python tests/system_packages.py apt.txt
	$(BIN)/python -m pytest

bench: $(BIN)/.installed
	PYTHONPATH=tests $(BIN)/python -m bench

audit: $(BIN)/.installed
	PYTHONPATH=tests $(BIN)/python -m supply_chain.audit

newest: $(BIN)/.installed
	PYTHONPATH=tests $(BIN)/python -m supply_chain.newest

serve: html
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

clean:
	rm -rf _build

lock: $(BIN)/.installed
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet --output-file requirements.txt requirements.in

$(BIN)/.installed: requirements.txt
	@echo "installing what requirements.txt locks into .venv, once; this takes a minute or two"
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@
