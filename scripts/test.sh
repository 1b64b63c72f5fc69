#!/usr/bin/env bash
# Runs every test: the Go tests under the race detector, then the whole
# program through a real window on a virtual display. Ends on a line of its
# own, "N passed, N failed".
#   test.sh BUILD_TAGS TEST_TAGS
set -uo pipefail
cd "$(dirname "$0")/.."
export LANG=en_US.UTF-8
unset PAYDESK_DATA PAYDESK_AGENT PAYDESK_PIN

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# note prints what a person wants to see of a test's log: a line a package
# and whatever failed.
note() { grep -vE '^(=== |\s*--- (PASS|SKIP)|PASS$)' || true; }

go build -trimpath -tags "$1" -o "$work/paydesk" ./cmd/paydesk 2>&1 | tee "$work/build"
[ "${PIPESTATUS[0]}" -eq 0 ] || echo "--- FAIL: build" >>"$work/build"
export PAYDESK_PROGRAM=$work/paydesk
go test -race -tags "$2" -timeout 20m -v ./... 2>&1 | tee "$work/go" | note
[ "${PIPESTATUS[0]}" -eq 0 ] || echo "--- FAIL: go test" >>"$work/go"
if [ "$(uname -s)" = Linux ]; then
	scripts/window.sh "$work/paydesk" "$work/window" 2>&1 | tee "$work/shown" ||
		echo "--- FAIL: window" >>"$work/shown"
fi

passed=$(cat "$work/build" "$work/go" "$work/shown" 2>/dev/null | grep -cE '^\s*--- PASS: ')
failed=$(cat "$work/build" "$work/go" "$work/shown" 2>/dev/null | grep -cE '^\s*--- FAIL: ')
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
