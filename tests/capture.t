#!/bin/sh
# What the programs really tell keeps the contract: every page, to everybody,
# with what is wrong in every form; letters, too.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/valid.sh"
AEDILE_TRACE=1
export AEDILE_TRACE
start_house
. "$top/tests/told/story.sh"
tell

# Whoever asks, whatever they are told: all that a route can be asked for.
programs='auth cases feedback reports'
described() {
	for program in $programs; do "$build/aedile-$program" --describe; done
}
routes() {
	described | tr '<' '\n' |
	    sed -n 's/^route method="GET" path="\([^"]*\)".*/\1/p'
}
mkdir "$home/walk"
walk() {
	for at in $(routes | sed 's|{token}|none|; s|{measure}|volume|
	    s|^/services/{id}|/services/3|; s|^/drafts/{id}|DRAFT|
	    s|^/queue/{id}|/queue/46|; s|^/cases/{id}|/cases/46|
	    s|{id}|1|' | sed "s|DRAFT|$draft|"); do
		get "$at"
		status '\(200\|303\|403\|404\)' || echo "$at" >>"$home/odd"
		! header 'Content-Type: application/xml' ||
		    cp "$home/reply" "$home/walk/$1-$(echo "$at" | tr / -).xml"
	done
}
: >"$home/odd"
as nobody
rm -f "$home/cookies-nobody"
walk nobody
for person in ada bob olga oskar mina alma; do
	begin $person
	walk $person
done
none_odd() { ! grep . "$home/odd"; }
ok 'no page is broken, whoever asks' none_odd

seen() {
	for program in $programs; do
		sed -n 's/.*trace: \(GET [^ ]* 200\) .*/\1/p' \
		    "$home/$program.log"
	done | sort -u
}
all_seen() {
	seen | cut -d' ' -f2 >"$home/seen"
	routes | grep -v -x -F -f "$home/seen"
	[ $? = 1 ]
}
ok 'every page of every program was looked at' all_seen

absence
ok 'what is told is what the schemas say' valid "$home"/told/*.xml
cp "$home/types" "$home/told-types"
ok 'to whomever' valid "$home"/walk/*.xml
ok 'all of it has its words' worded "$home"/told/*.xml
types() {
	ls "$contract" | sed -n 's/\.rng$//p' | grep -vx letter | LC_ALL=C sort
}
all_types() { types | diff - "$home/told-types"; }
ok 'every page type was told' all_types

# Whatever can be filled in can be wrong, and was.
xsltproc --nonet "$top/tests/contract/forms.xsl" "$home"/told/*.xml |
    sort -u >"$home/forms"
all_wrong() {
	sed 's/ .*//' "$home/forms" | sort -u | while read -r form; do
		grep -qx "$form wrong" "$home/forms" || echo "$form"
	done | grep . && return 1
	return 0
}
ok 'every form was seen with what is wrong in it' all_wrong

# Each version of a text, to every role that may read the page.
xsltproc --nonet "$top/tests/contract/type.xsl" "$home"/told/*.xml |
    sort -u >"$home/met"
ok 'every page was told to every role that may see it' all_roles $(types)

# The contract is the programs' word: what is told by another number is not.
by_version() {
	grep -L "<page name=\"[a-z]*\" contract=\"$(contract_now)\"" \
	    "$home"/told/*.xml | grep . && return 1
	return 0
}
ok 'each document says which contract it keeps' by_version

all_letters() {
	for letter in $(ls "$top/xsl/samples/letters" | grep -v -e long \
	    -e hostile); do
		[ -s "$home/told/letters/$letter" ] || echo "no $letter"
	done | grep . && return 1
	return 0
}
ok 'every letter that was sent is what the schema says' \
    valid "$home"/told/letters/*.xml
ok 'and each was sent' all_letters
ok 'C-6: no citizen was told a note' not grep -l 'Crew is free' \
    $(grep -l 'role="citizen"' "$home"/told/*.xml "$home"/walk/*.xml)
[ -z "${keep_told-}" ] || cp -R "$home/told" "$keep_told"
done_testing
