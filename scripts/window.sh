#!/usr/bin/env bash
# Drives the real window with real keys on a virtual display, takes a picture
# of every stage and looks into the contact log for what came of it. Prints
# "--- PASS: name" or "--- FAIL: name" a check, as go test does.
#   [SCREEN=1024x768] [LIGHT=yes] window.sh PROGRAM FOLDER_FOR_PICTURES
set -uo pipefail

program=$(readlink -f "${1:?which program?}")
shots=${2:?where do the pictures go?}
mkdir -p "$shots"
work=$(mktemp -d)
export PAYDESK_DATA=$work/data PAYDESK_AGENT=maria LANG=en_US.UTF-8
unset PAYDESK_PIN
failures=0
window=
pids=()

for tool in Xvfb xdotool import compare pdftotext; do
	command -v "$tool" >/dev/null && continue
	echo "--- FAIL: window: the program $tool is missing; install the packages that scripts/setup.sh test names"
	exit 1
done

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

# until_true COMMAND... tries for up to half a minute; a loaded machine is slow.
until_true() {
	local end=$((SECONDS + 30))
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

display_up() { [ -s "$work/display" ]; }

start_display() {
	Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x800}x24" -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
	pids+=($!)
	until_true display_up || { echo "--- FAIL: window/display"; cat "$work/xvfb" >&2; exit 1; }
	export DISPLAY=:$(cat "$work/display")
}

window_up() { window=$(xdotool search --onlyvisible --name '^Paydesk$' 2>/dev/null | head -n 1) && [ -n "$window" ]; }

start_program() {
	"$program" >"$work/log" 2>&1 &
	pids+=($!)
	until_true window_up || { echo "--- FAIL: window/opens"; cat "$work/log" >&2; exit 1; }
	local size=${SCREEN:-1280x800}
	xdotool windowfocus "$window" windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}"
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

proposed() { "$program" walk "$1" --answers "$2" --json | sed -n 's/.*"outcome":"\([a-z-]*\)".*/\1/p'; }

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

saved() { "$program" contact list --json --find "$1" 2>/dev/null | head -n 1; }

is_saved() { [ -n "$(saved "$1")" ]; }

handouts() { find "$PAYDESK_DATA/handouts" -name '*.pdf' 2>/dev/null | wc -l; }

has_handouts() { [ "$(handouts)" -ge "$1" ]; }

is() { [ "$1" = "$2" ] || { echo "is \"$1\", should be \"$2\"" >&2; false; }; }

# says PDF TEXT... tells whether the page holds every text.
says() {
	local pdf=$1 text page
	shift
	page=$(pdftotext "$pdf" - | tr '\n' ' ')
	for text in "$@"; do
		[[ $page == *"$text"* ]] || { echo "the PDF lacks \"$text\"" >&2; return 1; }
	done
}

# contact NAME ORDER QUERY TOPIC ANSWERS FILED TEXT... works one contact off:
# found, guided by the digits of ANSWERS, printed, saved under FILED. TEXTs
# are what the page has to say.
contact() {
	run=$1
	local order=$2 query=$3 topic=$4 path=$5 filed=$6 outcome digit before row pdf
	shift 6
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
	check "$run has its topic" is "$(field topic <<<"$row")" "$filed"
	check "$run has the outcome of its checklist" is "$(field outcome <<<"$row")" "$outcome"
	check "$run has the agent's name" is "$(field agent <<<"$row")" maria
	pdf=$(find "$PAYDESK_DATA/handouts" -name "$(field ref <<<"$row")_*.pdf")
	check "$run has the right page" says "$pdf" "$(field ref <<<"$row")" "$@"
	cp "$pdf" "$shots/$run.pdf"
}

# differ A B prints how many pixels of two pictures are not alike.
differ() { compare -metric AE "$1" "$2" null: 2>&1 | sed 's/[ .].*//'; }

# A caret is a few pixels, a word some hundred.
same_screen() { [ "$(differ "$1" "$2")" -lt 100 ]; }

# changed_from PICTURE tells whether the window shows something else by now.
changed_from() {
	picture "$work/now.png"
	[ "$(differ "$1" "$work/now.png")" -gt 1000 ]
}

# sign_in PIN types it into the sign-in screen and waits until that is gone.
sign_in() {
	words "$1"
	picture "$work/locked.png"
	keys Return
	until_true changed_from "$work/locked.png"
	settled
}

