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

# draw DOCUMENT: in Urdu, with a theme, to $home/html
draw() {
	sed '1,/<page\|<letter/s/lang="en"\( dir="ltr"\)*/lang="ur" dir="rtl"/' \
	    "$1" >"$home/page"
	"$build/tests/render" "$home/page" "$top/xsl" civic \
	    >"$home/html" 2>"$home/errors"
}
silent() { ! grep . "$home/errors"; }
says() { grep -q -e "$1" "$home/html"; }
never_says() { ! says "$1"; }
turned() { says '<html lang="ur" dir="rtl">'; }

# Urdu and Latin in one text, outside frames: <bdi>, an element that says its
# own direction, the marks of UAX #9.
apart() {
	perl -CSD "$top/tests/frames.pl" "$home/html" "$top"/xsl/words/ur/*.xml
}

for page in "$top"/xsl/samples/*.xml; do
	name=$(basename "$page" .xml)
	draw "$page"
	ok "$name stands from right to left" turned
	ok "$name lacks no word in Urdu" silent
	ok "$name tears no value up" apart
done
for letter in "$top"/xsl/samples/letters/*.xml; do
	name=$(basename "$letter" .xml)
	# Where one person wrote both in a line, that is theirs to frame.
	sed 's/ مرحبا//' "$letter" >"$home/letter"
	draw "$home/letter"
	ok "the letter $name stands from right to left" turned
	ok "the letter $name lacks no word in Urdu" silent
	ok "the letter $name tears no value up" apart
done

draw "$top/xsl/samples/letters/case-received.xml"
ok 'a subject holds its reference together' \
    says '^Subject: .*⁨AE-5QP4-H001⁩'
ok 'and so does the text' says '^شکریہ.*⁨AE-5QP4-H001⁩'
ok 'what a mail program keeps of a letter is turned' \
    says '<table [^>]*dir="rtl"'

draw "$top/xsl/samples/case.xml"
ok 'a reference is apart' says '<bdi class="reference">AE-5QP4-H001</bdi>'
ok 'a file name is apart' says '<bdi>hole by the mill.png</bdi>'
ok 'an hour reads from left to right' says '⁦10:00 PM⁩'
ok 'an empty field turns as the page does' \
    says '<textarea rows="6" id="case-reply-body"'
sed '/name="reason"/s#/>#><value>No. 12</value></field>#' \
    "$top/xsl/samples/case-reopen.xml" >"$home/reopen"
draw "$home/reopen"
ok 'what was written turns its own way' says '<textarea rows="6" dir="auto"'
draw "$top/xsl/samples/sign-in.xml"
ok 'an address is typed from left to right' \
    says '<input type="email"[^>]* dir="ltr"'
draw "$top/xsl/samples/report-department.xml"
ok 'a bar grows from the right' says '<text x="100%"'

draw "$top/xsl/samples/case-sent.xml"
sed 's/<bdi>//g; s/<\/bdi>//g' "$home/html" >"$home/bare"
cp "$home/bare" "$home/html"
ok 'a frame that is lost is missed' not apart
done_testing
