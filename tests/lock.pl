#!/usr/bin/perl
# lock.pl FILE FROM N SECONDS: lock N bytes of a file, as who has a turn does.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use Fcntl;

my ($file, $at, $n, $seconds) = @ARGV;
open my $f, '+<', $file or die "$file: $!\n";
for ($at .. $at + $n - 1) {
	my $l = pack 's s x4 q q i x4', F_WRLCK, 0, $_, 1, 0;
	fcntl $f, 37, $l or die "lock: $!\n";	# F_OFD_SETLK
}
$| = 1;
print "locked\n";
sleep $seconds;
