#!/usr/bin/perl
# table.pl INJECTED JOURNAL: each fault of the list, and how often it was
# there, or why not.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use deck;
use journal;

my ($injected, $journal) = @ARGV;
my %count;
open my $in, '<', $injected or die "$injected: $!\n";
while (<$in>) { chomp; $count{$_}++ }
for my $line (journal::read_all($journal)) {
	for my $mark (qw(again twin late lost hung_up)) {
		$count{$mark}++ if $line->{$mark};
	}
	$count{$line->{kind}}++ if $line->{kind} eq 'stale';
}
for my $row (@deck::list) {
	my ($number, $what, @names) = @$row;
	if (@names && ref $names[0]) {
		printf "R-%-3s     -  %s: %s\n", $number, $what, ${$names[0]};
		next;
	}
	my $n = 0;
	$n += $count{$_} // 0 for @names;
	printf "R-%-3s %5d  %s (%s)\n", $number, $n, $what,
	    join ', ', map { "$_ " . ($count{$_} // 0) } @names;
}
