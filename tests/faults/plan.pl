#!/usr/bin/perl
# plan.pl SEED SECONDS: what breaks when: "SECOND NAME ARGUMENT", a line each.
# All that can break is dealt out like cards, shuffled by the seed, and again.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use FindBin;
use lib $FindBin::Bin;
use deck;

my ($seed, $seconds) = @ARGV;
my $drawn = 0;
sub draw {
	my ($n) = @_;
	my $hash = sha256_hex("plan $seed " . $drawn++);
	return hex(substr $hash, 0, 8) % $n;
}

my $second = 2;
while ($second < $seconds - 10) {
	my @cards = @deck::cards;
	while (@cards && $second < $seconds - 10) {
		my $card = splice @cards, draw(scalar @cards), 1;
		my ($name, $lasts, @arguments) = @$card;
		my $argument = @arguments ?
		    $arguments[draw(scalar @arguments)] : '';
		print "$second $name $argument\n";
		$second += $lasts;
	}
}
