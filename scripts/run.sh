#!/usr/bin/env bash
# Opens the window. Where there is no display it opens the same window on a
# virtual one, takes a contact through it by keyboard and leaves the pictures
# and the PDF in out/.
set -euo pipefail
cd "$(dirname "$0")/.."

case $(uname -s) in
Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes ;;
esac
if [ -z "${headless:-}" ]; then
	exec bin/paydesk
fi

echo "There is no display here: Paydesk opens on a virtual one and takes a contact."
scripts/setup.sh test
rm -rf out
scripts/window.sh "$PWD/bin/paydesk" out
echo "What it looked like, stage by stage, and the handout it made:"
ls -1 out/*.png out/*.pdf
