#!/bin/sh
# reference.sh: what xsl/reference.md says, of the contract, the sheets and
# the tokens: sh tests/reference.sh >xsl/reference.md
# SPDX-License-Identifier: ISC
cd "$(dirname "$0")/.." || exit 1
contract=xsl/contract
export LC_ALL=C

tree() { xsltproc --nonet tests/contract/reference.xsl "$@"; }
# section TITLE SCHEMA...: its tree, as it stands
section() {
	printf '\n## %s\n\n```\n' "$1"
	shift
	for schema; do tree "$contract/$schema.rng"; done
	echo '```'
}
# The words of an XML comment at the head of a file.
head_of() {
	tr '\n' ' ' <"$1" | sed 's/^[^>]*> *<!-- *\([^>]*\) -->.*/\1/; s/  */ /g'
}
who() {
	case $(tr -d '\n' <"$1" | sed \
	    's/.*<define name="who"> *<ref name="\([a-z]*\)".*/\1/') in
	anyone) echo 'for everybody' ;;
	strangers) echo 'for who has not signed in' ;;
	citizens) echo 'for whoever is signed in' ;;
	officers) echo "for the agency's people" ;;
	esac
}
# A sample belongs to the longest name of a page type that it begins with.
samples() {
	ls xsl/samples | sed -n 's/\.xml$//p' | while read -r sample; do
		type=$sample
		until [ -e "$contract/$type.rng" ] || [ "$type" = "${type%-*}" ]
		do
			type=${type%-*}
		done
		[ "$type" != "$1" ] || printf '%s `%s`' "$sep" "$sample"
		[ "$type" != "$1" ] || sep=,
	done
}

cat <<'END'
<!-- Made by "sh tests/reference.sh"; never by hand. -->
<!-- SPDX-License-Identifier: ISC -->
# Reference

What each page holds, what a theme may fill or override, and the colours and
letters that the style sheets ask for. How they are used is in
[README.md](README.md).

A line is an element, or with `@` an attribute, and what it is; what stands
inside it is indented. `?` may be absent, `*` may come any number of times,
`+` at least once. In brackets is the kind of its value, of a field its kind;
see [Values](#values) and [Fields](#fields). Text of the kinds
`text-of-people` and `text-of-staff` may bear `lang` and `dir`.
END
section 'Every page' parts/frame
section Forms parts/form
section Fields parts/field
section Values parts/value parts/event parts/report

printf '\n## Pages\n'
for schema in "$contract"/*.rng; do
	type=${schema##*/}
	type=${type%.rng}
	[ "$type" != letter ] || continue
	sep=
	printf '\n### %s\n\n%s\n%s; samples:%s.\n\n```\n' "$type" \
	    "$(head_of "$schema")" "$(who "$schema" | sed 's/^f/F/')" \
	    "$(samples "$type")"
	tree "$schema"
	echo '```'
done
section Letters letter

printf '\n## Hooks\n\nTemplates that are empty, for a theme to fill.\n\n'
# Tags are no markup of ours.
tags='s|<[a-z/][^>]*>|`&`|g'
sheets=$(find xsl/base -name '*.xsl' | sort)
for sheet in $sheets; do
	xsltproc --nonet tests/contract/hooks.xsl "$sheet"
done | grep '^- \*\*hook-' | sed "$tags"
printf '\n## Templates\n\nTo be called, or to be overridden by name.\n'
for sheet in $sheets; do
	found=$(xsltproc --nonet tests/contract/hooks.xsl "$sheet" |
	    grep -v '^- \*\*hook-' | sed "$tags")
	[ "$found" ] || continue
	printf '\n`%s`\n\n%s\n' "${sheet#xsl/}" "$found"
done

printf '\n## Tokens\n\nCustom properties; in brackets those with a default.\n'
printf 'On which ground a colour must be read is in `contract/contrasts`.\n\n'
printf '| token | what it is | civic, light | civic, dark |\n|---|---|---|---|\n'
grep -v '^#' "$contract/tokens" | while read -r name what; do
	bare=$(echo "$name" | tr -d '[]')
	values=$(tr -d '\n' <xsl/themes/civic/tokens.css | tr '\t' ' ' |
	    grep -oE -e "$bare: [^;]*;" | sed "s/^$bare: *//; s/;$//; s/  */ /g" |
	    sed 's/.*/`&`/' | paste -sd'|' | sed 's/|/ | /')
	case $values in *' | '*) ;; *) values="$values | " ;; esac
	echo "| \`$name\` | $what | $values |"
done
