#!/bin/sh
# From right to left: every sample and every letter in Urdu, no value without
# a frame of its own that the words around it could tear up.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
shown=errors
. "$top/tests/tap.sh"

# turn TO [SED]: the document on the standard input, in Urdu
turn() {
	sed '1,/<page\|<letter/s/lang="en"\( dir="ltr"\)*/lang="ur" dir="rtl"/' \
	    >"$1"
}
# draw_all FOLDER: all its documents, with a theme
draw_all() {
	"$build/tests/render" --to "$1" "$top/xsl" civic "$1"/*.xml
}
# look PAGE: below $home, what was drawn and what was said about it are what
# the next ones speak of
look() {
	name=${1##*/}
	html=$home/$1.html
	cp "${html%.html}.said" "$home/errors"
}
silent() { ! grep . "$home/errors"; }
says() { grep -q -e "$1" "$html"; }
never_says() { ! says "$1"; }
turned() { says '<html lang="ur" dir="rtl">'; }

# Urdu and Latin in one text, outside frames: <bdi>, an element that says its
# own direction, the marks of UAX #9.
torn() { perl -CSD "$top/tests/frames.pl" "$top/xsl/words/ur" "$@"; }
apart() { ! grep -F "$html: " "$home/torn"; }

mkdir "$home/pages" "$home/letters"
for page in "$top"/xsl/samples/*.xml; do
	turn "$home/pages/${page##*/}" <"$page"
done
sed '/name="reason"/s#/>#><value>No. 12</value></field>#' \
    "$top/xsl/samples/case-reopen.xml" | turn "$home/pages/reopen.xml"
for letter in "$top"/xsl/samples/letters/*.xml; do
	# Where one person wrote both in a line, that is theirs to frame.
	sed 's/ مرحبا//' "$letter" | turn "$home/letters/${letter##*/}"
done
ok 'all pages are drawn' draw_all "$home/pages"
ok 'all letters are' draw_all "$home/letters"
torn "$home"/pages/*.html "$home"/letters/*.html >"$home/torn"

for page in "$home"/pages/*.html; do
	page=${page##*/}
	look "pages/${page%.html}"
	ok "$name stands from right to left" turned
	ok "$name lacks no word in Urdu" silent
	ok "$name tears no value up" apart
done
for letter in "$home"/letters/*.html; do
	letter=${letter##*/}
	look "letters/${letter%.html}"
	ok "the letter $name stands from right to left" turned
	ok "the letter $name lacks no word in Urdu" silent
	ok "the letter $name tears no value up" apart
done

look letters/case-received
ok 'a subject holds its reference together' \
    says '^Subject: .*⁨AE-5QP4-H001⁩'
ok 'and so does the text' says '^شکریہ.*⁨AE-5QP4-H001⁩'
ok 'what a mail program keeps of a letter is turned' \
    says '<table [^>]*dir="rtl"'

look pages/case
ok 'a reference is apart' says '<bdi class="reference">AE-5QP4-H001</bdi>'
ok 'a file name is apart' says '<bdi>hole by the mill.png</bdi>'
ok 'an hour reads from left to right' says '⁦10:00 PM⁩'
ok 'an empty field turns as the page does' \
    says '<textarea rows="6" id="case-reply-body"'
look pages/reopen
ok 'what was written turns its own way' says '<textarea rows="6" dir="auto"'
look pages/sign-in
ok 'an address is typed from left to right' \
    says '<input type="email"[^>]* dir="ltr"'
look pages/report-department
ok 'a bar grows from the right' says '<text x="100%"'

look pages/case-sent
sed 's/<bdi>//g; s/<\/bdi>//g' "$html" >"$home/bare"
ok 'a frame that is lost is missed' not torn "$home/bare"
done_testing
