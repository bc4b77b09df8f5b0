# client.pm: a person of the load, who sends each form until told what became
# of it, or gives up, and keeps a journal of all that.
# SPDX-License-Identifier: ISC
#
# What a client does next is drawn from the seed, its number and its turn, and
# from nothing else: the same seed is the same plan. Every text begins with
# the id of its operation, [s1c3-17], and holds a canary, canary.AUTHOR.READER.N:
# who else reads that but staff has seen what is not theirs.
package client;

use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Time::HiRes qw(time sleep);
use person;
use journal;

# new host => , prefix => , name => , number => , seed => , journal => PATH,
# mail => FOLDER, sql => SOCKET, role => , until => SECONDS
sub new {
	my ($class, %self) = @_;
	my $self = bless { turn => 0,
	    password => 'correct horse battery staple', %self }, $class;
	$self->{log} = journal->open_at($self->{journal});
	$self->{me} = person->new(@self{qw(host prefix name)});
	return $self;
}

# One of n, for what: the same for the same turn.
sub draw {
	my ($self, $n, $what) = @_;
	my $hash = sha256_hex(join ' ', @$self{qw(seed number turn)}, $what);
	return hex(substr $hash, 0, 8) % $n;
}

# One of the deeds; at first each in its turn, that all are done.
sub one_of {
	my ($self, @deeds) = @_;
	my $n = $self->draw(100, 'deed');
	return $deeds[$self->{turn} % @deeds][1]->($self)
	    if $self->{turn} <= 2 * @deeds;
	for my $deed (@deeds) {
		return $deed->[1]->($self) if ($n -= $deed->[0]) < 0;
	}
	return;
}

sub id {
	my ($self) = @_;
	return "s$self->{seed}c$self->{number}-$self->{turn}";
}

sub words {
	my ($self, $id, $reader) = @_;
	my $n = $self->draw(1_000_000, "words $id");
	return "[$id] canary.$self->{name}.$reader.$n a \"hole\" <b>& more</b>" .
	    " \xC3\xA4\xE2\x82\xAC\xE5\xAD\x97 " . 'and so on ' x ($n % 40) .
	    'end';
}

sub note {
	my ($self, %line) = @_;
	$self->{log}->note(who => $self->{name}, role => $self->{role}, %line);
}

# Whose texts an answer shows.
sub saw {
	my ($answer) = @_;
	my %readers;
	$readers{$1} = 1 while $answer->{body} =~ /\bcanary\.\w+\.(\w+)\./g;
	return [sort keys %readers];
}

# What is wrong with an answer as such: each that failed is a page of the
# theme, says when to come back, and gives back what was typed.
sub wrongs {
	my ($answer, $form) = @_;
	my $status = $answer->{status};
	my @wrong;
	return () if !$status || $status == 303 || $status == 302;
	push @wrong, 'not in the theme'
	    if index($answer->{body}, 'assets/base.') < 0;
	return @wrong if $status < 500;
	# nginx has a page for when it has no room itself: without a form.
	push @wrong, 'a program failed'
	    if $status == 500 && index($answer->{body}, 'name="csrf"') >= 0;
	push @wrong, 'no Retry-After' if $status > 500 &&
	    $answer->{head} !~ /^Retry-After: [1-9]/mi;
	return @wrong if $status != 503 || !$form;
	push @wrong, 'no form to send again'
	    if index($answer->{body}, 'name="key"') < 0;
	push @wrong, 'what was typed is not shown' if !shows($answer, $form);
	return @wrong;
}

