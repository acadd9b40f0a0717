# CloudStudio: `make run` starts the studio, `make test` runs everything that is promised, `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8000
WITH ?=
TRIAL ?=
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run setup ready weights test test-postgres trial check format generate bench bench-tools parity guide train train-smoke score tools clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

run: setup ## Set everything up and start the studio on http://127.0.0.1:8000 (PORT= for another; WITH="torch postgres" for Stable Diffusion and a PostgreSQL database)
	@exec $(VENV)/python manage.py studio --port $(PORT)

# `npm ci` refuses a lock made where the registry lacks other platforms' optional packages; --no-save keeps to the
# lock all the same.
NPM_INSTALL := npm install --no-save --no-fund --no-audit --loglevel=error

# A stamp a set of requirements: the second start finds them and does no work.
.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "CloudStudio needs Python 3.11 or newer; PYTHON= names another one."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/base.stamp: requirements/base.txt requirements/alone.txt | .venv/python.stamp
	$(VENV)/pip install -q --disable-pip-version-check -r requirements/base.txt
	$(VENV)/pip install -q --disable-pip-version-check --no-deps -r requirements/alone.txt
	@touch $@

.venv/torch.stamp .venv/postgres.stamp .venv/test.stamp .venv/tools.stamp: .venv/%.stamp: requirements/%.txt | .venv/base.stamp
	$(VENV)/pip install -q --disable-pip-version-check -r $<
	@touch $@

frontend/node_modules/.stamp: frontend/package.json frontend/package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is missing; see https://nodejs.org or your distribution."; exit 1; }
	cd frontend && $(NPM_INSTALL)
	@touch $@

frontend/dist/.stamp: frontend/node_modules/.stamp frontend/index.html frontend/watch.html frontend/vite.config.ts \
		$(shell find frontend/src frontend/scripts frontend/public editor/compositor editor/timeline -type f \
			\( -name '*.ts' -o -name '*.tsx' -o -name '*.css' -o -name '*.json' -o -name '*.sksl' -o -name '*.mjs' -o -name '*.svg' \) 2>/dev/null)
	cd frontend && npm run --silent build
	@touch $@

# An extra is added where it was asked for, and where it is seen to be needed: a GPU, a PostgreSQL database.
EXTRAS := torch postgres
$(if $(filter-out $(EXTRAS),$(WITH)),$(error WITH=$(filter-out $(EXTRAS),$(WITH)) is not known; there are $(EXTRAS)))
NEEDED := $(WITH) $(if $(shell command -v nvidia-smi 2>/dev/null),torch) $(if $(filter postgres%,$(DATABASE_URL)),postgres)
EXTRA := $(patsubst %,.venv/%.stamp,$(sort $(NEEDED)))

.venv/kernels.stamp: $(patsubst %,editor/compositor/%.py,grading kernels matting mixing palette scaling shading warm) \
		editor/render/likeness.py editor/render/warm.py | .venv/base.stamp
	$(VENV)/python -m editor.render.kernel_cache
	@touch $@

ready: .venv/base.stamp .venv/kernels.stamp $(EXTRA) frontend/dist/.stamp

# The weights of the tools lie with the studio's data. TOOLS=none leaves them out; the tests make their own.
TOOLS ?= all
setup: ready $(if $(filter none,$(TOOLS)),,weights) ## Set up, with the weights of the tools (TOOLS=none leaves them out: 324 MB are fetched, 240 MB kept)

weights: .venv/tools.stamp
	@$(VENV)/python -m generation.tools.fetching

tools:
	@missing=""; for tool in chromium ffmpeg bwrap; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	{ command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1 || missing="$$missing postgresql"; \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing for the tests:$$missing"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium ffmpeg bubblewrap postgresql >/dev/null; \
		else \
			echo "The tests need$$missing. On Debian: sudo apt-get install chromium ffmpeg bubblewrap postgresql"; exit 1; \
		fi; \
	fi

bench-tools: tools
	@command -v melt >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing for the bench: melt"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends melt >/dev/null; \
		else \
			echo "The bench needs melt. On Debian: sudo apt-get install melt"; exit 1; \
		fi; \
	}

test: tools ready .venv/torch.stamp .venv/postgres.stamp .venv/test.stamp ## Run the whole suite, browser included
	cd frontend && npm test --silent
	$(VENV)/python -m pytest -n 2 --dist worksteal

test-postgres: tools ready .venv/postgres.stamp .venv/test.stamp ## Run the tests of the API and of crashes on a real PostgreSQL, which they start
	TESTS_DATABASE=postgres $(VENV)/python -m pytest -n 2 --dist worksteal tests/api tests/crash

trial: tools ready .venv/test.stamp ## Go through bad days: kills, locks, a full disk, as lines `trial NAME VALUE` (TRIAL= names some; minutes, as root)
	$(VENV)/python -m tests.trial $(TRIAL)

check: ready .venv/torch.stamp .venv/postgres.stamp .venv/test.stamp ## Format, lint, types, arrows of the house, generated files fresh
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy cloudstudio editor media generation manage.py
	$(VENV)/lint-imports
	cd frontend && npm run --silent check
	@$(VENV)/python -m tests.rooms
	@rm -rf .cloudstudio/generated-before && mkdir -p .cloudstudio && cp -r frontend/src/generated .cloudstudio/generated-before
	@$(MAKE) --no-print-directory generate
	@diff -r .cloudstudio/generated-before frontend/src/generated || { echo "Generated files were stale. They are fresh now: commit them."; exit 1; }

format: .venv/test.stamp frontend/node_modules/.stamp ## Format everything
	$(VENV)/ruff format .
	$(VENV)/ruff check --fix .
	cd frontend && npm run --silent format

generate: .venv/base.stamp frontend/node_modules/.stamp ## Write the TypeScript types of the document and the API
	cd frontend && node scripts/generate.mjs

bench: bench-tools ready weights .venv/torch.stamp .venv/test.stamp ## Measure what is promised, as lines `bench NAME VALUE`
	$(VENV)/python -m tests.bench

parity: tools ready .venv/torch.stamp .venv/test.stamp ## Hold the stage, the server's frames and the film against each other
	$(VENV)/python -m tests.parity

guide: ready .venv/test.stamp ## Take the pictures of docs/guide.md and the README anew, from a studio of its own
	$(VENV)/python -m tests.e2e.guide

train: ready .venv/torch.stamp ## Train our own text-to-image model from nothing (hours; stops and resumes)
	$(VENV)/python -m generation.training all

train-smoke: ready .venv/torch.stamp ## Train for a minute and show that the loss falls
	$(VENV)/python -m generation.training smoke

score: ready .venv/torch.stamp ## Score the shipped text-to-image weights
	$(VENV)/python -m generation.training score

clean: ## Remove what was built (your studio's data in .cloudstudio stays)
	rm -rf .venv frontend/node_modules frontend/dist
