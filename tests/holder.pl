#!/usr/bin/perl
# holder.pl SOCKET COMMAND...: keeps a socket open and hands it to a program,
# as systemd does; at SIGUSR1 that one is stopped and started again.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use IO::Socket::UNIX;
use POSIX ();

my ($path, @command) = @ARGV;
unlink $path;
POSIX::close(3);	# make -j leaves one open that is nothing to us
$^F = 3;		# the socket is the first one opened: 3, and stays
my $socket = IO::Socket::UNIX->new(Local => $path, Listen => 511) or
    die "$path: $!";
die 'it is ', fileno $socket if fileno $socket != 3;
my ($child, $told, $over);

sub begin {
	$child = fork // die "fork: $!";
	return if $child;
	@ENV{qw(LISTEN_PID LISTEN_FDS)} = ($$, 1);
	exec @command;
}

$SIG{USR1} = sub { $told = 1; kill TERM => $child };
$SIG{TERM} = sub { $over = 1; kill TERM => $child };
begin();
while (1) {
	next if waitpid($child, 0) != $child;
	exit if $over;
	die "it ended by itself: $?\n" unless $told;
	$told = 0;
	begin();
}
