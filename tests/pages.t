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

# draw_all THEME FOLDER PAGE...: by one process, as the portal draws them
draw_all() {
	theme=$1 to=$home/$2
	shift 2
	mkdir -p "$to"
	"$build/tests/render" --to "$to" "$home/xsl" "$theme" "$@"
}

# look FOLDER PAGE: the HTML that was drawn of it, and what was said about it,
# are what the next ones speak of
look() {
	name=${2##*/} name=${name%.xml}
	html=$home/$1/$name.html errors=$home/$1/$name.said
	cp "$errors" "$home/errors"
	[ -s "$html" ]
}

# Whatever is said on the standard error is a missing word, an element that
# no template knows, or something the wall took out.
silent() { ! grep . "$errors"; }
says() { grep -q -e "$1" "$html"; }
never_says() { ! says "$1"; }

framed() {
	perl -0777 -ne '
	    print "no <!DOCTYPE html>\n" unless /^<!DOCTYPE html>/;
	    for my $name ("h1", "main") {
		my $many = () = /<$name[ >]/g;
		print "$many <$name>\n" unless $many == 1;
	    }' "$html" >"$home/faults" && ! grep . "$home/faults"
}

# No two elements bear the same id, and each label or description leads to one.
ids() {
	perl -0777 -ne '
	    my %ids;
	    while (/ id="([^"]*)"/g) {
		print "two ids $1\n" if $ids{$1}++;
	    }
	    while (/ (?:for|aria-describedby|aria-labelledby)="([^"]*)"/g) {
		$ids{$_} || print "no id $_\n" for split " ", $1;
	    }' "$html" >"$home/faults" && ! grep . "$home/faults"
}

cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
mkdir "$home/xsl/themes/sample"
cp "$top/tests/pages/sample.xsl" "$home/xsl/themes/sample/theme.xsl"
cp "$top/tests/pages/sample-words.xml" "$home/xsl/words/en/sample.xml"

letters=$top/xsl/samples/letters
own=$(ls "$top"/tests/pages/*.xml | grep -v /sample-words.xml)
ok 'all pages are drawn' draw_all sample pages "$top"/xsl/samples/*.xml $own
ok 'all letters are' draw_all sample letters "$letters"/*.xml

for page in "$top"/xsl/samples/*.xml $own; do
	ok "${page##*/} is drawn" look pages "$page"
	ok "$name lacks no word and no template" silent
	ok "$name is HTML with one h1 and one main" framed
	ok "$name has ids that are its own and lead somewhere" ids
done

# Text in another language than the page is in an element that says so, or a
# screen reader speaks it as if it were the page's.
marked() {
	grep -o '<[a-z_]* lang="[a-z]*">[^<]*' "$1" |
	    sed 's/^<[a-z_]* lang="\([a-z]*\)">/\1 /' |
	while read -r lang text; do
		grep -q "lang=\"$lang\"[^>]*>$text" "$html" ||
		    { echo "$text lost its $lang"; exit 1; }
	done
}
for page in "$top"/xsl/samples/*-foreign.xml; do
	look pages "$page"
	ok "$name marks foreign text" marked "$page"
done

# Civic drew them above; what another theme draws amiss is told by its name.
# Long and hostile text meets the same templates.
drawn_by() {
	plainly=$(ls "$top"/xsl/samples/*.xml | grep -v \
	    -e -long. -e -hostile.)
	draw_all "$1" "$1" $plainly || return 1
	for page in $plainly; do
		look "$1" "$page" && silent && framed && ids || {
			echo "$page"
			return 1
		}
	done
	draw_all "$1" "$1/letters" $(ls "$letters"/*.xml |
	    grep -v -e -long. -e -hostile.) || return 1
	! grep . "$home/$1"/letters/*.said
}
for theme in "$top"/xsl/themes/*; do
	theme=${theme##*/}
	[ "$theme" != civic ] || continue
	ok "$theme draws every page and letter" drawn_by "$theme"
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

look pages form-error.xml
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

look pages form-empty.xml
ok 'a form that was not sent has no summary' never_says 'class="faults"'
ok 'robots find their field, people do not' says 'class="trap" aria-hidden'
ok 'files are told how many and how large' \
    says 'Up to 5 files of at most 10 MB'

look pages hostile.xml
ok 'markup that people typed is text' never_says '<img src=x'
ok 'a title that people typed is text' says '<title>&lt;script&gt;alert(1)'

look pages rtl.xml
ok 'a page of another direction says so' says '<html lang="ur" dir="rtl">'

look pages home.xml
ok 'signing up stands by signing in' says 'href="/sign-up"'
ok 'nobody signed in, no sign-out' never_says 'sign-out'

look pages home-officer.xml
ok 'an officer finds the queue' says 'href="/queue"'
ok 'signing out is a POST of its own' \
    says '<form method="post" action="/sign-out"'

look pages case.xml
ok 'what a citizen wrote is text' says 'mill. &lt;b&gt;Careful'
ok 'a citizen reads no note' never_says 'Crew is free'
look pages desk.xml
ok 'an officer does' says 'Crew is free'
look pages resolve-conflict.xml
ok 'who came second sees what the first did' says 'Somebody'

look pages notice-again.xml
ok 'what met no database is shown' says 'It is by the &lt;mill&gt;'
ok 'and sent again under the same key' says 'name="key" value="key"'

for letter in "$letters"/*.xml; do
	ok "letter ${letter##*/} is drawn" look letters "$letter"
	ok "letter $name lacks no word and no template" silent
	ok "letter $name has a subject, a text and HTML" \
	    eval 'says "^Subject: ." && says "^Hello " && says "<html lang"'
done

look letters confirm-address.xml
ok 'the code of a letter stands alone' says '^ *123456$'
ok 'its link is whole' says '^http://localhost:8311/confirm/token$'
look letters case-resolved.xml
ok 'a case that ended asks how it was' \
    says '^http://localhost:8311/feedback/token$'
ok 'what an officer typed is text in HTML' never_says '<p>.*<b>Thursday'

done_testing
