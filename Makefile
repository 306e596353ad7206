# Two commands that a fresh machine needs: `make demo` and `make test`. Both install what they lack.

SWIFT ?= swift
# One test after the other: the X servers and browsers of two suites would fight for two cores.
TEST_FLAGS ?= --no-parallel
# As it is shipped: the desk has no Swift.
RELEASE = --configuration release --static-swift-stdlib
# `make bench ONLY=fill` runs a part.
ONLY ?=
# `make fidelity CHARACTERS=1000000` takes an hour or two.
CHARACTERS = 100000
# `make fuzz ONLY=csv SECONDS=60` gives one parser a minute.
SECONDS = 60

.DEFAULT_GOAL := help
.PHONY: help demo test bench fidelity fuzz build check lint format guide deb deb-test service-test guards clean install-packages toolchain

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: toolchain ## Press a real hot key and watch a real form being filled and proved
	@scripts/install-packages build demo
	$(SWIFT) build --product genvej
	$(SWIFT) build --product genvej-demo
	@"$$($(SWIFT) build --show-bin-path)/genvej-demo"

test: toolchain ## Run every test, against real X servers, browsers and toolkits
	@scripts/install-packages build test bench
	@SWIFT="$(SWIFT)" scripts/run-tests $(TEST_FLAGS)

bench: toolchain ## Measure Genvej and its peers in one run; writes bench.json
	@scripts/install-packages build test bench
	$(SWIFT) build $(RELEASE) --product genvej
	$(SWIFT) build $(RELEASE) --product genvej-panel
	$(SWIFT) build $(RELEASE) --product genvej-bench
	@"$$($(SWIFT) build $(RELEASE) --show-bin-path)/genvej-bench" \
	  $(if $(ONLY),--only $(ONLY))

fidelity: toolchain ## Count the characters that come right: CHARACTERS=100000 in all, ONLY=gtk for one; writes fidelity.json
	@scripts/install-packages build test bench
	$(SWIFT) build $(RELEASE) --product genvej-bench
	@"$$($(SWIFT) build $(RELEASE) --show-bin-path)/genvej-bench" fidelity \
	  --characters $(CHARACTERS) $(if $(ONLY),--only $(ONLY))

fuzz: toolchain ## Give every parser bad input for SECONDS each (60); ONLY=csv for one
	@scripts/install-packages build
	@SWIFT="$(SWIFT)" scripts/fuzz $(SECONDS) $(ONLY)

guards: toolchain ## Take one guard after the other out of a copy, and see the script's case for it fail; ONLY=read-only for one
	@scripts/install-packages build test bench
	@SWIFT="$(SWIFT)" scripts/take-guards-out $(ONLY)

build: toolchain ## Build everything for debugging
	@scripts/install-packages build
	$(SWIFT) build

check: toolchain ## Check the shipped hot keys, systems and texts
	@scripts/install-packages build
	$(SWIFT) build --product genvej
	@"$$($(SWIFT) build --show-bin-path)/genvej" check HotKeys

lint: toolchain ## Run the linters
	@scripts/install-packages lint
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	@scripts/ban-list
	@scripts/take-guards-out --check

format: toolchain ## Format the Swift code in place
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

guide: ## Build the guide as HTML, .build/guide; `genvej guide` opens it
	@scripts/install-packages guide
	@scripts/build-guide

deb: toolchain ## Build the Debian package, .build/deb/genvej_…_amd64.deb
	@scripts/install-packages build guide deb
	@SWIFT="$(SWIFT)" scripts/build-deb

# $(1) is run with a folder of the demo's data as $$data.
define with_data
$(SWIFT) build --product genvej-demo
@data=$$(mktemp --directory) && trap 'rm -rf "$$data"' EXIT && \
  "$$($(SWIFT) build --show-bin-path)/genvej-demo" --data-only "$$data" && $(1)
endef

deb-test: deb ## Install the package in a clean Debian without Swift, and fill a form there (root, network)
	$(call with_data,scripts/test-deb .build/deb/genvej.deb "$$data")

service-test: toolchain ## Run the systemd unit under a user manager of its own, and fill a form (root)
	@scripts/install-packages build test
	$(SWIFT) build --product genvej
	$(call with_data,scripts/test-service "$$($(SWIFT) build --show-bin-path)/genvej" "$$data")

clean: ## Remove what was built and measured
	rm -rf .build bench.json fidelity.json demo.png

install-packages: ## Install all Debian packages that any of these targets needs
	@scripts/install-packages

toolchain:
	@scripts/check-toolchain
