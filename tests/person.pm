# person.pm: a person with a browser, for many of them at once: what visit.sh
# is to a story, in Perl alone.
# SPDX-License-Identifier: ISC
#
# An answer is { status, head, body }; status 0: none came.
package person;

use strict;
use warnings;
use IO::Socket::INET;

# new HOST:PORT PREFIX NAME
sub new {
	my ($class, $host, $prefix, $name) = @_;
	return bless { host => $host, prefix => $prefix, name => $name,
	    cookies => {}, seconds => 20 * ($ENV{PATIENCE} // 1),
	    page => '' }, $class;
}

# Limits count by address: a crowd does not come from one.
sub call_in {
	my ($self) = @_;
	my $from = join '.', 127, map { 1 + int rand 250 } 1 .. 3;
	return IO::Socket::INET->new(PeerAddr => $self->{host},
	    LocalAddr => $from, Timeout => 5);
}

sub head_of {
	my ($self, $method, $path, $body, $type) = @_;
	my $head = "$method $self->{prefix}$path HTTP/1.1\r\n" .
	    "Host: $self->{host}\r\nConnection: close\r\n" .
	    "Accept-Language: en\r\n";
	my @jar = map { "$_=$self->{cookies}{$_}" } keys %{$self->{cookies}};
	$head .= 'Cookie: ' . join('; ', @jar) . "\r\n" if @jar;
	$head .= "Accept: $self->{accept}\r\n" if $self->{accept};
	return "$head\r\n" if !defined $body;
	return $head . "Origin: http://$self->{host}\r\n" .
	    "Sec-Fetch-Site: same-origin\r\nContent-Type: $type\r\n" .
	    'Content-Length: ' . length($body) . "\r\n\r\n";
}

sub read_answer {
	my ($self, $socket) = @_;
	my $text = '';
	my $none = { status => 0, head => '', body => '' };
	eval {
		local $SIG{ALRM} = sub { die "late\n" };
		alarm $self->{seconds};
		while ($socket->sysread(my $piece, 65536)) { $text .= $piece }
		alarm 0;
	};
	alarm 0;
	return $none if $text !~ s{^HTTP/1\.1 (\d+)(.*?)\r\n\r\n}{}s;
	my ($status, $head) = ($1, $2);
	if ($head =~ /^Content-Length: (\d+)/mi) {
		return $none if length $text != $1;
	} elsif ($head =~ /^Transfer-Encoding: chunked/mi) {
		my ($rest, $whole) = ($text, '');
		while ($rest =~ s/^([0-9a-f]+)\r\n//i) {
			$whole .= substr $rest, 0, hex $1, '';
			$rest =~ s/^\r\n//;
		}
		$text = $whole;
	}
	while ($head =~ /^Set-Cookie: ([^=]+)=([^;\r]*)/mgi) {
		$self->{cookies}{$1} = $2;
	}
	return { status => $status, head => $head, body => $text };
}

sub ask {
	my ($self, @what) = @_;
	my $socket = $self->call_in or
	    return { status => 0, head => '', body => '' };
	local $SIG{PIPE} = 'IGNORE';
	$socket->print($self->head_of(@what), $what[2] // '');
	$socket->flush;
	return $self->read_answer($socket);
}

sub get {
	my ($self, $path) = @_;
	my $answer = $self->ask('GET', $path);
	$self->{page} = $answer->{body};
	return $answer;
}

# Where an answer leads, without the prefix; or nothing.
sub leads_to {
	my ($self, $answer) = @_;
	return if $answer->{status} != 303;
	return $answer->{head} =~ m{^Location: \Q$self->{prefix}\E(\S*)}mi
	    ? $1 : undef;
}

sub plain {
	my ($s) = @_;
	my %named = (lt => '<', gt => '>', quot => '"', apos => "'",
	    amp => '&');
	$s =~ s/&#(\d+);/chr $1/ge;
	$s =~ s/&(\w+);/$named{$1}/g;
	return $s;
}

# fill ACTION, NAME => VALUE...: the form of the page got last, filled in:
# [action, [name, value]...]; or nothing. A value that is a reference is the
# bytes of a file.
sub fill {
	my ($self, $action, @given) = @_;
	my ($at) = $self->{page} =~
	    m{(<form\b[^>]*action="\Q$self->{prefix}$action\E".*?</form>)}s;
	return if !$at;
	my @sent;
	while ($at =~ /(<input\b[^>]*type="hidden"[^>]*>)/g) {
		my $tag = $1;
		push @sent, [$tag =~ /\bname="([^"]*)"/,
		    map { plain($_) } $tag =~ /\bvalue="([^"]*)"/];
	}
	while (my ($name, $value) = splice @given, 0, 2) {
		push @sent, [$name, $value];
	}
	return [$action, @sent];
}

sub urlencoded {
	my @pairs;
	for my $pair (@_) {
		my ($name, $value) = @$pair;
		$value =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge;
		push @pairs, "$name=$value";
	}
	return join '&', @pairs;
}

sub multipart {
	my ($file_name, @pairs) = @_;
	my $body = '';
	for my $pair (@pairs) {
		my ($name, $value) = @$pair;
		my $file = ref $value ? "; filename=\"$file_name\"" .
		    "\r\nContent-Type: image/png" : '';
		$body .= "--part\r\nContent-Disposition: form-data; " .
		    "name=\"$name\"$file\r\n\r\n" .
		    (ref $value ? $$value : $value) . "\r\n";
	}
	return "$body--part--\r\n";
}

# A form as fill() made it, as what is asked.
sub posted {
	my ($self, $form) = @_;
	my ($action, @fields) = @$form;
	return ('POST', $action, multipart($self->{file_name} // 'hole.png',
	    @fields), 'multipart/form-data; boundary=part')
	    if grep { ref $_->[1] } @fields;
	return ('POST', $action, urlencoded(@fields),
	    'application/x-www-form-urlencoded');
}

# send_form FORM: the same again is a second click
sub send_form {
	my ($self, $form) = @_;
	return $self->ask($self->posted($form));
}

# begin_form FORM [SHARE]: send it, or a part, and let the answer wait for
# read_answer; the socket, or nothing
sub begin_form {
	my ($self, $form, $share) = @_;
	my @what = $self->posted($form);
	my $socket = $self->call_in or return;
	my $bytes = $self->head_of(@what) . $what[2];
	local $SIG{PIPE} = 'IGNORE';
	$socket->print(substr $bytes, 0, length($bytes) * ($share // 1));
	$socket->flush;
	return $socket;
}

sub sign_in {
	my ($self) = @_;
	$self->{cookies} = {};
	$self->get('/sign-in');
	my $form = $self->fill('/sign-in',
	    email => "$self->{name}\@example.org",
	    password => 'correct horse battery staple') or return 0;
	return $self->send_form($form)->{status} == 303;
}

1;
