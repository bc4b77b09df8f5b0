# citizen.pm: what citizens do: ask, bring files, reply, withdraw, open again,
# rate, sign out; what they do wrong: click twice, hang up, come too late.
# SPDX-License-Identifier: ISC
package citizen;

use strict;
use warnings;
use parent 'client';
use Digest::SHA qw(sha256_hex);
use Socket qw(SOL_SOCKET SO_LINGER);
use Time::HiRes qw(time sleep);

# How often, of a hundred turns.
my @deeds = (
	[35, \&ask], [25, \&reply], [5, \&withdraw], [5, \&reopen],
	[8, \&rate], [7, \&sign_out], [8, \&come_late], [4, \&hang_up],
	[3, \&lose_cookie],
);

sub turn {
	my ($self) = @_;
	$self->one_of(@deeds);
}

# A file that no other is like; its name is its operation's.
sub file {
	my ($self, $id) = @_;
	my $bytes = "\x89PNG\r\n\x1A\n$id canary " .
	    join '', map { chr $self->draw(256, "$id $_ bytes") } 1 .. 200;
	$bytes .= 'x' x (1000 * $self->draw(200, "$id size"));
	return { bytes => $bytes, sha => sha256_hex($bytes) };
}

# From the first page to the last but one: the draft, and its text's id.
sub write_draft {
	my ($self) = @_;
	my $id = $self->id;
	my $service = $self->draw(3, 'service') ? 4 : 6;
	$self->page("/services/$service") or return;
	my $at = $self->surely($self->{me}->fill("/services/$service/start"),
	    kind => 'draft', id => "$id-d") or return;
	$at =~ s{/details$}{};
	$self->page("$at/details") or return;
	my $text = $self->words($id, $self->{name});
	$self->surely($self->{me}->fill("$at/details", body => $text,
	    location => ''), kind => 'details', id => $id, draft => $at)
	    or return;
	$self->bring($at, "$id-f") or return if !$self->draw(3, 'files');
	return ($at, $id);
}

sub bring {
	my ($self, $at, $id) = @_;
	my $file = $self->file($id);
	$self->page("$at/files") or return;
	local $self->{me}{file_name} = "$id.png";
	return $self->surely($self->{me}->fill("$at/files",
	    files => \$file->{bytes}), kind => 'file', id => $id,
	    file => $file->{sha}, draft => $at);
}

sub ask {
	my ($self) = @_;
	my ($at, $id) = $self->write_draft or return;
	return if !$self->draw(10, 'never mind');
	$self->page("$at/check") or return;
	my $form = $self->{me}->fill("$at/check");
	my %op = (kind => 'case', id => "$id-s", text => $id, draft => $at);
	return $self->at_once($form, %op) if $form && !$self->draw(6, 'at once');
	my $where = $self->surely($form, %op) or return;
	push @{$self->{cases}}, $1 if $where =~ m{^(/cases/\d+)};
}

# Twenty clicks before the first answer.
sub at_once {
	my ($self, $form, %op) = @_;
	my $start = time;
	my @asked = map { $self->{me}->begin_form($form) } 1 .. 20;
	for my $socket (grep { $_ } @asked) {
		my $answer = $self->{me}->read_answer($socket);
		$self->note_answer($answer, $form, $start, %op, twin => 1);
	}
	$self->surely($form, %op);
}

sub one_case {
	my ($self) = @_;
	my $list = $self->page('/cases') or return;
	my @found = $list->{body} =~
	    m{href="\Q$self->{prefix}\E(/cases/\d+)"}g;
	return @found ? $found[$self->draw(scalar @found, 'case')] : undef;
}

sub reply {
	my ($self) = @_;
	my $id = $self->id;
	my $file = $self->draw(4, 'files') ? undef : $self->file($id);
	my ($form, %op) = $self->write_reply($file) or return;
	local $self->{me}{file_name} = "$id.png";
	$self->surely($form, %op);
}

# A reply to one of the cases, with a file or without: its form, not sent yet,
# and what it will have been; or nothing.
sub write_reply {
	my ($self, $file) = @_;
	my $case = $self->one_case or return;
	my $id = $self->id;
	$self->page($case) or return;
	my $form = $self->{me}->fill("$case/reply",
	    body => $self->words($id, $self->{name}),
	    $file ? (files => \$file->{bytes}) : ()) or return;
	return ($form, kind => 'word', id => $id, case => $case,
	    $file ? (file => $file->{sha}) : ());
}

