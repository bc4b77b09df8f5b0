#!/usr/bin/perl
# start.pl PORT PROGRAM: milliseconds from exec to the first page served.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use IO::Socket::INET;
use Time::HiRes qw(time sleep);

my ($port, @program) = @ARGV;
my $begun = time;
my $pid = fork // die "fork: $!\n";
if (!$pid) {
	exec @program or exit 127;
}

sub served {
	my $link = IO::Socket::INET->new(PeerAddr => '127.0.0.1',
	    PeerPort => $port) or return 0;
	print $link "GET /find HTTP/1.0\r\nHost: 127.0.0.1:$port\r\n\r\n";
	my $status = <$link> // '';
	return $status =~ / 200 /;
}

until (served()) {
	die "$program[0] does not start\n" if time - $begun > 10;
	sleep 0.002;
}
printf "%.1f\n", 1000 * (time - $begun);
kill 'TERM', $pid;
waitpid $pid, 0;
