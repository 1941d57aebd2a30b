BIN := .venv/bin
ENGINE := book/_extensions
DATAPAPER := $(BIN)/python -m datapaper
ENVIRONMENT := $(or $(PYTHON),python3) $(ENGINE)/environment.py $(PYTHON)
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPATH := $(CURDIR)/$(ENGINE)
export V SYSTEM INSTALL

.PHONY: all html article submission execute metadata verify test test-all bench audit newest \
  serve new check format clean lock environment

all html: environment
	@$(DATAPAPER) build

article: environment
	@$(DATAPAPER) build article

submission: environment
	@$(DATAPAPER) submit

execute: environment
	@$(DATAPAPER) execute

metadata: environment
	@$(DATAPAPER) cff

verify: environment
	@$(DATAPAPER) verify

audit: environment
	@$(DATAPAPER) audit

newest: environment
	@$(DATAPAPER) newest

serve: environment
	@$(DATAPAPER) serve $(PORT)

new: environment
	@$(DATAPAPER) new "$(DIR)"

test: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@$(BIN)/python -m pytest tests/unit tests/sphinx tests/paper book

test-all: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@$(BIN)/python -m pytest

check: environment
	@$(BIN)/ruff check && $(BIN)/ruff format --check
	@cd $(ENGINE) && ../../$(BIN)/lint-imports --no-cache
	@cd $(ENGINE) && ../../$(BIN)/mypy

format: environment
	@$(BIN)/ruff check --fix && $(BIN)/ruff format

bench: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m bench

clean:
	rm -rf _build

lock: environment
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
	  --output-file requirements.txt requirements.in

environment:
	@$(ENVIRONMENT)
