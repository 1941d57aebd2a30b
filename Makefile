PYTHON ?= python3
BIN := .venv/bin
DATAPAPER := $(BIN)/python -m datapaper
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPATH := $(CURDIR)/book/_extensions

.PHONY: all html article submission execute metadata verify test bench audit newest serve clean lock
all html: $(BIN)/.installed
	$(DATAPAPER) build

article: $(BIN)/.installed
	$(DATAPAPER) build article

submission: $(BIN)/.installed
	$(DATAPAPER) submit

execute: $(BIN)/.installed
	$(DATAPAPER) execute book/*.ipynb

metadata: $(BIN)/.installed
	$(DATAPAPER) cff

verify: $(BIN)/.installed
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m supply_chain.verify

test: $(BIN)/.installed
	$(BIN)/python tests/system_packages.py apt.txt
	$(BIN)/python -m pytest

bench: $(BIN)/.installed
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m bench

audit: $(BIN)/.installed
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m supply_chain.audit

newest: $(BIN)/.installed
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m supply_chain.newest

serve: html
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

clean:
	rm -rf _build

lock: $(BIN)/.installed
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet --output-file requirements.txt requirements.in

$(BIN)/.installed: requirements.txt book/_extensions/pyproject.toml
	@echo "installing what requirements.txt locks into .venv, once; this takes a minute or two"
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable book/_extensions
	touch $@
