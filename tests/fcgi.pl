# fcgi.pl: a FastCGI client that can misbehave, for door.t.
# SPDX-License-Identifier: ISC
#
# fcgi.pl SOCKET [role=N] [keep=1] [cut=params|body|reply] [raw=BYTES]
#     [NAME=VALUE]... <BODY
# Sends the parameters NAME=VALUE and standard input; prints what comes back,
# or "closed" where nothing does. cut hangs up before that is done.
use strict;
use warnings;
use IO::Socket::UNIX;

my $socket = shift @ARGV;
my (%how, @params);
for (@ARGV) {
	my ($name, $value) = split /=/, $_, 2;
	if ($name =~ /^(role|keep|cut|raw)$/) { $how{$name} = $value }
	else { push @params, $name, $value }
}
my $peer = IO::Socket::UNIX->new(Peer => $socket)
    or die "cannot connect: $!\n";
$SIG{PIPE} = 'IGNORE';
alarm 30;

sub record { my ($type, $content) = @_;
	print $peer pack('CCnnCx', 1, $type, 1, length $content, 0), $content }
sub text { my $s = shift; pack('N', length($s) | 0x80000000) }
sub finish { $peer->flush; close $peer; exit 0 }

if (defined $how{raw}) {
	print $peer $how{raw};
	$peer->flush;
	shutdown $peer, 1;
} else {
	local $/;
	my $body = <STDIN> // '';
	my $params = '';
	push @params, CONTENT_LENGTH => length $body if length $body;
	while (my ($name, $value) = splice @params, 0, 2) {
		$params .= text($name) . text($value) . $name . $value;
	}
	record(1, pack('nCx5', $how{role} // 1, $how{keep} // 0));
	if (($how{cut} // '') eq 'params') {
		print $peer pack('CCnnCx', 1, 4, 1, 500, 0), 'x';
		finish();
	}
	record(4, $params);
	record(4, '');
	if (($how{cut} // '') eq 'body') {
		record(5, substr $body, 0, 1);
		finish();
	}
	record(5, $body) if length $body;
	record(5, '');
	$peer->flush;
	finish() if ($how{cut} // '') eq 'reply';
}
my $seen = 0;
while (read($peer, my $head, 8) // 0) {
	my (undef, $type, undef, $length, $padding) = unpack 'CCnnC', $head;
	read $peer, my $content, $length + $padding if $length + $padding;
	$seen = 1;
	print substr $content, 0, $length if $type == 6 && $length;
	last if $type == 3 && !$how{keep};
}
print "closed\n" unless $seen;
