#!/bin/sh
# The checks U-1 to U-24 of every page type in each theme, languages in turn;
# those that a portal alone can show are in the journey, run.sh.
# SPDX-License-Identifier: ISC
#
# After npm ci; from a build folder, as make check. THEMES="civic" takes these
# alone; ONLY=WORD: pages whose theme/language/name has it; RENEW=1: trees/.
top=$(cd "${srcdir:-.}" && pwd)
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM

set --
for theme in ${THEMES-$(ls "$top/xsl/themes")}; do
	./aedile theme preview "$theme" --xsl "$top/xsl" \
	    --to "$home/$theme" >"$home/said" 2>&1 || {
		cat "$home/said"
		exit 1
	}
	set -- "$@" "$home/$theme"
done
XSL=$top/xsl HOME=$home TMPDIR=$home \
    node "$top/tests/browser/usability.mjs" "$@"
