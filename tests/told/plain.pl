#!/usr/bin/perl
# plain.pl FROM TO NAME...: FROM/NAME.xml, a document as a program told it,
# becomes the sample TO/NAME.xml: no secret in it, and nothing that is another
# the next time but for a reason.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use POSIX qw(strftime);
use Time::Local qw(timegm);

my ($from, $to, @names) = @ARGV;
my $then = timegm(0, 0, 22, 21, 10, 126);	# when every sample was made
my $grain = 1800;
my (%references, $now, $count);

sub read_file {
	my ($path) = @_;
	open(my $in, '<', $path) or die "$path: $!\n";
	local $/;
	return scalar <$in>;
}

# Moments move with the document; minutes that the story took do not show.
sub moment {
	my ($y, $mo, $d, $h, $mi, $s) = @_;
	return "$y-$mo-$d $h:$mi:$s" if $y == 9999;
	my $ago = timegm($s, $mi, $h, $d, $mo - 1, $y) - $now;
	$ago = int($ago / $grain + ($ago < 0 ? -0.5 : 0.5)) * $grain;
	return strftime('%Y-%m-%d %H:%M:%S', gmtime($then + $ago));
}

sub month {
	my ($y, $mo) = @_;
	my @now = gmtime($now);
	my $ago = ($y - 1900 - $now[5]) * 12 + $mo - 1 - $now[4];
	my $at = 2026 * 12 + 10 + $ago;
	return sprintf '%04d-%02d', $at / 12, $at % 12 + 1;
}

# They are drawn at random; all but the first digits of ours.
sub reference {
	my ($found) = @_;
	return $found if $found =~ /^7K3MQ/;
	return $references{$found} //= sprintf '5QP4H%03d', ++$count;
}

# Their numbers have gaps, wherever a try failed.
sub count_events {
	my ($text) = @_;
	my %events = map { $_ => 1 } $text =~ m{<event><id>(\d+)}g;
	my $n = 0;
	$events{$_} = ++$n for sort { $a <=> $b } keys %events;
	$text =~ s{(<event><id>)(\d+)}{$1$events{$2}}g;
	return $text;
}

sub plain {
	my ($text) = @_;
	my @at = $text =~ /now="(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)"/;
	$now = timegm(@at[5, 4, 3, 2], $at[1] - 1, $at[0]) if @at;
	$text =~ s/ csrf="[^"]*"/ csrf="csrf"/g;
	$text =~ s/ key="[^"]*"/ key="key"/g;
	$text =~ s/ request="[^"]*"/ request="7f3a9c1e5b2d4680"/g;
	$text =~ s{<token>[^<]*}{<token>token}g;
	$text =~ s{<code>[0-9]{6}<}{<code>123456<}g;
	$text =~ s{(/(?:find|confirm|new|feedback)/)[\w.-]{40,}}{$1token}g;
	$text =~ s{http://127\.0\.0\.1:\d+}{http://localhost:8311}g;
	$text =~ s{<address>127[\d.]*<}{<address>192.0.2.7<}g;
	$text =~ s{<agent>[^<]*}{<agent>Mozilla/5.0 (X11; Linux x86_64)}g;
	$text =~ s{(<reference>)(\w+)}{$1 . reference($2)}ge;
	$text =~ s{ retry="\d+"}{ retry="60"};
	$text =~ s{\b(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\b}
	    {moment($1, $2, $3, $4, $5, $6)}ge;
	$text =~ s{<name>(\d{4})-(\d\d)</name>}
	    {'<name>' . month($1, $2) . '</name>'}ge;
	return count_events($text);
}

# Indented, with the line that says the licence.
sub write_file {
	my ($path, $text) = @_;
	open(my $out, '|-', "xmllint --nonet --format - >'$path.new'") or die;
	print $out $text;
	close $out or die "$path\n";
	my $made = read_file("$path.new");
	$made =~ s/^<\?xml[^>]*\?>\n//;
	open($out, '>', $path) or die "$path: $!\n";
	print $out qq(<?xml version="1.0" encoding="UTF-8"?>\n),
	    "<!-- SPDX-License-Identifier: ISC -->\n", $made;
	close $out or die "$path: $!\n";
	unlink "$path.new";
}

write_file("$to/$_.xml", plain(read_file("$from/$_.xml"))) for @names;
