#!/bin/sh
# Sample pages through the real theme: whole, one h1, no word or template
# missing. The theme is civic with the sample page type on top.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
shown=errors
. "$top/tests/tap.sh"

# draw PAGE: as HTML in $home/html, and what was said about it beside
draw() {
	"$build/tests/render" "$1" "$home/xsl" sample \
	    >"$home/html" 2>"$home/errors"
}

# many PATTERN: how often it stands in the page
many() { grep -o -e "$1" "$home/html" | wc -l; }

# Whatever is said on the standard error is a missing word, an element that
# no template knows, or something the wall took out.
silent() { ! grep . "$home/errors"; }
one_h1() { [ "$(many '<h1[ >]')" = 1 ]; }
one_main() { [ "$(many '<main[ >]')" = 1 ]; }
html5() { head -c 15 "$home/html" | grep -q '^<!DOCTYPE html>'; }
says() { grep -q -e "$1" "$home/html"; }
never_says() { ! says "$1"; }

# No two elements bear the same id, and each label or description leads to one.
ids() {
	grep -o ' id="[^"]*"' "$home/html" | sort >"$home/ids"
	! uniq -d "$home/ids" | grep .
	grep -o -E ' (for|aria-describedby|aria-labelledby)="[^"]*"' \
	    "$home/html" | sed 's/.*="//; s/"//' | tr ' ' '\n' | sort -u |
	while read -r id; do
		grep -q "\"$id\"" "$home/ids" || { echo "no id $id"; exit 1; }
	done
}

cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
mkdir "$home/xsl/themes/sample"
cp "$top/tests/pages/sample.xsl" "$home/xsl/themes/sample/theme.xsl"
cp "$top/tests/pages/sample-words.xml" "$home/xsl/words/en/sample.xml"

for page in "$top"/xsl/samples/*.xml "$top"/tests/pages/*.xml; do
	name=$(basename "$page" .xml)
	[ "$name" != sample-words ] || continue
	ok "$name is drawn" draw "$page"
	ok "$name lacks no word and no template" silent
	ok "$name is HTML with one h1 and one main" \
	    eval 'html5 && one_h1 && one_main'
	ok "$name has ids that are its own and lead somewhere" ids
done

# Text in another language than the page is in an element that says so, or a
# screen reader speaks it as if it were the page's.
marked() {
	grep -o '<[a-z_]* lang="[a-z]*">[^<]*' "$1" |
	    sed 's/^<[a-z_]* lang="\([a-z]*\)">/\1 /' |
	while read -r lang text; do
		grep -q "lang=\"$lang\"[^>]*>$text" "$home/html" ||
		    { echo "$text lost its $lang"; exit 1; }
	done
}
for page in "$top"/xsl/samples/*-foreign.xml; do
	draw "$page"
	ok "$(basename "$page" .xml) marks foreign text" marked "$page"
done

# Civic drew them above; what another theme draws amiss is told by its name.
# Long and hostile text meets the same templates.
drawn_by() {
	for page in "$top"/xsl/samples/*.xml "$top"/xsl/samples/letters/*.xml
	do
		case $page in
		*-long.xml | *-hostile.xml) continue ;;
		esac
		"$build/tests/render" "$page" "$home/xsl" "$1" \
		    >"$home/html" 2>"$home/errors" && silent || {
			echo "$page"
			return 1
		}
		case $page in
		*/letters/*) continue ;;
		esac
		html5 && one_h1 && one_main && ids || {
			echo "$page"
			return 1
		}
	done
}
for theme in "$top"/xsl/themes/*; do
	name=$(basename "$theme")
	[ "$name" != civic ] || continue
	ok "$name draws every page and letter" drawn_by "$name"
done

# Each page type that a sheet knows has a sample here.
all_types() {
	grep -ho 'match="[^"]*"' "$top"/xsl/base/pages/*.xsl |
	    grep -o 'page/[a-z-]*' | sort -u | sed 's/page.//' |
	while read -r type; do
		grep -q "<$type[ />]" "$top"/xsl/samples/*.xml ||
		    { echo "no sample of <$type>"; exit 1; }
	done
}
ok 'every page type has a sample' all_types

draw "$top/tests/pages/form-error.xml"
ok 'the title of a wrong form starts with Error:' says '<title>Error: '
ok 'a summary leads to the field' says '<a href="#every-line">Write your name'
ok 'the field says the same words' says 'every-line-error.*Write your name'
ok 'the control knows what is wrong' \
    says 'aria-describedby="every-line-hint every-line-error" aria-invalid'
ok 'the first radio is where the summary leads' \
    says '<input type="radio" id="every-kind"'
ok 'what was typed is kept' \
    says 'value="Ada &lt;b&gt;Brown&lt;/b&gt; &amp; Söhne"'
ok 'a password is never shown' never_says 'never shown'
ok 'the form bears its token' says 'name="csrf" value="abc"'

draw "$top/tests/pages/form-empty.xml"
ok 'a form that was not sent has no summary' never_says 'class="faults"'
ok 'robots find their field, people do not' says 'class="trap" aria-hidden'
ok 'files are told how many and how large' \
    says 'Up to 5 files of at most 10 MB'

draw "$top/tests/pages/hostile.xml"
ok 'markup that people typed is text' never_says '<img src=x'
ok 'a title that people typed is text' says '<title>&lt;script&gt;alert(1)'

draw "$top/tests/pages/rtl.xml"
ok 'a page of another direction says so' says '<html lang="ur" dir="rtl">'

draw "$top/xsl/samples/home.xml"
ok 'signing up stands by signing in' says 'href="/sign-up"'
ok 'nobody signed in, no sign-out' never_says 'sign-out'

draw "$top/xsl/samples/home-officer.xml"
ok 'an officer finds the queue' says 'href="/queue"'
ok 'signing out is a POST of its own' \
    says '<form method="post" action="/sign-out"'

draw "$top/xsl/samples/case.xml"
ok 'what a citizen wrote is text' says 'mill. &lt;b&gt;Careful'
ok 'a citizen reads no note' never_says 'Crew is free'
draw "$top/xsl/samples/desk.xml"
ok 'an officer does' says 'Crew is free'
draw "$top/xsl/samples/resolve-conflict.xml"
ok 'who came second sees what the first did' says 'Somebody'

draw "$top/xsl/samples/notice-again.xml"
ok 'what met no database is shown' says 'It is by the &lt;mill&gt;'
ok 'and sent again under the same key' says 'name="key" value="key"'

for letter in "$top"/xsl/samples/letters/*.xml; do
	name=$(basename "$letter" .xml)
	ok "letter $name is drawn" draw "$letter"
	ok "letter $name lacks no word and no template" silent
	ok "letter $name has a subject, a text and HTML" \
	    eval 'says "^Subject: ." && says "^Hello " && says "<html lang"'
done

draw "$top/xsl/samples/letters/confirm-address.xml"
ok 'the code of a letter stands alone' says '^ *123456$'
ok 'its link is whole' says '^http://localhost:8311/confirm/token$'
draw "$top/xsl/samples/letters/case-resolved.xml"
ok 'a case that ended asks how it was' \
    says '^http://localhost:8311/feedback/token$'
ok 'what an officer typed is text in HTML' never_says '<p>.*<b>Thursday'

done_testing
