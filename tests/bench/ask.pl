#!/usr/bin/perl
# ask.pl SOCKET FILE COUNT [STATUS]: so many requests of FILE, one after the
# other, asked of a program itself, without nginx between; the last reply's
# status must be the one that is named (200).
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use IO::Socket::UNIX;

my ($socket, $file, $count, $status) = @ARGV;
$status //= 200;
open(my $in, '<', $file) or die "$file: $!\n";
chomp(my @lines = <$in>);

sub record {
	my ($type, $content) = @_;
	return pack('CCnnCx', 1, $type, 1, length $content, 0) . $content;
}

sub text { return pack('N', length($_[0]) | 0x80000000) }

# What nginx would tell of a line.
sub told {
	my ($n, $method, $path, $cookie, $address, $body) = @_;
	my ($place, $query) = split /\?/, $path, 2;
	my %is = (
		REQUEST_METHOD => $method,
		PATH_INFO => $place,
		QUERY_STRING => $query // '',
		CONTENT_TYPE => length $body ?
		    'application/x-www-form-urlencoded' : '',
		CONTENT_LENGTH => length $body ? length $body : '',
		REMOTE_ADDR => $address || '127.0.0.1',
		REQUEST_ID => sprintf('%032x', $n),
		HTTP_ACCEPT => 'text/html',
		HTTP_ACCEPT_LANGUAGE => 'en',
	);
	$is{HTTP_COOKIE} = $cookie if $cookie;
	return join '', map { text($_), text($is{$_}), $_, $is{$_} }
	    sort keys %is;
}

sub ask {
	my ($n, $line) = @_;
	my @of = split /\t/, $line;
	my $body = $of[4] // '';
	my $peer = IO::Socket::UNIX->new(Peer => $socket)
	    or die "cannot connect to $socket: $!\n";
	print $peer record(1, pack('nCx5', 1, 0)),
	    record(4, told($n, @of[0 .. 2], $of[3], $body)), record(4, ''),
	    length $body ? record(5, $body) : '', record(5, '');
	$peer->flush;
	local $/;
	my $reply = <$peer> // '';
	$reply =~ /Status: $status /
	    or die 'answered: ', substr($reply, 0, 400), "\n";
}

alarm 600;
ask($_, $lines[$_ % @lines]) for 0 .. $count - 1;
