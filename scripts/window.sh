#!/usr/bin/env bash
# Drives the real window with real keys on a virtual display, takes a picture
# of every stage and looks into the contact log for what came of it. Prints
# "--- PASS: name" or "--- FAIL: name" a check, as go test does.
#   window.sh PROGRAM FOLDER_FOR_PICTURES
set -uo pipefail

program=$(readlink -f "${1:?which program?}")
shots=${2:?where do the pictures go?}
mkdir -p "$shots"
work=$(mktemp -d)
export PAYDESK_DATA=$work/data PAYDESK_AGENT=maria LANG=en_US.UTF-8
unset PAYDESK_PIN
failures=0
pids=()

finish() {
	local pid
	for pid in "${pids[@]}"; do
		kill "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	rm -rf "$work"
}
trap finish EXIT

# check NAME COMMAND... runs the command and reports under the name.
check() {
	local name=$1
	shift
	if "$@"; then
		echo "--- PASS: window/$name"
	else
		echo "--- FAIL: window/$name"
		failures=$((failures + 1))
	fi
}

# until_true COMMAND... tries for up to ten seconds.
until_true() {
	local end=$((SECONDS + 10))
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

display_up() { [ -s "$work/display" ]; }

start_display() {
	Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
	pids+=($!)
	until_true display_up || { echo "--- FAIL: window/display"; cat "$work/xvfb" >&2; exit 1; }
	export DISPLAY=:$(cat "$work/display")
}

window_up() { window=$(xdotool search --onlyvisible --name '^Paydesk$' 2>/dev/null | head -n 1) && [ -n "$window" ]; }

start_program() {
	"$program" >"$work/log" 2>&1 &
	pids+=($!)
	until_true window_up || { echo "--- FAIL: window/opens"; cat "$work/log" >&2; exit 1; }
	xdotool windowfocus "$window" windowmove "$window" 0 0
	settled
}

picture() { import -silent -window "$window" "$1"; }

alike() {
	cp "$work/now.png" "$work/before.png" 2>/dev/null
	picture "$work/now.png"
	cmp -s "$work/before.png" "$work/now.png"
}

# settled waits until two pictures in a row are alike: the last key is painted.
settled() { until_true alike; }

keys() {
	local key
	for key in "$@"; do
		xdotool key "$key"
		settled
	done
}

words() {
	xdotool type --delay 20 "$1"
	settled
}

stage() { picture "$shots/$run-$1.png"; }

# best QUERY is the topic that the search puts first.
best() { "$program" search --json --limit 1 -- "$1" | sed -n 's/.*"results":\[{"id":"\([^"]*\)".*/\1/p'; }

ended() { "$program" walk "$1" --answers "$2" --json 2>/dev/null | grep -q '"ended":true'; }

# way TOPIC is a way of digits that ends, found by walking without a window.
way() {
	local topic=$1 front=("") next path digit depth
	for depth in 1 2 3 4 5 6 7; do
		next=()
		for path in "${front[@]}"; do
			for digit in 1 2 3; do
				local longer=${path:+$path,}$digit
				if ended "$topic" "$longer"; then
					echo "$longer"
					return
				fi
				"$program" walk "$topic" --answers "$longer" --json >/dev/null 2>&1 && next+=("$longer")
			done
		done
		front=("${next[@]}")
	done
	return 1
}

proposed() { "$program" walk "$1" --answers "$2" --json | sed -n 's/.*"outcome":"\([a-z-]*\)".*/\1/p'; }

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

saved() { "$program" contact list --json --find "$1" 2>/dev/null | head -n 1; }

is_saved() { [ -n "$(saved "$1")" ]; }

handouts() { find "$PAYDESK_DATA/handouts" -name '*.pdf' 2>/dev/null | wc -l; }

has_handouts() { [ "$(handouts)" -ge "$1" ]; }

is() { [ "$1" = "$2" ] || { echo "is \"$1\", should be \"$2\"" >&2; false; }; }

# contact NAME ORDER QUERY works one contact off: found, guided, printed,
# saved.
contact() {
	run=$1
	local order=$2 query=$3 topic path outcome digit before row
	topic=$(best "$query")
	path=$(way "$topic") || { echo "--- FAIL: window/$run has no way to an end"; return; }
	outcome=$(proposed "$topic" "$path")
	before=$(handouts)

	keys F2
	words "$order"
	stage 1-contact
	keys F3
	words "$query"
	stage 2-search
	keys Return
	stage 3-checklist
	for digit in ${path//,/ }; do
		keys "$digit"
	done
	stage 4-outcome
	keys ctrl+p
	stage 5-handout
	keys ctrl+shift+s
	check "$run writes the handout" until_true has_handouts $((before + 1))
	keys ctrl+Return
	check "$run is saved" until_true is_saved "$order"
	stage 6-saved

	row=$(saved "$order")
	check "$run has its order number" is "$(field order <<<"$row")" "$order"
	check "$run has the outcome of its checklist" is "$(field outcome <<<"$row")" "$outcome"
	check "$run has the agent's name" is "$(field agent <<<"$row")" maria
}

start_display
start_program
contact code 8187654321234560 2051
contact bank 8123000011110098 "bank de"

run=more
keys ctrl+2
stage history
keys ctrl+1 F1
stage keys
keys Escape ctrl+shift+l
stage theme
check "the program still runs" kill -0 "${pids[1]}"
[ $failures -eq 0 ]
