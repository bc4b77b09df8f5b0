#!/bin/sh
# What people type stays text, whatever the theme: every text of every sample
# is made to look like markup, and no page, letter or theme takes it for any.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
. "$top/tests/tap.sh"	# ok

# Behind each text, and in what charts are labelled with.
poison() {
	perl -0777 -e '
	    my $bad = q{&lt;img src=x onerror=alert(1)>&lt;/title>} .
	        q{&lt;/textarea>&lt;script>alert(1)&lt;/script>} .
	        q{&quot; onclick=&quot;x&apos; style=&apos;x};
	    my $to = shift;
	    for my $file (@ARGV) {
		open my $in, "<", $file or die "$file: $!";
		my $text = <$in>;
		$text =~ s{(?<=[^\s>?-])(</[\w-]+>)}{$bad$1}g;
		$text =~ s{(\s(?:label|text)="[^"]*)"}{$1$bad"}g;
		$file =~ s{.*/xsl/samples/}{};
		$file =~ tr{/}{-};
		open my $out, ">", "$to/$file" or die "$to/$file: $!";
		print $out $text;
	    }' "$@"
}

# What is written in tags that a browser would take for more than text.
through() {
	perl -0777 -ne '
	    s/^.*?(?=<!DOCTYPE)//s; # of a letter, what is no HTML
	    while (/<([a-zA-Z][^\s>\/]*)((?:"[^"]*"|[^">])*)>/g) {
		my ($name, $rest) = (lc $1, $2);
		$rest =~ s/"[^"]*"/""/g;
		print "$ARGV: <$name$rest>\n" if $name eq "script" ||
		    $name eq "img" || $rest =~ /\s(?:on\w+|style)=/i
	    }' "$@"
}

# drawn THEME: every sample, and nothing got through
drawn() {
	rm -rf "$home/drawn"
	mkdir "$home/drawn"
	"$build/tests/render" --to "$home/drawn" "$top/xsl" "$1" \
	    "$home"/poisoned/*.xml || return 1
	through "$home"/drawn/*.html >"$home/through"
	cat "$home/through"
	drawn=$(grep -l '&lt;img src=x' "$home"/drawn/*.html | wc -l)
	echo "$drawn poisoned pages"
	[ ! -s "$home/through" ] && [ "$drawn" -gt 60 ]
}

mkdir "$home/poisoned"
poison "$home/poisoned" "$top"/xsl/samples/*.xml "$top"/xsl/samples/letters/*.xml
for theme in "$top"/xsl/themes/*/theme.xsl; do
	theme=${theme%/theme.xsl}
	theme=${theme##*/}
	ok "E-6: $theme: all that was typed is text" drawn "$theme"
done
done_testing
