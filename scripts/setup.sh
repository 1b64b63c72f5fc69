#!/usr/bin/env bash
# Sees to it that what Paydesk is built with is there. On Debian and Ubuntu it
# installs what is missing; elsewhere it names the packages.
#   setup.sh build   compiler and libraries
#   setup.sh test    and what a window on a virtual display needs
set -euo pipefail

want=${1:-build}

need_go() {
	local have
	have=$(go env GOVERSION 2>/dev/null | sed 's/^go//') || true
	if [ -z "$have" ] || [ "$(printf '%s\n1.26\n' "$have" | sort -V | head -n 1)" != 1.26 ]; then
		echo "Paydesk needs Go 1.26 or newer; this machine has ${have:-none}. Install it from https://go.dev/dl and try again." >&2
		exit 1
	fi
}

debian_build="gcc libc6-dev pkg-config libgl-dev libx11-dev libxrandr-dev libxxf86vm-dev libxi-dev libxcursor-dev libxinerama-dev libwayland-dev libxkbcommon-dev"
debian_run="strace e2fsprogs xvfb libgl1 libgl1-mesa-dri xdotool openbox imagemagick poppler-utils qpdf"

debian() {
	local missing=() package list=$debian_build
	[ "$want" = build ] || list="$debian_build $debian_run"
	for package in $list; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	local root=()
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || { echo "These packages are missing: ${missing[*]}. Install them as root with: apt-get install ${missing[*]}" >&2; exit 1; }
		root=(sudo)
	fi
	echo "Installing ${missing[*]}"
	"${root[@]}" apt-get update -qq
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# tell names the packages of a system where nothing is installed for you, once
# something is found missing.
tell() {
	local system=$1 command=$2
	if command -v gcc >/dev/null || command -v cc >/dev/null; then
		case $system in
		macOS | Windows) return 0 ;;
		esac
		pkg-config --exists gl x11 xrandr xxf86vm xi xcursor xinerama wayland-client xkbcommon 2>/dev/null && return 0
	fi
	echo "Paydesk needs a C compiler and a few libraries. On $system install them with:" >&2
	echo "    $command" >&2
	exit 1
}

need_go
case $(uname -s) in
Darwin) tell macOS "xcode-select --install" ;;
MINGW* | MSYS*) tell Windows "pacman -S --needed mingw-w64-ucrt-x86_64-gcc make git    (in the MSYS2 UCRT64 shell)" ;;
Linux)
	if command -v apt-get >/dev/null; then
		debian
	elif command -v dnf >/dev/null; then
		tell Fedora "sudo dnf install gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXrandr-devel libXxf86vm-devel libXi-devel libXcursor-devel libXinerama-devel wayland-devel libxkbcommon-devel    (for make test also: strace xorg-x11-server-Xvfb xdotool openbox ImageMagick poppler-utils qpdf)"
	elif command -v pacman >/dev/null; then
		tell "Arch Linux" "sudo pacman -S --needed gcc pkgconf mesa libx11 libxrandr libxxf86vm libxi libxcursor libxinerama wayland libxkbcommon    (for make test also: strace xorg-server-xvfb xdotool openbox imagemagick poppler qpdf)"
	else
		tell "this Linux" "its packages of gcc, pkg-config and the headers of OpenGL, X11, Xrandr, Xxf86vm, Xi, Xcursor, Xinerama, Wayland and xkbcommon"
	fi
	;;
esac
