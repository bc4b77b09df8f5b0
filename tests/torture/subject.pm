# subject.pm: a program under torture: gives it orders and requests, and reads
# what becomes of both.
# SPDX-License-Identifier: ISC
package subject;

use strict;
use warnings;
use IO::Socket::UNIX;
use Fcntl;

# new FOLDER ADDRESS: FOLDER is where the shim looks for orders
sub new {
	my ($class, $folder, $address) = @_;
	my $me = bless { folder => $folder, address => $address }, $class;
	sysopen $me->{report}, "$folder/report", O_RDWR or die "report: $!\n";
	return $me;
}

sub order {
	my ($me, %o) = @_;
	open my $out, '>', "$me->{folder}/order.new" or die "order: $!\n";
	printf $out "%s %s %d %d %d %d %u\n", $o{kind} // 'memory',
	    $o{how} // 'well', $o{at} // 0, $o{on} // 0, $o{last} // 1,
	    $o{trace} // 0, $o{seed} // 1;
	close $out;
	rename "$me->{folder}/order.new", "$me->{folder}/order";
}

# heard SECONDS: the next line of what is reported, or nothing
sub heard {
	my ($me, $seconds) = @_;
	my $in = '';
	vec($in, fileno $me->{report}, 1) = 1;
	while ($me->{said} !~ /\n/) {
		my $ready = $in;
		return if !select $ready, undef, undef, $seconds;
		sysread $me->{report}, $me->{said}, 4096, length $me->{said};
	}
	$me->{said} =~ s/^(.*)\n//;
	return $1;
}

sub text { my $s = shift; return pack 'N', length($s) | 0x80000000 }

sub record {
	my ($type, $content) = @_;
	my $all = '';
	while (length $content > 65000) {
		$all .= pack('CCnnCx', 1, $type, 1, 65000, 0) .
		    substr $content, 0, 65000, '';
	}
	return $all . pack('CCnnCx', 1, $type, 1, length $content, 0) .
	    $content;
}

# As nginx says it.
sub bytes_of {
	my ($me, $request) = @_;
	my ($method, $path, $type, $body, $cookie) = @$request;
	my ($at, $query) = split /\?/, $path, 2;
	my @params = (REQUEST_METHOD => $method, PATH_INFO => $at,
	    QUERY_STRING => $query // '', CONTENT_TYPE => $type,
	    CONTENT_LENGTH => length $body, REMOTE_ADDR => '127.0.0.1',
	    REQUEST_ID => '0123456789abcdef0123456789abcdef',
	    HTTP_COOKIE => $cookie, HTTP_ACCEPT_LANGUAGE => 'en');
	push @params, HTTP_ORIGIN => $me->{address},
	    HTTP_SEC_FETCH_SITE => 'same-origin' if $method eq 'POST';
	my $params = '';
	while (my ($name, $value) = splice @params, 0, 2) {
		$params .= text($name) . text($value) . $name . $value;
	}
	return record(1, pack('nCx5', 1, 0)) . record(4, $params) .
	    record(4, '') . (length $body ? record(5, $body) : '') .
	    record(5, '');
}

# A whole answer, or nothing where it was cut off or none came.
sub answer_from {
	my ($socket) = @_;
	my $answer = '';
	while (read($socket, my $head, 8) // 0) {
		return if length $head < 8;
		my (undef, $type, undef, $len, $pad) = unpack 'CCnnC', $head;
		my $content = '';
		read $socket, $content, $len + $pad if $len + $pad;
		return if length $content < $len + $pad;
		$answer .= substr $content, 0, $len if $type == 6;
		return $answer if $type == 3;
	}
	return;
}

# run SOCKET, REQUEST, ORDER...: what was answered, what was counted, and how
# the process ended, where it has.
sub run {
	my ($me, $path, $request, %order) = @_;
	my %found;
	$me->{said} = '';
	$me->order(%order);
	my $socket = IO::Socket::UNIX->new(Peer => $path)
	    or die "$path: $!\n";
	local $SIG{PIPE} = 'IGNORE';
	$socket->print($me->bytes_of($request));
	$socket->flush;
	$found{answer} = answer_from($socket);
	close $socket;
	return $me->end_of(\%found, %order);
}

# turn ORDER...: one turn of who is not asked over a socket
sub turn {
	my ($me, %order) = @_;
	$me->{said} = '';
	$me->order(%order);
	open my $go, '>', "$me->{folder}/go" or die "go: $!\n";
	syswrite $go, "\n";
	close $go;
	return $me->end_of({}, %order);
}

# What is heard of it.
sub end_of {
	my ($me, $found, %order) = @_;
	my $number = qr/(-?\d+)/;
	for (;;) {
		my $line = $me->heard(60) // die "nothing is heard\n";
		if ($line =~ /^done $number $number $number $number live $number files $number/) {
			$found->{count} = { memory => $1, arena => $2,
			    call => $3, query => $4 };
			@$found{qw(live files)} = ($5, $6);
			last if exists $order{last} && !$order{last};
		} elsif ($line =~ /^ended $number/) {
			$found->{ended} = $1;
			last;
		} else {
			die "$line\n";
		}
	}
	return $found;
}

1;
