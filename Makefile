# Everything that is done with Paydesk. `make help` lists it.

TAGS      := sqlite_fts5,migrated_fynedo
TEST_TAGS := $(TAGS),ci
FUZZTIME  ?= 2m
BENCH_CONTACTS ?= 100000

export CGO_ENABLED := 1

.DEFAULT_GOAL := help
.PHONY: run build test bench soak lint fuzz cover help

run: build ## open the window; without a display, show one contact on a virtual one and keep pictures in out/
	@scripts/run.sh

build: ## leave the program at bin/paydesk
	@scripts/setup.sh build
	@echo "Building bin/paydesk; the first time takes some minutes."
	@go build -v -trimpath -tags $(TAGS) -o bin/paydesk ./cmd/paydesk

test: ## run everything that is tested; ends on "N passed, N failed"
	@scripts/setup.sh test
	@scripts/test.sh $(TAGS) $(TEST_TAGS)

bench: ## measure speed and memory, on BENCH_CONTACTS contacts (100000); the folder of them is made once
	@scripts/setup.sh build
	@PAYDESK_BENCH_CONTACTS=$(BENCH_CONTACTS) go test -tags $(TEST_TAGS) -run '^$$' -bench . -benchmem -timeout 1h ./...

soak: ## the long runs: a thousand kills and the like
	@scripts/setup.sh test
	@PAYDESK_SOAK=1 go test -tags $(TEST_TAGS) -count 1 -timeout 6h -v ./store ./cmd/paydesk

lint: ## gofmt, go vet and staticcheck
	@scripts/setup.sh build
	@test -z "$$(gofmt -l cmd ui store knowledge assets)" || { gofmt -l cmd ui store knowledge assets; exit 1; }
	@go vet -tags $(TEST_TAGS) ./...
	@go run honnef.co/go/tools/cmd/staticcheck@v0.7.0 -tags $(TEST_TAGS) ./...

fuzz: ## fuzz every reader of outside input, FUZZTIME each (2m)
	@scripts/setup.sh build
	@scripts/fuzz.sh $(TEST_TAGS) $(FUZZTIME)

cover: ## show how much of each floor the tests run
	@scripts/setup.sh build
	@scripts/cover.sh $(TEST_TAGS)

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10
