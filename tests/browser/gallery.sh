#!/bin/sh
# The gallery of aedile theme preview in Chromium, without a server: its menu,
# its pages, and that it follows what a designer saves.
# SPDX-License-Identifier: ISC
#
# From a build folder, after npm ci.
top=$(cd "${srcdir:-.}" && pwd)
export AEDILE="$PWD/aedile"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
export HOME="$home" TMPDIR="$home"

cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
cd "$home" && node "$top/tests/browser/gallery.mjs"
