include book/_extensions/paper.mk

export SYSTEM

.PHONY: test test-all check format bench

test: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@$(BIN)/python -m pytest tests/unit tests/sphinx tests/paper book

test-all: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@$(BIN)/python -m pytest

check: environment
	@$(BIN)/ruff check && $(BIN)/ruff format --check
	@cd $(ENGINE) && ../../$(BIN)/lint-imports --no-cache
	@cd $(ENGINE) && MYPYPATH=.. ../../$(BIN)/mypy -p datapaper -p evidence

format: environment
	@$(BIN)/ruff check --fix && $(BIN)/ruff format

bench: environment
	@$(BIN)/python tests/system_packages.py apt.txt
	@PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python -m bench
