#!/usr/bin/perl
# net.pl HOST:PORT PREFIX JOURNAL slow N SECONDS | odd | storm N SECONDS |
# expensive N SECONDS: browsers that no portal wants.
# SPDX-License-Identifier: ISC
#
# What is answered stands in the journal: none of it may be a page that does
# not help, and no odd body may be taken.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/..";
use Time::HiRes qw(time sleep);
use client;

my ($host, $prefix, $journal, $what, @how) = @ARGV;
$SIG{PIPE} = 'IGNORE';

sub somebody {
	my ($name, $role) = @_;
	return client->new(host => $host, prefix => $prefix, name => $name,
	    role => $role, number => $$, seed => $what, journal => $journal);
}

# Each sends a byte now and then, and never ends its head, or its body.
sub slow {
	my ($n, $seconds) = @_;
	my $me = somebody('slow', 'nobody')->{me};
	my @sockets = grep { $_ } map { $me->call_in } 1 .. $n;
	my $turn = 0;
	for (@sockets) {
		syswrite $_, $turn++ % 2 ? "GET / HTTP/1.1\r\nHost: $host\r\n" :
		    "POST /sign-in HTTP/1.1\r\nHost: $host\r\n" .
		    "Content-Length: 1000\r\n\r\ncsrf=";
	}
	my $end = time + $seconds;
	while (time < $end) {
		syswrite $_, 'x' for @sockets;
		sleep 0.5;
	}
}

# A request as bytes; its answer, if one comes.
sub raw {
	my ($me, $bytes) = @_;
	my $socket = $me->call_in or return { status => 0, body => '',
	    head => '' };
	local $me->{seconds} = 5;
	$socket->blocking(1);
	syswrite $socket, $bytes;
	return $me->read_answer($socket);
}

sub odd {
	my $one = somebody('odd', 'nobody');
	my $me = $one->{me};
	my $head = "Host: $host\r\nConnection: close\r\n" .
	    "Origin: http://$host\r\nSec-Fetch-Site: same-origin\r\n";
	my $form = 'Content-Type: application/x-www-form-urlencoded';
	my $parts = 'Content-Type: multipart/form-data; boundary=part';
	my $part = "--part\r\nContent-Disposition: form-data; name=\"x\"\r\n" .
	    "\r\n\r\n";
	my $long = join '&', map { "a$_=1" } 1 .. 100_000;
	my %sent = (
		'ten gigabytes' => "$form\r\nContent-Length: 10737418240\r\n\r\n",
		'a length below nothing' => "$form\r\nContent-Length: -1\r\n\r\n",
		'two lengths' => "$form\r\nContent-Length: 1\r\n" .
		    "Content-Length: 2\r\n\r\nab",
		'chunks' => "$form\r\nTransfer-Encoding: chunked\r\n\r\n" .
		    "3\r\na=1\r\n0\r\n\r\n",
		'bad chunks' => "$form\r\nTransfer-Encoding: chunked\r\n\r\n" .
		    "zz\r\n",
		'100,000 fields' => with_length($form, $long),
		'10,000 parts' => with_length($parts, $part x 10_000 .
		    "--part--\r\n"),
		'another boundary' => with_length($parts,
		    $part =~ s/part/trap/r),
		'no end' => with_length($parts, $part),
		'parts in parts' => with_length($parts, "--part\r\n$parts\r\n" .
		    "Content-Disposition: form-data; name=\"x\"\r\n\r\n" x 500),
		'no text' => with_length($form, "email=\xFF\xFE%00&csrf=%ZZ"),
		'another type' => with_length('Content-Type: text/xml', '<a/>'),
	);
	for my $how (sort keys %sent) {
		my $start = time;
		my $answer = raw($me, "POST $prefix/sign-in HTTP/1.1\r\n" .
		    $head . $sent{$how});
		my $status = $answer->{status};
		$one->note(kind => 'odd body', path => $how, start => $start,
		    end => time, status => $status + 0, ($status &&
		    $status < 400 ? (wrong => ['was taken']) : ()));
	}
}

sub with_length {
	my ($type, $body) = @_;
	return "$type\r\nContent-Length: " . length($body) . "\r\n\r\n$body";
}

# All at once, each with a password that is wrong.
sub storm {
	my ($n, $seconds) = @_;
	crowd($n, $seconds, sub {
		my ($one, $turn) = @_;
		my $me = $one->{me};
		$me->get('/sign-in');
		my $form = $me->fill('/sign-in', password => 'not right at all',
		    email => "$one->{name}$turn\@example.org") or return;
		my $start = time;
		my $answer = $me->send_form($form);
		$one->note_answer($answer, $form, $start, kind => 'storm');
	}, 'nobody');
}

# Pages that ask more of the database than others.
sub expensive {
	my ($n, $seconds) = @_;
	my $mina = somebody('mina', 'manager');
	$mina->sign_in or return;
	crowd($n, $seconds, sub {
		my ($one, $turn) = @_;
		$one->{me}{cookies} = { %{$mina->{me}{cookies}} };
		my @paths = ('/reports', '/queue?text=and',
		    '/queue?sort=closed', '/queue?text=%25%25');
		$one->page($paths[$turn % @paths]);
	}, 'manager');
}

# crowd N SECONDS DEED ROLE: N processes do it again and again
sub crowd {
	my ($n, $seconds, $deed, $role) = @_;
	my $end = time + $seconds;
	for my $number (1 .. $n) {
		my $pid = fork // die "fork: $!\n";
		next if $pid;
		my $one = somebody($role eq 'nobody' ? "storm$number" : 'mina',
		    $role);
		my $turn = 0;
		$deed->($one, $turn++) while time < $end;
		exit 0;
	}
	1 while wait > 0;
}

my %known = (slow => \&slow, odd => \&odd, storm => \&storm,
    expensive => \&expensive);
$known{$what}->(@how);
