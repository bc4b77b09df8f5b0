# frames.pl FOLDER FILE...: say where in which file Urdu and Latin stand in one
# text, unframed. Latin that the words in FOLDER say themselves reads well.
# SPDX-License-Identifier: ISC
use strict;
use utf8;

sub slurp {
	open my $file, '<:utf8', shift or die "$!\n";
	local $/;
	return scalar <$file>;
}
my %own;
for my $words (map { slurp($_) } glob shift(@ARGV) . '/*.xml') {
	while ($words =~ />([^<>]+)</g) {
		(my $said = $1) =~ s/\{[^}]*\}//g;
		$own{$_} = 1 for $said =~ /[A-Za-z][\w\@.-]*\w/g;
	}
}
my ($bad, $file) = 0;

sub look {
	my ($text, $where) = @_;
	1 while $text =~ s/[\x{2066}-\x{2068}][^\x{2066}-\x{2069}]*\x{2069}//g;
	if ($text =~ /[\x{2066}-\x{2069}]/) {
		print "$file: $where opens a frame and leaves it: $text\n";
		$bad = 1;
	}
	$text =~ s/([A-Za-z][\w\@.-]*\w)/$own{$1} ? '' : $1/ge;
	return unless $text =~ /[\x{600}-\x{6FF}]/ && $text =~ /[A-Za-z]/;
	$text =~ s/\s+/ /g;
	print "$file: $where mixes: $text\n";
	$bad = 1;
}

sub read_page {
	my $html = slurp($file);

	# A letter's text comes first: a line is a paragraph.
	if ($html =~ s/^(Subject:.*?)(?=<!DOCTYPE)//s) {
		my $text = $1;
		$text =~ s/^Subject: //;
		$text =~ s{https?://\S+}{}g;
		look($_, 'text') for split /\n/, $text;
	}
	while ($html =~ /\b(aria-label|title|placeholder|data-label|alt)="([^"]*)"/g) {
		look($2, $1);
	}
	# A title is text alone, on a line of the browser's.
	$html =~ s{<title>(.*?)</title>}{}s;

	# What has its own direction is out of the line; blocks part texts.
	my $inline = qr/a|b|strong|span|tspan|time|font|em|small|abbr|code/;
	1 while $html =~ s{<bdi\b[^>]*>[^<]*</bdi>}{}g;
	1 while $html =~ s{<(\w+)\b[^>]* dir="(?:auto|ltr)"[^>]*>[^<]*</\1>}{}g;
	$html =~ s{</?(?:$inline)\b[^>]*>}{}g;
	look($_, 'the page') for split /<[^>]*>/, $html;
}

for (@ARGV) {
	$file = $_;
	read_page();
}
exit $bad;
