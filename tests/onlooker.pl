#!/usr/bin/perl
# onlooker.pl HOST:PORT PREFIX JOURNAL PATH...: somebody who looks at pages,
# one after the other, until told to stop. A line each goes to JOURNAL: when,
# which, its status, and the look the theme gave it: its class look-SOMETHING.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Time::HiRes qw(time sleep);
use person;

my ($host, $prefix, $journal, @paths) = @ARGV;
open my $log, '>>', $journal or die "$journal: $!";
my $me = person->new($host, $prefix, 'onlooker');

while () {
	for my $path (@paths) {
		my $answer = $me->get($path);
		my ($look) = $answer->{body} =~ /class="look-([\w.]+)"/;
		syswrite $log, sprintf("%.3f %s %d %s\n", time, $path,
		    $answer->{status}, $look // 'none');
		sleep 0.03;
	}
}
