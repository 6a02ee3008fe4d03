# Every chore by name. `run` and `test` set up whatever they need; nothing has to be done before them.

BIN := .venv/bin
PORT ?=
SIZE ?= 20k
DEMO ?=
PYTEST ?=
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run demo dump test law journeys format lint types templates migrations docs docs-check promises bench check \
	requirements setup setup-dev clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:
	@PYTHON="$(PYTHON)" .ci/prepare runtime

setup-dev:
	@PYTHON="$(PYTHON)" .ci/prepare dev

run: setup ## the house: database, demonstration province, web and worker (PORT=8000)
	@exec $(BIN)/motcua serve $(if $(PORT),--port $(PORT))

demo: setup ## build the demonstration province anew (DEMO="--dossiers 210000 --seed 7")
	@exec $(BIN)/motcua demo $(DEMO)

dump: setup ## a copy of the database in var/dumps
	@exec $(BIN)/motcua dump

# whole files go to one worker each; in their order, for the journeys come last in every worker
test: setup-dev ## every test, the journeys in Chromium included (PYTEST="-k calendar" JOBS=2)
	@.ci/chromium
	@.ci/java
	@$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(PYTEST)

law: setup-dev ## the rules of law against their worked examples: no database, seconds
	@$(BIN)/pytest tests/law $(PYTEST)

journeys: setup-dev ## the stories in a real browser (MOTCUA_SHOTS=/folder keeps pictures)
	@.ci/chromium
	@$(BIN)/pytest tests/journeys $(PYTEST)

format: setup-dev ## put the code in its one form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --select I .

lint: setup-dev ## form, style, house rules, YAML: what takes seconds
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports
	@$(BIN)/yamllint --strict .

types: setup-dev ## mypy --strict
	@# the Django plugin does not notice a changed setting in an old cache: the cache goes with the settings
	@$(BIN)/mypy --cache-dir=.mypy_cache/$$(cat motcua/settings/*.py | cksum | cut -d' ' -f1) motcua

templates: setup-dev ## every template compiles
	@$(BIN)/pytest tests/health/test_templates.py

migrations: setup-dev ## the migrations say what the models say
	@# no server runs here, and none is needed to compare: the warning that says so is left out
	@PYTHONWARNINGS=ignore::RuntimeWarning DJANGO_SETTINGS_MODULE=motcua.settings.test $(BIN)/motcua manage makemigrations --check --dry-run

docs: setup-dev ## write docs/reference anew from the code
	@$(BIN)/motcua docs

docs-check: setup-dev ## docs/reference is what the code says
	@$(BIN)/motcua docs --check

promises: setup-dev ## write anew what we promise others: the API, the messages to the national portal (tests/promises)
	@$(BIN)/python -m tests.promises.write
	@MOTCUA_PROMISES=write $(BIN)/pytest -q tests/promises/test_national_messages.py

bench: setup ## measure against the budgets (SIZE=20k|1m|10m)
	@exec $(BIN)/motcua bench --size $(SIZE)

check: lint types templates migrations docs-check test ## everything the build server asks

requirements: setup-dev ## resolve anew what pyproject.toml asks, with hashes
	@$(BIN)/uv pip compile pyproject.toml --extra setup --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --quiet --output-file requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --extra setup --extra dev --constraint requirements.txt --universal \
		--python-version 3.11 --generate-hashes --no-annotate --no-header --quiet --output-file requirements-dev.txt

clean: ## remove what can be made again; the database and the files in var stay
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		var/static var/log var/postgres-test*
	@find motcua tests bench -name __pycache__ -prune -exec rm -rf {} +
	@find motcua -name '*.mo' -delete