sub withdraw {
	my ($self) = @_;
	$self->move('withdraw');
}

sub reopen {
	my ($self) = @_;
	$self->move('reopen');
}

# Only where it may be: the page is not there otherwise.
sub move {
	my ($self, $how) = @_;
	my $case = $self->one_case or return;
	my $page = $self->page("$case/$how") or return;
	return if $page->{status} != 200;
	my $id = $self->id;
	$self->surely($self->{me}->fill("$case/$how",
	    reason => $self->words($id, $self->{name})), kind => 'edit',
	    id => $id, case => $case, how => $how);
}

# The link is in a letter; each is answered once.
sub rate {
	my ($self) = @_;
	for my $file (reverse glob "$self->{mail}/*.txt") {
		open my $letter, '<', $file or next;
		my $text = do { local $/; <$letter> };
		next if $text !~ /^To:.*\b$self->{name}\@/mi;
		next if $text !~ m{/feedback/([A-Za-z0-9_-]{20,})};
		next if $self->{rated}{$1}++;
		return $self->give("/feedback/$1");
	}
	return;
}

sub give {
	my ($self, $at) = @_;
	my $page = $self->page($at) or return;
	return if $page->{status} != 200;
	my $id = $self->id;
	$self->surely($self->{me}->fill($at, rating => 1 +
	    $self->draw(5, 'rating'), solved => $self->draw(3, 'solved') ?
	    'yes' : 'no', comment => $self->words($id, $self->{name})),
	    kind => 'rating', id => $id);
}

# And the cookie opens nothing after that.
sub sign_out {
	my ($self) = @_;
	my $page = $self->page('/cases') or return;
	my $form = $self->{me}->fill('/sign-out') or return;
	my %old = %{$self->{me}{cookies}};
	my $cookie = $self->cookie;
	my $where = $self->surely($form, kind => 'sign-out',
	    id => $self->id . '-o', cookie => $cookie);
	local $self->{me}{cookies} = { %old };
	my $answer = { status => 0 };
	for (1 .. 20) {
		$answer = $self->{me}->get('/cases');
		last if $answer->{status} && $answer->{status} < 500;
		sleep 0.3;
	}
	$self->note(kind => 'old cookie', acked => $where ? 1 : 0,
	    cookie => $cookie, status => $answer->{status} + 0,
	    saw => client::saw($answer));
}

# Half an hour later, in no time: the session is over in mid-form.
sub come_late {
	my ($self) = @_;
	my ($form, %op) = $self->write_reply or return;
	my $cookie = $self->cookie or return;
	# It may be away just now; that is no failure of the portal's.
	my $late = "UPDATE session SET seen_at = seen_at - INTERVAL 1 DAY
	    WHERE token_hash = UNHEX('$cookie')";
	my @ask = ('mariadb', '--no-defaults', "--socket=$self->{sql}");
	system('sh', '-c', 'exec "$@" 2>/dev/null', 'sh', @ask, 'aedile',
	    '-e', $late) == 0 or return;
	$self->surely($form, %op, late => 1);
}

# In the middle of a file, or before the answer has come.
sub hang_up {
	my ($self) = @_;
	my $id = $self->id;
	my $start = time;
	my ($form, %op) = $self->write_reply($self->file($id)) or return;
	local $self->{me}{file_name} = "$id.png";
	my $socket = $self->{me}->begin_form($form,
	    $self->draw(2, 'half') ? 0.5 : 1) or return;
	sleep $self->draw(50, 'wait') / 1000;
	setsockopt $socket, SOL_SOCKET, SO_LINGER, pack 'ii', 1, 0;
	close $socket;
	$self->note(%op, key => client::key_of($form),
	    sha => client::sha_of($form), start => $start, end => time,
	    outcome => 'unknown', status => 0, hung_up => 1);
	$self->surely($form, %op) if $self->draw(2, 'again');
}

sub lose_cookie {
	my ($self) = @_;
	my ($form, %op) = $self->write_reply or return;
	$self->{me}{cookies} = {};
	$self->surely($form, %op, lost => 1);
}

1;
