# The targets of every paper; its own are in its Makefile, which includes this file.
BIN := .venv/bin
ENGINE := book/_extensions
DATAPAPER := $(BIN)/python -m datapaper
ENVIRONMENT := $(or $(PYTHON),python3) $(ENGINE)/environment.py $(PYTHON)
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPATH := $(CURDIR)/$(ENGINE)
export V INSTALL

.PHONY: all html article submission execute metadata verify audit newest serve new clean lock \
  environment

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

clean:
	rm -rf _build

lock: environment
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
	  --output-file requirements.txt requirements.in

environment:
	@$(ENVIRONMENT)
