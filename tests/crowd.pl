#!/usr/bin/perl
# crowd.pl HOST:PORT PREFIX JOURNAL SECONDS NAME...: people who send requests
# and officers who work on them, all at once, whatever happens to the portal.
# SPDX-License-Identifier: ISC
#
# Whoever is not told what became of a form sends it again until told. What
# they did stands in JOURNAL, a line each, for tally.pl. A NAME that begins
# with "olga" is an officer. SECONDS: no new request is begun after that, or
# once crowd.pl has been ended; the one begun is brought to its end.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Fcntl qw(:flock);
use Time::HiRes qw(time sleep);
use person;

my ($host, $prefix, $journal, $seconds, @names) = @ARGV;
my $end = time + $seconds;
my ($me, $log, $count, $parent) = (undef, undef, 0, $$);

# note OUTCOME KIND ID TEXT WHERE FILES
sub note {
	flock $log, LOCK_EX;
	syswrite $log, join("\t", map { $_ // '' } @_) . "\n";
	flock $log, LOCK_UN;
}

sub wrong {
	my ($what, $answer) = @_;
	note('bad', "$what ($answer->{status})", $me->{name});
}

# Every answer is a page of ours, and one that failed says what to do.
sub look_at {
	my ($answer, $form) = @_;
	my $status = $answer->{status};
	return if !$status || $status == 303 || $status == 302;
	wrong('not in the theme', $answer)
	    if index($answer->{body}, 'assets/base.') < 0;
	return if $status < 500;
	wrong('no Retry-After', $answer)
	    if $answer->{head} !~ /^Retry-After: [1-9]/mi;
	return if $status != 503 || !$form;
	wrong('no form to send again', $answer)
	    if index($answer->{body}, 'name="key"') < 0;
	for my $pair (@$form[1 .. $#$form]) {
		next if ref $pair->[1] || $pair->[0] eq 'csrf' ||
		    $pair->[1] eq '';
		wrong("$pair->[0] is not shown again", $answer)
		    if index(person::plain($answer->{body}), $pair->[1]) < 0;
	}
}

# The portal may be away; a person tries again.
sub patiently {
	my ($ask, $form) = @_;
	my $until = time + 60;
	while (time < $until) {
		my $answer = $ask->();
		look_at($answer, $form);
		return $answer
		    if $answer->{status} && $answer->{status} < 500;
		sleep 0.05 + rand 0.2;
	}
	wrong('nothing for a minute', { status => 0 });
	return;
}

sub read_page {
	my ($path) = @_;
	my $answer = patiently(sub {
		my $one = $me->get($path);
		note('away', 'page', $path)
		    if !$one->{status} || $one->{status} >= 500;
		return $one;
	});
	wrong("GET $path", $answer) if !$answer || $answer->{status} >= 400;
	return $answer;
}

# Send it until told what became of it: where it leads, or nothing.
sub surely {
	my ($form, $kind, $id, $text, $files) = @_;
	if (!$form) {
		wrong("no form for $kind", { status => 200 });
		return;
	}
	note('sent', $kind, $id, $text);
	my $answer = patiently(sub {
		my $one = $me->send_form($form);
		note('unknown', $kind, $id, $text)
		    if !$one->{status} || $one->{status} >= 500;
		return $one;
	}, $form) or return;
	my $where = $me->leads_to($answer);
	note($where ? 'ok' : 'no', $kind, $id, $text, $where, $files);
	wrong("POST $form->[0]", $answer)
	    if !$where && $answer->{status} != 409;
	return $where;
}

sub words {
	my ($id) = @_;
	return "$id: a \"hole\" <b>& more</b> \xC3\xA4\xE2\x82\xAC " .
	    join ' ', map { int rand 1e9 } 1 .. 3;
}

# One request from the first page to its reference.
sub ask_for_something {
	my $id = "$me->{name}-$$-" . ++$count;
	my $text = words($id);
	my $files = $count % 3 == 0 ? 1 : 0;
	read_page('/services/4') or return;
	my $at = surely($me->fill('/services/4/start'), 'draft', "$id-d")
	    or return;
	$at =~ s{/details$}{};
	read_page("$at/details") or return;
	surely($me->fill("$at/details", body => $text, location => ''),
	    'details', "$id-t") or return;
	read_page("$at/files");
	surely($me->fill("$at/files", files =>
	    \("\x89PNG\r\n\x1A\n" . 'x' x (1000 + rand 9000))),
	    'files', "$id-f") or return if $files;
	read_page("$at/check");
	surely($me->fill("$at/check"), 'case', $id, $text, $files);
}

# An officer: take a case nobody has, write a note on another.
sub work_on_one {
	my $queue = read_page('/queue') or return;
	my @found = $queue->{body} =~ m{href="\Q$prefix\E(/queue/\d+)"}g;
	return if !@found;
	my $desk = $found[rand @found];
	my $id = "$me->{name}-$$-" . ++$count;
	read_page($desk) or return;
	my $take = $me->fill("$desk/take");
	return surely($take, 'edit', $id, "taken $desk") if $take;
	my $text = words($id);
	surely($me->fill("$desk/note", body => $text), 'word', $id, $text);
}

sub live {
	my ($name) = @_;
	srand($$);
	open $log, '>>', $journal or die "$journal: $!";
	$me = person->new($host, $prefix, $name);
	patiently(sub {
		my $answer = $me->get('/sign-in');
		return $answer if $answer->{status} != 200;
		return { status => $me->sign_in ? 200 : 0, head => '',
		    body => 'assets/base.' };
	});
	while (time < $end && getppid == $parent) {
		if ($name =~ /^olga/) {
			work_on_one();
		} else {
			ask_for_something();
			read_page($_) for '/cases', '/services';
		}
	}
	exit 0;
}

for my $name (@names) {
	my $pid = fork // die "fork: $!";
	live($name) if $pid == 0;
}
1 while wait > 0;
