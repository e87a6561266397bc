.DEFAULT_GOAL := help
.PHONY: help run demo test lint types layers unit faults coverage screenshots bench format translations lock package package-test clean always
.NOTPARALLEL:

VENV := .venv
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
FREEZER := build/freezer
UV_VERSION := 0.13.9

# A virtual environment holds absolute paths, so one that was made for another folder,
# or with another PYTHON, is made anew.
MADE_FOR = "$$(pwd -P) $(PYTHON)"
ifneq ($(shell [ "$$(cat $(VENV)/.made-for 2>/dev/null)" = $(MADE_FOR) ] && echo same),same)
$(LOCKED): always
endif

# The base interpreter is asked for, lest the environment that is replaced should replace itself.
find_python = \
	if [ -n "$(PYTHON)" ]; then set -- "$(PYTHON)"; \
	else set -- python3 python3.14 python3.13 python3.12 python3.11 python; fi; \
	python=; for candidate; do \
		python=$$("$$candidate" -c 'import sys; print(sys._base_executable if sys.version_info >= (3, 11) else "")' 2>/dev/null) || python=; \
		[ -z "$$python" ] || break; \
	done; \
	[ -n "$$python" ] || { echo 'Python 3.11 or newer was not found: install it, or say where it is with PYTHON=/path/to/python.' >&2; exit 1; }; \
	PYTHON="$$python" sh packaging/system_packages.sh venv || exit 1

# Where Python may not write bytecode, every start would compile 300 modules anew.
compile = $(VENV)/bin/python -m compileall -q engine gui resources

# Runs a command that keeps quiet, and shows all it said when it fails.
quietly = log=$$(mktemp); { $(1); } >"$$log" 2>&1 || { cat "$$log" >&2; rm -f "$$log"; exit 1; }; rm -f "$$log"

# Runs a check: one line when it holds, all it said when it does not.
check = printf '%-8s' '$@'; log=$$(mktemp); status=0; { $(1); } >"$$log" 2>&1 || status=$$?; \
	if [ $$status -eq 0 ]; then $(2) else echo FAILED; cat "$$log"; fi; rm -f "$$log"; exit $$status
last_line = tail -n 1 "$$log";

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile
	@echo 'PYTHON=/path/to/python chooses the interpreter; ARGS="…" is passed on by run, demo, unit, bench and others.'

run: $(READY) ## open the window; ARGS="…" names folders to preview
	@sh packaging/system_packages.sh window || true
	@"$(VENV)/bin/music-organizer" $(ARGS)

demo: $(READY) ## show the product in the terminal, on a small messy library of its own
	@"$(VENV)/bin/music-organize-async" demo $(ARGS)

test: lint types layers unit ## run every check

lint: $(READY) ## style and formatting
	@$(call check,$(VENV)/bin/ruff check --quiet . && $(VENV)/bin/ruff format --check .,$(last_line))

types: $(READY) ## types, strictly
	@$(call check,$(VENV)/bin/mypy,$(last_line))

layers: $(READY) ## which package may import which
	@$(call check,$(VENV)/bin/lint-imports,grep '^Contracts:' "$$log";)

unit: $(READY) ## the tests, on two processors; choose some with ARGS="-k words", debug with ARGS="-n 0 --pdb"
	@sh packaging/system_packages.sh window Xvfb xdotool || true
	@$(compile)
	@$(call check,$(VENV)/bin/pytest -n 2 --dist loadfile $(ARGS),echo done; $(last_line))

faults: $(READY) ## prove the promises of docs/safety.md: every fault at every moment; takes hours
	@$(VENV)/bin/python -m tests.faults.run $(ARGS)

coverage: $(READY) ## which lines and branches of the heart the tests do not reach
	@$(VENV)/bin/pytest -q tests/engine tests/properties tests/faults/test_in_process.py --timeout=1200 --cov-branch --cov-report=term-missing:skip-covered \
		$(patsubst %,--cov=music_organizer.%,execution filesystem history planning) $(ARGS)

screenshots: $(READY) ## picture every page and state of the window into build/screenshots
	@sh packaging/system_packages.sh window || true
	@$(VENV)/bin/python -m tests.gui.take_screenshots build/screenshots $(ARGS)

bench: $(READY) ## measure against other programs and against the limits; takes about an hour
	@sh packaging/system_packages.sh window ffmpeg || true
	@$(compile)
	@$(VENV)/bin/python -m tests.bench.organizing
	@$(VENV)/bin/python -m tests.bench.history
	@$(VENV)/bin/python -m tests.bench.memory
	@$(VENV)/bin/python -m tests.bench.window_start
	@$(VENV)/bin/python -m tests.bench.operation_tree
	@$(VENV)/bin/python -m tests.bench.window_running $(ARGS)
	@$(VENV)/bin/python -m tests.bench.planning

format: $(READY) ## put the code into its form
	@$(VENV)/bin/ruff check --select I --fix --quiet . && $(VENV)/bin/ruff format .

translations: $(READY) ## write the translation files again, with every string that the window has now
	@$(VENV)/bin/python packaging/update_translations.py

lock: ## write requirements.lock again; everything at its newest with ARGS=--upgrade
	@$(find_python); \
	tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(call quietly,"$$python" -m venv "$$tools" && "$$tools/bin/pip" install uv==$(UV_VERSION)); \
	compiled() { "$$tools/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 \
		--generate-hashes --no-header --no-emit-index-url --quiet $(ARGS) "$$@"; }; \
	compiled --extra dev --output-file requirements.lock && \
	compiled --extra freeze --constraint requirements.lock --output-file packaging/requirements.lock

package: $(READY) $(FREEZER)/.ready ## build everything that is released into dist/
	@sh packaging/system_packages.sh window objdump strip || true
	@sh packaging/build_packages.sh $(VENV)/bin/python $(FREEZER)/bin/python

package-test: $(READY) ## install the Debian package into a clean system, use it, and remove it; needs root
	@sh packaging/system_packages.sh Xvfb xdotool debootstrap || true
	@$(VENV)/bin/python -m tests.packages.run $(ARGS)

clean: ## remove what was installed, built or cached here
	@rm -rf $(VENV) build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LOCKED): requirements.lock
	@$(find_python); \
	echo "Setting up $(VENV) with $$("$$python" --version); this is done once." >&2; \
	$(call quietly,"$$python" -m venv --clear $(VENV) \
		&& $(VENV)/bin/python -m pip install --no-deps --require-hashes -r requirements.lock); \
	printf '%s\n' $(MADE_FOR) >$(VENV)/.made-for; \
	touch $@

$(FREEZER)/.ready: packaging/requirements.lock
	@$(find_python); \
	$(call quietly,"$$python" -m venv --clear $(FREEZER) \
		&& $(FREEZER)/bin/python -m pip install --no-deps --require-hashes -r packaging/requirements.lock)
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(call quietly,$(VENV)/bin/python -m pip install --no-deps --no-build-isolation -e . && $(compile))
	@touch $@
