#!/usr/bin/env bash
# Runs every fuzz target for the given time and stops at the first finding.
#   fuzz.sh TAGS TIME
set -euo pipefail
cd "$(dirname "$0")/.."
grep -rlE '^func Fuzz' --include='*_test.go' . | while read -r file; do
	sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$file" | while read -r target; do
		echo "== $target in $(dirname "$file")"
		go test -tags "$1" -run '^$' -fuzz "^$target\$" -fuzztime "$2" -fuzzminimizetime 1s "./$(dirname "$file")" </dev/null
	done
done
