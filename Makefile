# GNU make. `make` or `make help` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help demo serve test lint fmt schema bench profile soak pictures messages lock runtime development
.DELETE_ON_ERROR:

# The first Python of 3.11 or newer; another one: make demo PYTHON=/path/to/python3
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$candidate && break; done)
PY := .venv/bin/python

export PORT ?= 8000
export ARGS

# Compiled translations are not in git: each .mo is made from its .po, without gettext.
MESSAGES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: runtime $(MESSAGES) ## Start the CMS with demonstration content (PORT=8000)
	@$(PY) -m tools.demo

serve: runtime $(MESSAGES) ## Serve to the public: settings from the environment (docs/how-to/operate.md)
	@$(PY) -m tools.serve

test: development $(MESSAGES) ## Run all tests on SQLite and PostgreSQL (ARGS="-k news" for some)
	@$(PY) -m tools.test

lint: development $(MESSAGES) ## Check style, types, contracts, migrations, the schema and its promise
	@$(PY) -m tools.lint

fmt: development ## Format the code and mend what can be mended
	@$(PY) -m ruff check --fix --show-fixes .
	@$(PY) -m ruff format .

schema: runtime ## Write cms/graphql/schema.graphql and examples.json
	@$(PY) manage.py graphql_sdl
	@$(PY) manage.py graphql_examples

bench: development $(MESSAGES) ## Measure the four queries on generated content (ARGS=--quick)
	@$(PY) -m tools.bench $(ARGS)

profile: development $(MESSAGES) ## Draw a flame graph of a cold query (ARGS="news article")
	@$(PY) -m tools.profile $(ARGS)

soak: development $(MESSAGES) ## Readers, an editor and a killed worker for a minute (ARGS="--seconds 10")
	@$(PY) -m tools.soak $(ARGS)

pictures: development $(MESSAGES) ## Take the pictures of the README and the translators' guide (ARGS=--again)
	@$(PY) -m tools.pictures $(ARGS)

messages: runtime ## Bring the translations up to date with the code, and compile them
	@$(PY) -m tools.strings
	@$(MAKE) --no-print-directory $(MESSAGES)

lock: ## Resolve pyproject.toml anew into requirements*.txt (needs uv; ARGS="--upgrade")
	@tools/lock $(ARGS)

runtime development: python
	@$(PYTHON) tools/environment.py $(if $(filter development,$@),--dev)

.PHONY: python
python:
	@$(if $(PYTHON),$(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo 'Python 3.11 or newer is needed: install it, or name it with PYTHON=.' >&2; exit 1; }

%.mo: %.po | runtime
	@echo 'Compiling $<'
	@$(PY) -m tools.messages $< $@
