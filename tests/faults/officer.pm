# officer.pm: what officers do with cases: take, answer, ask, note, move,
# decide, hand over, sort anew; and edit what somebody else has edited since.
# SPDX-License-Identifier: ISC
package officer;

use strict;
use warnings;
use parent 'client';

my @deeds = (
	[20, \&take], [15, \&answer], [12, \&write_note], [10, \&change],
	[8, \&question], [12, \&decide], [6, \&hand_over], [5, \&sort_anew],
	[8, \&edit_too_late], [4, \&read_reports],
);

sub turn {
	my ($self) = @_;
	$self->one_of(@deeds);
}

# A case of the queue; its page has been read.
sub one_desk {
	my ($self, $whose) = @_;
	my $queue = $self->page('/queue' . ($whose // '')) or return;
	my @found = $queue->{body} =~
	    m{href="\Q$self->{prefix}\E(/queue/\d+)"}g;
	return if !@found;
	my $desk = $found[$self->draw(scalar @found, 'desk')];
	my $page = $self->page($desk) or return;
	return if $page->{status} != 200;
	# Whoever asked reads what is written to them.
	my ($reader) = $page->{body} =~ /\bcanary\.(\w+)\.\1\./;
	return ($desk, $reader // 'nobody');
}

sub take {
	my ($self) = @_;
	my ($desk) = $self->one_desk or return;
	my $form = $self->{me}->fill("$desk/take") or return;
	$self->surely($form, kind => 'take', id => $self->id, case => $desk);
}

sub say_word {
	my ($self, $how) = @_;
	my ($desk, $reader) = $self->one_desk or return;
	my $id = $self->id;
	my $form = $self->{me}->fill("$desk/$how", body => $self->words($id,
	    $how eq 'note' ? 'staff' : $reader)) or return;
	$self->surely($form, kind => 'word', id => $id, case => $desk,
	    how => $how);
}

sub answer {
	my ($self) = @_;
	$self->say_word('answer');
}

sub write_note {
	my ($self) = @_;
	$self->say_word('note');
}

# The page of an edit, filled in: its form, or nothing where it may not be.
sub edit_form {
	my ($self, $desk, $how, $id, $reader) = @_;
	my $page = $self->page("$desk/$how") or return;
	return if $page->{status} != 200;
	my $text = $self->words($id, $how eq 'hand-over' ? 'staff' : $reader);
	my @given = $how eq 'hand-over' ? (reason => $text, officer => '',
	    department => 1 + $self->draw(2, 'department')) :
	    $how eq 'category' ? (category => $self->draw(2, 'category') ?
	    4 : 6) : (body => $text);
	if ($how eq 'outcome') {
		my @known = qw(done no-fault duplicate not-ours);
		push @given, resolution => $known[$self->draw(4, 'outcome')];
	} elsif ($how eq 'status') {
		my @known = $page->{body} =~
		    /value="(in-review|approved|closed)"/g;
		return if !@known;
		push @given, status => $known[$self->draw(scalar @known,
		    'status')];
	}
	return $self->{me}->fill("$desk/$how", @given);
}

sub edit {
	my ($self, $how) = @_;
	my ($desk, $reader) = $self->one_desk or return;
	my $id = $self->id;
	my $form = $self->edit_form($desk, $how, $id, $reader) or return;
	$self->surely($form, kind => $how eq 'category' ? 'sort' : 'edit',
	    id => $id, case => $desk, how => $how);
}

sub change {
	my ($self) = @_;
	$self->edit('status');
}

sub question {
	my ($self) = @_;
	$self->edit('question');
}

sub decide {
	my ($self) = @_;
	$self->edit('outcome');
}

sub hand_over {
	my ($self) = @_;
	$self->edit('hand-over');
}

sub sort_anew {
	my ($self) = @_;
	$self->edit('category');
}

# A form is open, and its case is edited in another window: what was typed
# into the first must not win, and not be lost.
sub edit_too_late {
	my ($self) = @_;
	my ($desk, $reader) = $self->one_desk or return;
	my $id = $self->id;
	my $stale = $self->edit_form($desk, 'outcome', "$id-s", $reader)
	    or return;
	my $form = $self->edit_form($desk, 'status', $id, $reader) or return;
	$self->surely($form, kind => 'edit', id => $id, case => $desk,
	    how => 'status') or return;
	for (1 .. 100) {
		my $start = Time::HiRes::time;
		my $answer = $self->{me}->send_form($stale);
		$self->note_answer($answer, $stale, $start, kind => 'stale',
		    id => "$id-s", case => $desk,
		    shown => client::shows($answer, $stale));
		if ($answer->{status} == 403) {	# signed in anew meanwhile
			$stale = $self->new_csrf($stale, $answer) or last;
			next;
		}
		last if $answer->{status} && $answer->{status} < 500;
		Time::HiRes::sleep 0.3;
	}
}

# They cost the database more than other pages.
sub read_reports {
	my ($self) = @_;
	$self->page('/reports') if $self->{role} eq 'manager';
	$self->page('/queue?text=canary');
}

1;
