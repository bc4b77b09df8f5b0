#!/usr/bin/perl
# requests.pl WHAT CASES COUNT COOKIE KEYFILE: lines for the load client.
# SPDX-License-Identifier: ISC
#
# The people and their tokens are those of town.sql. A POST carries what the
# form would have: csrf as secret_seal() makes it, and a key of its own. Its
# address is counted by the limits, so each household posts ten times.
use strict;
use warnings;
use Digest::SHA qw(hmac_sha256_base64);

my ($what, $cases, $count, $cookie, $keyfile) = @ARGV;
my $often = $cases / 50;
open(my $in, '<', $keyfile) or die "$keyfile: $!\n";
chomp(my $site = <$in>);

sub token { return sprintf('%s%040d', @_) }

sub form {
	my ($token, $n) = @_;
	my $csrf = hmac_sha256_base64("csrf\0$token", $site);
	$csrf =~ tr{+/}{-_};
	return "csrf=$csrf&key=" . token('key', $n);
}

sub address {
	my ($n) = @_;
	return join('.', 10, $n >> 16 & 255, $n >> 8 & 255, $n & 255);
}

sub line { print join("\t", map { $_ // '' } @_), "\n" }

# The i-th of the measured citizens, spread over all who write often.
sub citizen { return 1 + int($_[0] * $often / $count) }

my %makes = (
	'sign-in' => sub { line('GET', '/sign-in') },
	'my-cases' => sub {
		line('GET', '/cases', "$cookie=" .
		    token('cit', citizen($_[0])));
	},
	'case' => sub {
		# Case 2k belongs to the citizen 1 + k % often.
		my $who = citizen($_[0]);
		my $id = 2 * ($who - 1 + $often * ($_[0] % 24));
		line('GET', '/cases/' . ($id || 2 * $often),
		    "$cookie=" . token('cit', $who));
	},
	'queue' => sub {
		line('GET', '/queue', "$cookie=" .
		    token('off', 1 + $_[0] % 24));
	},
	'report' => sub {
		line('GET', '/reports/time-to-close', "$cookie=" .
		    token('off', 25));
	},
	'submit' => sub {
		my $n = $_[0] + 1;
		my $token = token('cit', 1 + $often + $n % 2000);
		line('POST', "/drafts/$n/check", "$cookie=$token",
		    address($n / 10), form($token, $n));
	},
	'storm' => sub {
		my $n = $_[0];
		my $token = token('sto', $n);
		line('POST', '/sign-in', "$cookie=$token", address($n),
		    form($token, $n) . "&email=citizen$n%40example.org" .
		    '&password=not+the+right+one');
	},
);

my $rival = $what =~ s/^(hello|floor|php|bare):// ? $1 : '';
my $make = $makes{$what} or die "what is $what?\n";
if ($rival) {
	no warnings 'redefine';
	my $old = \&line;
	*line = sub { $old->($_[0], "/$rival", @_[2 .. $#_]) };
}
$make->($_) for 0 .. $count - 1;
