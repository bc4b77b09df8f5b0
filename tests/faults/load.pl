#!/usr/bin/perl
# load.pl HOST:PORT PREFIX JOURNAL MAIL SOCKET SEED SECONDS ROLE:NAME...: the
# people of a fault campaign, each a process, until SECONDS are over.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/..";
use Time::HiRes qw(time sleep);
use citizen;
use officer;
use newcomer;

my ($host, $prefix, $journal, $mail, $sql, $seed, $seconds, @people) = @ARGV;
my $end = time + $seconds;
my %kind = (citizen => 'citizen', nobody => 'newcomer', officer => 'officer',
    manager => 'officer');

sub live {
	my ($number, $role, $name, $parent) = @_;
	my $one = $kind{$role}->new(host => $host, prefix => $prefix,
	    name => $name, role => $role, number => $number, seed => $seed,
	    journal => $journal, mail => $mail, sql => $sql);
	srand hex substr Digest::SHA::sha256_hex("$seed $number"), 0, 8;
	$one->sign_in if $role ne 'nobody';
	while (time < $end && getppid == $parent) {
		$one->{turn}++;
		$one->turn;
		sleep $one->draw(300, 'pause') / 1000;
	}
	exit 0;
}

my ($number, $parent) = (0, $$);
for (@people) {
	my ($role, $name) = split /:/;
	my $pid = fork // die "fork: $!";
	$number++;
	live($number, $role, $name, $parent) if $pid == 0;
}
my $failed = 0;
while (wait > 0) { $failed++ if $? }
exit($failed ? 1 : 0);
