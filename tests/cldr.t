#!/bin/sh
# Dates, hours, numbers, spans of time and plurals as Unicode's CLDR has them,
# in every language there are words for.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
command -v node >/dev/null || {
	echo '1..0 # SKIP node, which carries the CLDR, is not here'
	exit 0
}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
mkdir "$home/xsl/themes/cldr"
cp "$top/tests/cldr/theme.xsl" "$home/xsl/themes/cldr"
for language in "$home"/xsl/words/*; do
	cp "$top/tests/cldr/words.xml" "$language/cldr.xml"
done
TZ=UTC node "$top/tests/cldr/cldr.mjs" "$PWD/tests/render" "$home/xsl"
