#!/bin/sh
# Every word a page says is a row of xsl/words, and nothing else says one.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/rules.sh"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

keys() {
	cat xsl/words/"$1"/*.xml | grep -o '<w key="[^"]*"' | cut -d'"' -f2 |
	    sort
}
keys en >"$work/en"

# quoted MARK PATTERN FILE...: what stands between quotes and fits
quoted() {
	mark=$1 pattern=$2
	shift 2
	cat "$@" | grep -oE "$mark$pattern$mark" | tr -d "$mark" | sort -u
}

doubles() { uniq -d "$work/en"; }
none 'no word is there twice' doubles

# Whose key stands in a sheet whole.
missing() {
	cat $sheets | grep -oE "a:(say|knows)\('[^']*'[,)]" | cut -d"'" -f2 |
	    sort -u | comm -23 - "$work/en"
}
none 'every word that a sheet asks for is there' missing

# A key may be made while a page is drawn, of the name of a form, a field or a
# page, which a program has, and of an ending, which a sheet has.
quoted "'" '[a-z][a-z0-9.-]*' $sheets >"$work/said"
quoted "'" '[.][a-z.-]*' $sheets >"$work/ends"
{
	quoted '"' '[a-z][a-z. -]*' $programs | tr ' ' '\n'
	grep -ohE '^	[A-Z_]+\([a-z_]+, [a-z_]+' $programs | sed 's/.* //'
} | sort -u >"$work/named"
unsaid() {
	(cd "$work" && awk '
	    FILENAME != "en" { is[FILENAME, $0]; next }
	    { known = ("said", $0) in is || ("named", $0) in is }
	    {
		for (i = 1; i <= length($0); i++) {
			if (substr($0, i, 1) != ".")
				continue
			first = substr($0, 1, i - 1)
			rest = substr($0, i)
			second = substr(rest, 2)
			sub(/[.].*/, "", second)
			whose = ("named", first) in is ||
			    ("said", first) in is
			what = ("named", second) in is || second ~ /^[0-9]+$/ ||
			    ("ends", rest) in is || ("ends", rest ".") in is
			if (("said", first ".") in is || (whose && what))
				known = 1
		}
		if (!known)
			print
	    }' said ends named en)
}
none 'every word is said by somebody' unsaid

incomplete() {
	for language in $(ls xsl/words); do
		keys "$language" | sort -u | comm -13 - "$work/en" |
		    sed "s/^/$language: /"
	done
}
none 'every language has every word' incomplete

# What {stands for something} in English does so in the others, too; a
# pattern of a date picks its own parts.
mangled() {
	perl -e '
	    sub parts {
		my %of;
		for my $file (glob "xsl/words/$_[0]/*.xml") {
			open my $f, "<", $file or die;
			local $/;
			my $text = <$f>;
			while ($text =~ m{<w key="([^"]*)">(.*?)</w>}gs) {
				my ($key, $word) = ($1, $2);
				$word = $1 if $word =~ m{<other>(.*)</other>}s;
				$of{$key} = join " ", sort $word =~ /{\w+}/g;
			}
		}
		return \%of;
	    }
	    my $en = parts("en");
	    for my $language (map { m{([^/]+)$} } glob "xsl/words/*") {
		my $own = parts($language);
		print "$language: $_: $own->{$_}, not $en->{$_}\n"
		    for grep { !/^date/ && exists $en->{$_} &&
			$own->{$_} ne $en->{$_} } sort keys %$own;
	    }'
}
none 'every language has every placeholder' mangled

# Letters between tags.
outspoken() {
	grep -nE '>[^<]*[A-Za-z]{2,}[^<]*<' $sheets |
	    grep -vE '<!--|-->|<xsl:(text|message|attribute)|mode="path">'
	grep -nE '<xsl:(text|attribute)[^>]*>[^<]*[A-Za-z]+ +[A-Za-z]' $sheets
}
none 'no sheet says a word of its own' outspoken

read_out='title|alt|aria-label|placeholder|summary|content'
attributes() {
	grep -nE "<[^>]* ($read_out)=\"[^\"{]*[A-Za-z]{2,}" $sheets |
	    grep -v '<meta name="'
}
none 'nor in an attribute that is read out' attributes

# What a program puts in a page is a code, never a sentence.
sentences() {
	grep -nE 'page_(text|attr)\([^;]*"[^"]*[A-Za-z]+ [a-z]+' $programs
}
none 'no program says a word of its own' sentences
echo "1..$n"