# people works in a folder with two agents who have a PIN: sign-in, lock,
# change of agent and back.
people() {
	run=people
	export PAYDESK_DATA=$work/people
	PAYDESK_NEW_PIN=246810 "$program" --agent boss agents add maria >/dev/null
	PAYDESK_NEW_PIN=135791 "$program" --agent boss agents add jean >/dev/null
	start_program
	[ -z "${LIGHT:-}" ] || keys ctrl+shift+l
	stage 1-sign-in
	words 000000
	keys Return
	until_true changed_from "$shots/$run-1-sign-in.png"
	stage 2-wrong
	check "$run maria signs in" sign_in 246810
	keys F2
	words 8187654321234560
	keys F9
	words "card 4111 1111 1111 1111 was declined "
	stage 3-card
	check "$run no card number is on the disk" no_card
	keys F8
	stage 4-masked
	keys ctrl+l
	stage 5-locked
	check "$run a locked window shows no more than before the call" same_screen "$shots/$run-1-sign-in.png" "$shots/$run-5-locked.png"
	keys Escape
	words jean
	keys Return
	check "$run jean signs in" sign_in 135791
	stage 6-jean
	quick 8123000011110098
	check "$run jean's contact is jean's" until_true belongs 8123000011110098 jean
	check "$run maria's contact is not among the saved ones" is "$(log_of 8187654321234560)" ""
	keys ctrl+l Escape
	words maria
	keys Return
	check "$run maria signs in again" sign_in 246810
	stage 7-maria
	quick
	check "$run maria's contact is hers" until_true belongs 8187654321234560 maria
	check "$run no card number is on the disk at the end" no_card
	check "$run the program still runs" kill -0 "${pids[-1]}"
}

# quick [ORDER] saves the contact in front, or a new one, as dropped.
quick() {
	if [ $# -gt 0 ]; then
		keys F2
		words "$1"
		keys F9
		words "hung up"
	fi
	keys ctrl+Return
	keys 6
	keys ctrl+Return
}

log_of() { PAYDESK_AGENT=boss saved "$1"; }

belongs() { [ "$(log_of "$1" | field agent)" = "$2" ]; }

no_card() { ! grep -rqE '4111 ?1111 ?1111 ?1111' "$PAYDESK_DATA"; }

start_display
start_program
[ -z "${LIGHT:-}" ] || keys ctrl+shift+l
contact code 8187654321234560 2051 isc-rs-5100102051 2,1,1,1,1,1,2,5 isc-rs-5100102051 \
	security@aliexpress.com "Verification for Your Order on Alibaba" "3 to 5 working days" "7 to 10 working days"
contact bank 8123000011110098 "bank de" payment-declined 2,1,1,1,5 bank-restriction "bank" "What to do"

run=more
keys ctrl+2
stage history
keys ctrl+3
stage dashboard
keys ctrl+e Return
reported() { [ "$(find "$PAYDESK_DATA/reports" -name "paydesk-report_*.$1" 2>/dev/null | wc -l)" -eq 1 ]; }
check "the dashboard writes a PDF" until_true reported pdf
check "the dashboard writes a CSV" until_true reported csv
keys ctrl+5
for section in desk people privacy backups record; do
	stage "settings-$section"
	keys Right
done
keys ctrl+1 F1
stage keys
keys Escape ctrl+shift+l
stage theme

# second starts a second window on the folder and compares its exit status and
# what it says.
second() {
	local said code
	said=$(timeout 30 "$program" 2>&1)
	code=$?
	is "$code" "$1" && [[ $said == *"$2"* ]] || { echo "a second window said: $said" >&2; false; }
}

keys ctrl+1
xdotool windowunmap "$window"
check "a second window says that one is open" second 0 "already open on this folder; its window was brought to the front"
check "the first window comes forward" until_true window_up
xdotool windowfocus "$window"
kill -STOP "${pids[1]}"
check "a second window says that the first is stuck" second 3 "does not answer"
kill -CONT "${pids[1]}"
check "the command line works beside the window" is_saved 8187654321234560
check "the program still runs" kill -0 "${pids[1]}"

# The window ends in good order when it is closed, and leaves no crash file.
closed() { ! kill -0 "${pids[1]}" 2>/dev/null; }
kill -TERM "${pids[1]}"
check "the window closes" until_true closed
wait "${pids[1]}" 2>/dev/null
check "nothing crashed" is "$(find "$PAYDESK_DATA" -name 'crash-*')" ""
people
[ $failures -eq 0 ]
