#!/bin/sh
# Every sample in Urdu in Chromium, each theme: mirrored, in Nastaliq, whole.
# SPDX-License-Identifier: ISC
#
# After npm ci; from a build folder, as make check.
top=$(cd "${srcdir:-.}" && pwd)
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM

for theme in "$top"/xsl/themes/*/; do
	theme=$(basename "$theme")
	./aedile theme preview "$theme" --xsl "$top/xsl" --to "$home/$theme" \
	    --language en --language ur >"$home/said" 2>&1 || {
		cat "$home/said"
		exit 1
	}
	themes="${themes-} $theme"
done
GALLERIES=$home THEMES=$themes HOME=$home TMPDIR=$home \
    node "$top/tests/browser/rtl.mjs"
