#!/usr/bin/perl
# steady.pl PORT RATE STOP COOKIE: people who ask at a steady pace, whatever
# comes back, until there is a file STOP. Each request has a connection of its
# own. Prints how many of each answer there were; what went wrong goes to
# standard error.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use IO::Socket::INET;
use Time::HiRes qw(time sleep);

my ($port, $rate, $stop, $cookie) = @ARGV;
my $people = 16;

# The status and the whole answer, or what became of it.
sub ask {
	my ($head, $body) = @_;
	my $s = IO::Socket::INET->new(PeerAddr => '127.0.0.1',
	    PeerPort => $port, Timeout => 90) or return 'refused';
	my $reply = '';
	local $SIG{ALRM} = sub { die };
	return 'silent' unless eval {
		alarm 100;
		print $s "$head HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n",
		    "Connection: close\r\n", $body;
		$reply .= $_ while <$s>;
		alarm 0;
		1;
	};
	my ($status, $rest) = $reply =~ m|^HTTP/1.1 (\d+) .*?\r\n\r\n(.*)|s or
	    return 'cut off';
	my ($length) = $reply =~ /^Content-Length: (\d+)\r$/mi;
	return 'cut short' if defined $length && $length > length $rest;
	return ($status, $reply);
}

# Their own form, to send again and again: it only chooses a language.
sub form {
	my ($status, $page) = ask('GET /sign-in', "\r\n");
	my ($mine) = $page =~ /^Set-Cookie: ([^;]*)/mi or die "no cookie: $status\n";
	my ($csrf) = $page =~ /name="csrf"[^>]* value="([^"]*)"/ or
	    die "no form: $status\n";
	my $body = "csrf=$csrf&speak=en";
	return "Cookie: $mine\r\nOrigin: http://127.0.0.1:$port\r\n" .
	    "Content-Type: application/x-www-form-urlencoded\r\n" .
	    'Content-Length: ' . length($body) . "\r\n\r\n$body";
}

sub person {
	my $post = form();
	my (%got, $status);
	my $next = time + rand 1;
	until (-e $stop) {
		sleep $next - time if $next > time;
		$next += $people / $rate;
		my $what = int rand 5;
		($status) = $what > 1 ? ask('GET /cases',
		    "Cookie: $cookie\r\n\r\n") : $what ?
		    ask('GET /sign-in', "\r\n") : ask('POST /sign-in', $post);
		my $right = $what ? 200 : 303;
		$got{$status eq $right ? 'served' : "$what: $status"}++;
		printf STDERR "%.3f %s: %s\n", time, $what, $status
		    if $status ne $right;
	}
	print map { "$got{$_} $_\n" } keys %got;
}

$| = 1;
for (1 .. $people) {
	next if fork;
	person();
	exit;
}
1 while wait > 0;
