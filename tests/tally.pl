#!/usr/bin/perl
# tally.pl JOURNAL SOCKET FILES MAIL [PLANT]: what people were told, against
# what is there: the database, the files, the letters. Counts what is wrong.
# SPDX-License-Identifier: ISC
#
# A line of JOURNAL is OUTCOME KIND ID TEXT WHERE FILES, parted by tabs; the
# last line of an ID counts. OUTCOME: sent (no answer yet), unknown, ok, no;
# bad is an answer that was none of ours; away, a page that was not there. PLANT is SQL that makes a wrong, taken back
# before this ends: it proves that the wrong is seen.
use strict;
use warnings;
use Digest::SHA;

my ($journal, $socket, $files, $mail, $plant) = @ARGV;
my %wrong = map { $_ => [] } qw(lost doubled refused ghosts history files
    letters answers);

sub wrong {
	my ($kind, $what) = @_;
	push @{$wrong{$kind}}, $what;
}

my (%ops, %done);
open my $in, '<', $journal or die "$journal: $!";
while (<$in>) {
	chomp;
	my ($outcome, $kind, $id, $text, $where, $with) = split /\t/;
	if ($outcome eq 'bad') {
		wrong('answers', "$kind: $id");
		next;
	}
	next if $outcome eq 'away';
	$ops{$id} = { outcome => $outcome, kind => $kind, id => $id,
	    text => $text // '', where => $where // '', files => $with || 0 };
}

# All in one transaction: one moment, and the plant goes with it.
my @queries = (
	"SELECT 'case', c.id, HEX(c.body), c.version, c.status FROM citizen_case c",
	"SELECT 'event', e.id, e.case_id, e.kind, HEX(COALESCE(e.body, '')),
	    COALESCE(e.to_value, '') FROM case_event e ORDER BY e.id",
	"SELECT 'file', a.case_id, a.stored, a.size, a.sha256
	    FROM attachment a WHERE a.case_id IS NOT NULL",
	"SELECT 'letter', o.once, o.state, o.message_id FROM outbox o",
	"SELECT 'orphan', d.id FROM draft d JOIN attachment a
	    ON a.draft_id = d.id AND a.case_id IS NOT NULL",
);
my $sql = join "\n", 'SET NAMES utf8mb4; START TRANSACTION;',
    $plant ? "$plant;" : '', map({ "$_;" } @queries), 'ROLLBACK;';
open my $asked, '>', "$journal.sql" or die "$journal.sql: $!";
print $asked $sql;
close $asked;
my (%case, %by_text, %by_once);
for (`mariadb --no-defaults -BN --socket='$socket' aedile <'$journal.sql'`) {
	chomp;
	my ($what, @row) = split /\t/;
	if ($what eq 'case') {
		my ($id, $body, $version, $status) = @row;
		my $c = $case{$id} = { id => $id, text => pack('H*', $body),
		    version => $version, status => $status, events => [],
		    files => [] };
		push @{$by_text{$c->{text}}}, $c;
	} elsif ($what eq 'event') {
		my ($id, $case, $kind, $body, $to) = @row;
		push @{$case{$case}{events}}, { kind => $kind, to => $to,
		    text => pack 'H*', $body };
	} elsif ($what eq 'file') {
		push @{$case{$row[0]}{files}}, \@row;
	} elsif ($what eq 'letter') {
		push @{$by_once{$row[0]}}, \@row;
	} else {
		wrong('files', "of draft and case at once: $row[0]");
	}
}
die "the database said nothing: $?\n" if $?;
my %sent;
for (glob "$mail/*") {
	open my $letter, '<', $_ or next;
	while (<$letter>) {
		$sent{$1}++ if /^message-id:\s*<([^>]+)>/i;
	}
}

sub look_at_file {
	my ($case, $stored, $size, $sha256) = @_;
	my $path = "$files/$stored";
	return wrong('files', "$case: $stored is not there") if !-f $path;
	wrong('files', "$case: $stored is another") if -s $path != $size ||
	    Digest::SHA->new(256)->addfile($path)->hexdigest ne $sha256;
}

sub look_at_letter {
	my ($once) = @_;
	my @rows = @{$by_once{$once} // []};
	return wrong('letters', "$once: " . @rows) if @rows != 1;
	my (undef, $state, $message) = @{$rows[0]};
	$message =~ s/^<|>$//g;
	wrong('letters', "$once is $state") if $state ne 'sent';
	wrong('letters', "$once never came") if !$sent{$message};
}

# What one accepted request must have left.
sub look_at_case {
	my ($op, $c) = @_;
	my $id = $c->{id};
	my @opened = grep { $_->{kind} eq 'opened' } @{$c->{events}};
	wrong('lost', "$op->{id} was told $op->{where}, is $id")
	    if $op->{where} !~ m{^/cases/$id(/|$)};
	wrong('history', "$id was opened " . @opened) if @opened != 1;
	wrong('files', "$id has " . @{$c->{files}} . " of $op->{files}")
	    if @{$c->{files}} != $op->{files};
	look_at_file(@$_) for @{$c->{files}};
	look_at_letter("case-received:$id:0");
}

my (%words, %edits, %maybe);
for my $op (map { $ops{$_} } sort keys %ops) {
	if ($op->{kind} eq 'case') {
		my @found = @{$by_text{$op->{text}} // []};
		$_->{op} = $op for @found;
		wrong('lost', $op->{id}) if $op->{outcome} eq 'ok' && !@found;
		wrong('doubled', $op->{id}) if @found > 1;
		wrong('refused', $op->{id}) if $op->{outcome} eq 'no' && @found;
		look_at_case($op, $found[0])
		    if $op->{outcome} eq 'ok' && @found;
	} elsif ($op->{kind} eq 'word') {
		$words{$op->{text}} = $op;
	} elsif ($op->{kind} eq 'edit' && $op->{text} =~ m{/queue/(\d+)}) {
		$edits{$1}++ if $op->{outcome} eq 'ok';
		$maybe{$1}++ if $op->{outcome} =~ /^(unknown|sent)$/;
	}
}

# Each case: its versions without a gap, its events each once and of somebody.
my %said;
for my $c (map { $case{$_} } sort { $a <=> $b } keys %case) {
	my $edits = $edits{$c->{id}} // 0;
	my $moves = grep { $_->{kind} !~ /^(opened|note|message|rated)$/ }
	    @{$c->{events}};
	my $taken = grep { $_->{kind} eq 'taken' } @{$c->{events}};
	my ($last) = grep { $_->{kind} =~ /^(opened|status|reopened)$/ }
	    reverse @{$c->{events}};
	wrong('ghosts', "case $c->{id}") if !$c->{op};
	wrong('history', "$c->{id}: version $c->{version}, $moves moves")
	    if $c->{version} != 1 + $moves;
	wrong('history', "$c->{id}: taken $taken times, $edits told")
	    if $taken < $edits || $taken > $edits + ($maybe{$c->{id}} // 0);
	wrong('history', "$c->{id}: is $c->{status}")
	    if $last && $last->{to} ne '' && $last->{to} ne $c->{status} &&
	    $last->{kind} ne 'reopened';
	for my $e (grep { $_->{kind} eq 'note' } @{$c->{events}}) {
		$said{$e->{text}}++;
		wrong('ghosts', "a note on $c->{id}") if !$words{$e->{text}};
	}
}
for my $op (values %words) {
	my $n = $said{$op->{text}} // 0;
	wrong('lost', $op->{id}) if $op->{outcome} eq 'ok' && !$n;
	wrong('doubled', $op->{id}) if $n > 1;
	wrong('refused', $op->{id}) if $op->{outcome} eq 'no' && $n;
}

my $all = 0;
my $accepted = grep { $_->{outcome} eq 'ok' } values %ops;
my $cases = grep { $_->{kind} eq 'case' && $_->{outcome} eq 'ok' } values %ops;
print "# $cases requests, $accepted forms accepted:";
for my $kind (sort keys %wrong) {
	printf ' %s %d', $kind, scalar @{$wrong{$kind}};
	$all += @{$wrong{$kind}};
}
print "\n";
for my $kind (sort keys %wrong) {
	print "# $kind: $_\n" for splice @{$wrong{$kind}}, 0, 10;
}
exit($all ? 1 : 0);
