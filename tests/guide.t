#!/bin/sh
# The guide of xsl/README.md, done to the letter: a theme of ten lines of
# XSLT and thirty of CSS, and nothing wrong with it.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
shown=said
. "$top/tests/tap.sh"
cp -R "$top/xsl" "$home/xsl" && chmod -R u+w "$home/xsl"
PATH=$build:$PATH
cd "$home" || exit 1

. "$top/tests/guide.sh"
take_blocks
many() { [ "$(tail -n +2 "$1" | grep -c .)" -le "$2" ]; }
for block in blocks/*; do
	what=$(head -n 1 "$block")
	ok "the guide's block $(basename "$block") works: $what" \
	    do_block "$block"
	case $what in
	append*) ok 'it is thirty lines and a few' many "$block" 34 ;;
	insert*) ok 'it is ten lines' many "$block" 10 ;;
	esac
done
ok 'there were four' test -e blocks/4
ok 'nothing is wrong with the theme' grep -q 'nothing wrong' said
ok 'its pages bear its mark' eval '"$build/tests/render" \
    xsl/samples/home.xml xsl lakeside | grep -q "class=\"lake\""'
ok 'and its colours' grep -q -e '--brand: #0d5c4d' \
    xsl/themes/lakeside/tokens.css
done_testing
