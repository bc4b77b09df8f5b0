#!/bin/sh
# Style sheets of every theme: light, complete, and of the site alone.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/rules.sh"
render=$OLDPWD/tests/render
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
most=30000		# bytes a page asks for, all sheets together

# sheets_of THEME: what its pages link to, as files.
sheets_of() {
	"$render" xsl/samples/home.xml xsl "$1" 2>"$work/errors" |
	    grep -o '<link rel="stylesheet" href="[^"]*"' |
	    sed 's/.*href="//; s/"$//; s|^/*|xsl/|' |
	    sed 's/[.][0-9a-f]*[.]css$/.css/'
}

lost() {
	[ "$sheets" ] || cat "$work/errors"
	for sheet in $sheets; do
		[ -f "$sheet" ] || echo "$sheet"
	done
}

heavy() {
	bytes=$(cat $sheets | wc -c)
	[ "$bytes" -lt $most ] || echo "$bytes bytes"
}

# A property with something to fall back on may be left out.
undefined() {
	cat $sheets | grep -oE 'var\(--[a-z-]+\)' | sed 's/var(//; s/)//' |
	    sort -u >"$work/used"
	cat $sheets | grep -oE '(^|[^(a-z-])--[a-z-]+:' |
	    grep -oE -e '--[a-z-]+' | sort -u >"$work/defined"
	comm -23 "$work/used" "$work/defined"
}

foreign() { grep -nE '@import|url\(|//[a-z]|!ie|expression' $sheets; }

# Left and right are the other way round in Urdu.
one_way() {
	grep -nE '(^|[	;{])((margin|padding|border)-)?(left|right):' $sheets
	grep -nE '(float|clear|text-align): *(left|right)' $sheets
}

for theme in xsl/themes/*/; do
	name=$(basename "$theme")
	sheets=$(sheets_of "$name")
	none "$name links to sheets that are there" lost
	none "$name is lighter than $most bytes" heavy
	none "$name defines every property its sheets name" undefined
	none "$name asks nobody else for anything" foreign
	none "$name knows no left and right" one_way
done
echo "1..$n"
