# Everything from a bare clone: each target builds what it needs first. See README.md.
#
#   make demo     price real carts with real rulesets
#   make test     the whole test suite
#   make lint     formatting, house style and types
#   make bench    benchmarks against their budgets, results in build/benchmarks/latest.json
#   make long     many more generated carts, kernel against reference
#   make fuzz     rule files nobody would write: SECONDS=60 of them, from SEED
#   make clean    forget everything that was built, .venv too
#
# PYTHON chooses the interpreter (CPython 3.11 to 3.13) the first time: make test PYTHON=python3.12

PYTHON ?= python3
CASES ?= 100000
SECONDS ?= 60
SEED ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

python := .venv/bin/python
kernel := $(wildcard promo/engine/kernel/*.pyx promo/engine/kernel/*.pxi promo/engine/kernel/*.pxd)

.PHONY: demo test lint bench long fuzz clean
.DELETE_ON_ERROR:

demo: build/kernel-is-built
	@.venv/bin/promo demo

test: build/kernel-is-built
	$(python) -m pytest

lint: build/kernel-is-built
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

bench: build/kernel-is-built
	@mkdir -p build/benchmarks
	$(python) -m pytest benchmarks --benchmark-json=build/benchmarks/latest.json
	$(python) -m benchmarks.check_budgets build/benchmarks/latest.json

long: build/kernel-is-built
	PROMO_CASES=$(CASES) $(python) -m pytest tests/properties

fuzz: build/kernel-is-built
	@$(python) -c "import atheris" 2> /dev/null || $(python) -m pip install --quiet --no-build-isolation --editable ".[all,fuzz]"
	$(python) -m tests.fuzz --seconds $(SECONDS) --seed $(SEED)

clean:
	rm -rf .venv build dist promo.egg-info
	find promo -name '*.so' -delete

# An editable install, kernel included. The tools that build it stay in .venv, so that an edited
# kernel is rebuilt in seconds and without the network.
.venv/is-installed: pyproject.toml setup.py
	@command -v "$(PYTHON)" > /dev/null || { echo "promo needs CPython 3.11 to 3.13, and $(PYTHON) is not there. Debian: apt-get install python3 python3-venv python3-dev"; exit 1; }
	@"$(PYTHON)" .ci/can_build.py
	@echo "promo: preparing .venv (a minute or two, once)"
	@test -x $(python) || "$(PYTHON)" -m venv .venv
	@$(python) -m pip install --quiet "setuptools>=80" "Cython>=3.3,<3.4"
	@$(python) -m pip install --quiet --no-build-isolation --editable ".[all]"
	@touch $@

build/kernel-is-built: .venv/is-installed $(kernel)
	@$(python) setup.py --quiet build_ext --inplace
	@mkdir -p build && touch $@
