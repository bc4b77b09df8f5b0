#!/usr/bin/perl
# upto.pl BEGAN ENDED <JOURNAL: what is known of a copy that was made between
# these two moments: what was done before is in it, what was begun after is
# not, and of the rest nobody knows.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use JSON::PP;

my ($began, $ended) = @ARGV;
my $json = JSON::PP->new->canonical;
while (<STDIN>) {
	my $line = $json->decode($_);
	if (defined $line->{id} && defined $line->{outcome}) {
		my $start = $line->{start} // 0;
		next if $start > $ended;
		if (($line->{end} // $start) > $began &&
		    $line->{outcome} eq 'ok') {
			$line->{outcome} = 'unknown';
			delete $line->{where};
		}
	}
	print $json->encode($line), "\n";
}
