#!/usr/bin/env bash
# Shows the share of statements that tests run, package by package and floor
# by floor; a test counts for the floor it is in.
#   cover.sh TAGS
set -euo pipefail
cd "$(dirname "$0")/.."
for floor in knowledge store ui cmd assets; do
	go test -tags "$1" -coverpkg "./$floor/..." -coverprofile coverage.out "./$floor/..." >/dev/null
	printf '%-10s %s\n' "$floor" "$(go tool cover -func coverage.out | awk 'END { print $3 }')"
done
rm -f coverage.out
