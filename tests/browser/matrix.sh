#!/bin/sh
# Every page and state of the themes, in Chromium and the Nu validator.
# SPDX-License-Identifier: ISC
#
# From a build folder, after npm ci. FULL=1: in every theme, language, width
# and colour scheme. THEMES="civic" takes these alone; ONLY, TURN: matrix.mjs.
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
export HOME="$home" TMPDIR="$home"

cd "$home" || exit 1
set --
for theme in ${THEMES-$(ls "$top/xsl/themes")}; do
	"$build/aedile" theme preview --xsl "$top/xsl" "$theme" \
	    --to "$home/$theme" >said 2>&1 || { cat said; exit 1; }
	set -- "$@" "$home/$theme"
done
node "$top/tests/browser/matrix.mjs" "$@"