# Does a page show again what was typed?
sub shows {
	my ($answer, $form) = @_;
	my $page = person::plain($answer->{body});
	for my $pair (@$form[1 .. $#$form]) {
		next if ref $pair->[1] || $pair->[1] !~ /^\[/;
		return 0 if index($page, $pair->[1]) < 0;
	}
	return 1;
}

sub outcome {
	my ($self, $answer) = @_;
	my $status = $answer->{status};
	return 'unknown' if !$status || $status >= 500;
	my $where = $self->{me}->leads_to($answer) // '';
	return $where && $where !~ m{^/(sign-in\?next|terms)|[?&]wrong=}
	    ? 'ok' : 'no';
}

sub sha_of {
	my ($form) = @_;
	my ($text) = grep { !ref && /^\[/ } map { $_->[1] } @$form[1 .. $#$form];
	return sha256_hex($text // '');
}

sub key_of {
	my ($form) = @_;
	my ($key) = map { $_->[1] } grep { $_->[0] eq 'key' }
	    @$form[1 .. $#$form];
	return $key;
}

# One line of the journal for one answer to one form.
sub note_answer {
	my ($self, $answer, $form, $start, %op) = @_;
	my @wrong = wrongs($answer, $form);
	$self->note(start => $start, end => time, key => key_of($form),
	    sha => sha_of($form), outcome => $self->outcome($answer),
	    status => $answer->{status} + 0, saw => saw($answer),
	    where => scalar $self->{me}->leads_to($answer),
	    (@wrong ? (wrong => \@wrong) : ()), %op);
}

# Read a page until there is one; whoever was signed out signs in.
sub page {
	my ($self, $path) = @_;
	my $until = time + 60;
	while (time < $until) {
		my $start = time;
		my $answer = $self->{me}->get($path);
		my @wrong = wrongs($answer);
		$self->note(kind => 'page', start => $start, end => time,
		    path => $path, status => $answer->{status} + 0,
		    saw => saw($answer), (@wrong ? (wrong => \@wrong) : ()));
		if (!$answer->{status} || $answer->{status} >= 500) {
			sleep 0.05 + rand 0.3;
			next;
		}
		my $where = $self->{me}->leads_to($answer) // '';
		return $answer if $where !~ m{^/sign-in\?} ||
		    $self->{role} eq 'nobody';
		$self->sign_in($where) or return;
	}
	$self->note(kind => 'page', path => $path, status => 0,
	    wrong => ['nothing for a minute']);
	return;
}

# Sign in, with the browser as it is: where that leads, or nothing.
sub sign_in {
	my ($self, $at) = @_;
	$at //= '/sign-in';
	for (1 .. 200) {
		my $start = time;
		my $page = $self->{me}->get($at);
		my $where = $self->{me}->leads_to($page);
		return $where if $where;	# signed in already
		my $form = $self->{me}->fill('/sign-in',
		    email => "$self->{name}\@example.org",
		    password => $self->{password});
		my $answer = $form ? $self->{me}->send_form($form) : $page;
		$where = $self->{me}->leads_to($answer);
		$self->note_answer($answer, $form, $start, kind => 'sign-in',
		    cookie => $self->cookie) if $form;
		return $where if $where;
		sleep 0.1 + rand 0.3;
	}
	$self->note(kind => 'sign-in', status => 0,
	    wrong => ['nobody is let in']);
	return;
}

# What the database knows the browser by.
sub cookie {
	my ($self) = @_;
	my ($token) = values %{$self->{me}{cookies}};
	return defined $token ? sha256_hex($token) : undef;
}

# The session had ended, and the form led to sign in: is what was typed there
# after that? Then it is sent from there, as the same operation. start: when
# the form was sent that led there.
sub come_back {
	my ($self, $form, $answer, $start, %op) = @_;
	my $sure = 1;
	my $where = $self->sign_in($self->{me}->leads_to($answer)) or return;
	my $page = { status => 0 };
	for (1 .. 100) {
		$page = $self->{me}->get($where);
		my $away = $self->{me}->leads_to($page) // '';
		if ($away =~ m{^/sign-in\?next}) {	# so soon again
			$where = $self->sign_in($away) or return;
			next;
		}
		last if $page->{status} && $page->{status} < 500;
		$sure = 0;	# it may have been shown to nobody
		sleep 0.2;
	}
	my $typed = grep { !ref $_->[1] && $_->[1] =~ /^\[/ }
	    @$form[1 .. $#$form];
	$self->note(kind => 'parked', id => $op{id}, start => $start,
	    end => time, status => $page->{status} + 0, saw => saw($page),
	    sure => $sure, back => shows($page, $form) ? 1 : 0,
	    where => $where) if $typed;
	return $page->{status} == 200 ? $self->{me}->fill($form->[0],
	    map { @$_ } grep { $_->[0] !~ /^(csrf|key|version)$/ }
	    @$form[1 .. $#$form]) : undef;
}

# Ask the form's page of the browser's own for what is in it now.
sub new_csrf {
	my ($self, $form, $answer) = @_;
	my ($csrf) = $answer->{body} =~ /name="csrf" value="([^"]*)"/;
	return if !$csrf;
	return [$form->[0], map { $_->[0] eq 'csrf' ? ['csrf', $csrf] : $_ }
	    @$form[1 .. $#$form]];
}

# Send a form until told what became of it: where it leads, or nothing. Some
# lose patience and never learn it.
sub surely {
	my ($self, $form, %op) = @_;
	if (!$form) {
		$self->note(kind => 'no form', of => $op{kind});
		return;
	}
	my $until = time + 60;
	my $patience = $self->draw(8, "patience $op{id}") ? 1000 : 1;
	my $refused = 0;
	while (time < $until && $patience--) {
		my $start = time;
		my $answer = $self->{me}->send_form($form);
		$self->note_answer($answer, $form, $start, %op);
		my $outcome = $self->outcome($answer);
		my $where = $self->{me}->leads_to($answer);
		if ($outcome eq 'ok') {
			$self->twice($form, %op)
			    if !$self->draw(6, "twice $op{id}");
			return $where;
		} elsif ($outcome eq 'unknown' || $answer->{status} == 429) {
			sleep 0.05 + rand 0.5;
		} elsif ($answer->{status} == 403 && $refused++ < 5) {
			$form = $self->new_csrf($form, $answer) or return;
		} elsif (($where // '') =~ m{^/sign-in\?next}) {
			$form = $self->come_back($form, $answer, $start, %op)
			    or return;
		} else {
			return;
		}
	}
	return;
}

# Back and sent again; or the second click of a double one.
sub twice {
	my ($self, $form, %op) = @_;
	my $start = time;
	my $answer = $self->{me}->send_form($form);
	$self->note_answer($answer, $form, $start, %op, again => 1);
}

1;
