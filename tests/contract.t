#!/bin/sh
# The contract of the pages: every page type has its schema and its samples,
# the samples keep it, and it does not change unseen.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
. "$top/tests/tap.sh"
. "$top/tests/valid.sh"
pages="$top/xsl/samples"

ok 'every sample is what its schema says' valid "$pages"/*.xml
cp "$home/types" "$home/sampled"
cut -d' ' -f1,2 "$home/kinds" | sort -u >"$home/met"
ok 'every letter, too' valid "$pages"/letters/*.xml
ok 'what their forms show has its words' worded "$pages"/*.xml

# A page type is the one element that a sheet knows by page/NAME.
types() {
	cat "$top"/xsl/base/pages/*.xsl | tr '\n' ' ' |
	    grep -o 'match="[^"]*"' | grep -o 'page/[a-z-]*' |
	    sed 's/page.//' | grep -vx actor | LC_ALL=C sort -u
}
schemas() {
	ls "$contract" | sed -n 's/\.rng$//p' | grep -vx letter | LC_ALL=C sort
}
same() {
	"$1" | LC_ALL=C sort >"$home/one"
	"$2" | LC_ALL=C sort >"$home/other"
	diff "$home/one" "$home/other"
}
sampled() { cat "$home/sampled"; }
ok 'every page type has a schema, and every schema a page' same types schemas
ok 'and samples' same types sampled
ok 'for every role that may see it' all_roles $(types)
# Of each: as long as people write, and as bad.
long_and_letters() {
	grep -ho 'letter_open([^"]*"[a-z-]*"\|"case-[a-z]*", "[a-z]*",' \
	    "$top"/modules/*/*.c | grep -o '"[a-z-]*"' | tr -d '"'
	ls "$top"/xsl/samples/letters | sed 's/\.xml$//'
}
no_stranger() {
	for letter in $(letters | sort -u); do
		grep -q "<ref name=\"$letter\"/>" "$contract/letter.rng" ||
		    echo "$letter"
	done | grep -vx -e status -e question && return 1
	return 0
}
ok 'every letter has its element' no_stranger

# What the schemas are for: a document that has lost something is no longer
# valid. lacks SAMPLE PERL: the sample so changed is refused.
lacks() {
	perl -0pe "$2" "$pages/$1.xml" >"$home/$1.xml"
	! cmp -s "$pages/$1.xml" "$home/$1.xml" || { echo 'the same'; return 1; }
	invalid "$home/$1.xml"
}
ok 'a question without its label' \
    lacks draft-questions 's/<label>How large.*?<\/label>//'
ok 'an answer to pick without its label' \
    lacks draft-questions 's/<label>As large as a hand<\/label>//'
ok 'a field without a kind' lacks sign-in 's/ kind="email"//'
ok 'a kind nobody knows' lacks sign-in 's/kind="email"/kind="mail"/'
ok 'a fault nobody has words for' \
    lacks sign-in-error 's/error="[a-z]*"/error="odd"/'
ok 'a personal field that no browser can fill in' \
    lacks sign-up 's/ autocomplete="name"//'
ok 'a password with its value' \
    lacks sign-in 's/(kind="password"[^>]*)\/>/$1><value>x<\/value><\/field>/'
ok 'a form without its token' lacks sign-in 's/ csrf="[^"]*"//'
ok 'a page without its language' lacks home 's/ lang="en"//'
ok 'without its direction' lacks home 's/ dir="ltr"//'
ok 'a moment that is none' \
    lacks case 's/(<opened_at>[0-9-]*) [^<]*/${1}T00:00/'
ok 'a status nobody knows' lacks case 's/<status>[^<]*/<status>lost/'
ok 'an element nobody knows' lacks case 's/<version>/<mood>x<\/mood>$&/'
ok 'a citizen who reads a note' \
    lacks case 's/<kind>message<\/kind>/<kind>note<\/kind>/'
ok 'or who wrote it' \
    lacks case 's/<by_officer>1<\/by_officer>/$&<name>Olga<\/name>/'
ok 'a citizen at a desk' lacks desk 's/role="officer"/role="citizen"/'
ok 'a stranger at a case' lacks case 's/<actor.*<\/actor>//s'
keeps() {
	perl -0pe "$2" "$pages/$1.xml" >"$home/$1.xml"
	valid "$home/$1.xml"
}
ok 'foreign text may bear its language' \
    keeps case 's/<category>/<category lang="ur" dir="rtl">/'

# It changes by version.
noted() {
	folder=${1-$contract}
	set -- $(grep -v '^#' "$folder/versions" | tail -n 1)
	[ "${2-}" = "$(sh "$top/tests/contract.sh" sum "$folder")" ] || {
		echo 'The schemas have changed: sh tests/contract.sh note'
		return 1
	}
	now=$(contract_now)
	[ "$1" = "$now" ] || {
		echo "PAGE_CONTRACT is $now, the contract's version $1"
		return 1
	}
}
ok 'the schemas are those of their version, which the programs name' noted
in_order() {
	grep -v '^#' "$contract/versions" | awk '
	    $1 != NR || length($2) != 64 || ($2 in seen) || (open != "") {
		print; wrong = 1
	    }
	    { seen[$2]; open = NF < 3 ? $1 : "" }
	    END { exit wrong || NR == 0 }'
}
ok 'versions follow each other, each once, only the last unreleased' in_order
# Of what was ever released nothing has gone.
kept() {
	(cd "$top" && git log --format= -p -- xsl/contract/versions) \
	    2>/dev/null | sed -n 's/^-\([0-9]* [0-9a-f]* [0-9-]*\)$/\1/p' |
	    while read -r line; do
		grep -qx "$line" "$contract/versions" ||
		    { echo "gone: $line"; exit 1; }
	    done
}
ok 'no version that was released is another now' kept

# Planted: the test above sees what it is there for.
cp -R "$contract" "$home/planted"
chmod -R u+w "$home/planted"
planted="$home/planted"
sed -i 's|<a:documentation>.*</a:documentation>||; s/<!-- .* -->//' \
    "$planted"/*.rng
ok 'what is only said to people may change' noted "$planted"
sed -i 's/<value>wrong</<value>odd</' "$planted"/parts/value.rng
ok 'what is said of documents may not' fails_with note noted "$planted"
sed -i 's/^[0-9].*/& 2026-12-01/' "$planted/versions"
sh "$top/tests/contract.sh" note "$planted"
next_version() { [ "$(grep -c '^[0-9]' "$planted/versions")" = 2 ]; }
ok 'after a release it is another version' next_version
ok 'that the programs must name' fails_with PAGE_CONTRACT noted "$planted"
sed 's/\(PAGE_CONTRACT\) .*/\1 "2"/' "$top/modules/core/page.h" \
    >"$home/page.h"
header=$home/page.h
ok 'and then all is well' noted "$planted"

# What people read of it is made of it.
reference() {
	sh "$top/tests/reference.sh" >"$home/reference.md" &&
	    diff "$top/xsl/reference.md" "$home/reference.md" || {
		echo 'sh tests/reference.sh >xsl/reference.md'
		return 1
	}
}
ok 'the reference tells of pages, hooks and tokens as they are' reference
asked_for() {
	grep -ohE 'var\(--[a-z-]+' "$top"/xsl/assets/*.css | sed 's/var(//'
}
told() { grep -oE '^\[?--[a-z-]+' "$contract/tokens" | tr -d '['; }
each_once() { asked_for | sort -u; }
ok 'every token that a style sheet asks for is told' same each_once told
done_testing
