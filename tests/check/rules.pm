# rules.pm: N1 to N5: what was done, what perhaps, what not, what by nobody,
# and whether each case adds up.
# SPDX-License-Identifier: ISC
#
# A rule gives the number of things it looked at, and a line for each wrong.
package rules;

use strict;
use warnings;
use Digest::SHA qw(sha256_hex);

my %edits = map { $_ => 1 } qw(taken status handed-over category question
	reopened);

# Every text in the database by its operation: id => [kind, text, row]...
sub texts_of {
	my ($f) = @_;
	return $f->{texts} if $f->{texts};
	my %found;
	my $add = sub {
		my ($kind, $text, $row) = @_;
		my $id = facts::id_in($text);
		push @{$found{$id}}, [$kind, $text, $row] if defined $id;
	};
	$add->('text', $_->{body}, $_) for @{$f->{db}{draft}};
	$add->('case', $_->{body}, $_) for @{$f->{db}{case}};
	$add->('event', $_->{body}, $_) for @{$f->{db}{event}};
	$add->('rating', $_->{comment}, $_) for @{$f->{db}{rating}};
	$add->('account', $_->{name}, $_) for @{$f->{db}{account}};
	for my $file (@{$f->{db}{file}}) {
		push @{$found{$1}}, ['file', undef, $file]
		    if $file->{name} =~ /^([\w-]+)\.png$/;
	}
	return $f->{texts} = \%found;
}

sub found {
	my ($f, $id, @kinds) = @_;
	my $all = texts_of($f)->{$id} // [];
	return grep { my $row = $_; grep { $row->[0] eq $_ } @kinds } @$all;
}

# The draft at a path: 1, or made into a case that was tried to be sent.
sub draft_is_there {
	my ($f, $path) = @_;
	my ($n) = $path =~ m{^/drafts/(\d+)} or return 0;
	return 1 if $f->{draft}{$n};
	return 1 if grep { $_->{kind} eq 'case' && $_->{outcome} ne 'no' &&
	    $_->{draft} eq "/drafts/$n" } values %{$f->{ops}};
	return 0;
}

# The traces of an operation, and what each must be like. N1 asks for one.
sub traces_of {
	my ($f, $op) = @_;
	my $kind = $op->{kind};
	my $id = $op->{id};
	return found($f, $op->{text}, 'case') if $kind eq 'case';
	return found($f, $id, 'text', 'case') if $kind eq 'details';
	return found($f, $id, 'file') if $kind eq 'file';
	return found($f, $id, 'event') if $kind =~ /^(word|edit|stale)$/;
	return found($f, $id, 'rating') if $kind eq 'rating';
	return found($f, $id, 'account') if $kind eq 'sign-up';
	return;
}

my $traced = qr/^(case|details|file|word|edit|stale|rating|sign-up)$/;

# Was it as it was sent?
sub differs {
	my ($f, $op, $trace) = @_;
	my ($kind, $text, $row) = @$trace;
	return if $op->{kind} eq 'case';	# its text is the draft's
	return $row->{sha} ne $op->{file} if $kind eq 'file';
	return sha256_hex($text) ne $op->{sha};
}

sub done_once {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $op (sort { $a->{id} cmp $b->{id} } values %{$f->{ops}}) {
		next if $op->{outcome} ne 'ok';
		if ($op->{kind} eq 'draft') {
			$n++;
			push @wrong, "$op->{id}: no draft $op->{where}"
			    if !draft_is_there($f, $op->{where});
		} elsif ($op->{kind} eq 'prove') {
			$n++;
			push @wrong, "$op->{id}: $op->{email} is not proven"
			    if !grep { $_->{email} eq $op->{email} &&
			    $_->{state} eq 'active' } @{$f->{db}{account}};
		}
		next if $op->{kind} !~ $traced;
		$n++;
		my @traces = traces_of($f, $op);
		push @wrong, "$op->{id} ($op->{kind}) is there " . @traces .
		    ' times' if @traces != 1;
		push @wrong, "$op->{id} ($op->{kind}) is not what was sent"
		    if grep { differs($f, $op, $_) } @traces;
		push @wrong, lead_wrong($f, $op, @traces);
		push @wrong, file_wrong($f, $op, @traces)
		    if $op->{file} && $op->{kind} eq 'word';
	}
	return ($n, @wrong);
}

sub lead_wrong {
	my ($f, $op, @traces) = @_;
	return () if $op->{kind} ne 'case' || !@traces;
	my $is = $traces[0][2]{id};
	return $op->{where} =~ m{^/cases/$is/sent} ? () :
	    "$op->{id} was told $op->{where}, is $is";
}

# A word's file came with it.
sub file_wrong {
	my ($f, $op, @traces) = @_;
	my @files = found($f, $op->{id}, 'file');
	return "$op->{id} has " . @files . ' files, not one' if @files != 1;
	return "$op->{id}: its file is another"
	    if $files[0][2]{sha} ne $op->{file};
	return @traces && $files[0][2]{event} != $traces[0][2]{id} ?
	    "$op->{id}: its file hangs elsewhere" : ();
}

sub unknown_at_most_once {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $op (values %{$f->{ops}}) {
		my %led;
		for my $line (@{$op->{lines}}) {
			push @{$led{$line->{key} // ''}}, $line;
		}
		for my $key (keys %led) {
			next if @{$led{$key}} < 2 ||
			    $op->{kind} =~ /^sign-(in|out)$/;
			my %places = map { ($_->{where} // '') => 1 }
			    grep { $_->{outcome} eq 'ok' } @{$led{$key}};
			$n++;
			push @wrong, "$op->{id}: one key led to " .
			    join ', ', sort keys %places
			    if keys %places > 1;
		}
		next if $op->{outcome} ne 'unknown' || $op->{kind} !~ $traced;
		$n++;
		my @traces = traces_of($f, $op);
		push @wrong, "$op->{id} ($op->{kind}) is there " . @traces .
		    ' times' if @traces > 1;
		push @wrong, "$op->{id} is there in another way"
		    if grep { differs($f, $op, $_) } @traces;
		push @wrong, file_wrong($f, $op, @traces)
		    if $op->{file} && $op->{kind} eq 'word' && @traces;
	}
	return ($n, @wrong);
}

sub refused_nowhere {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $op (values %{$f->{ops}}) {
		next if $op->{outcome} ne 'no' || $op->{kind} !~ $traced;
		$n++;
		my @traces = traces_of($f, $op);
		push @wrong, "$op->{id} ($op->{kind}) was refused, and is there"
		    if @traces;
	}
	return ($n, @wrong);
}

# What nobody did: a text without an operation, an event without a doer.
sub no_ghosts {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	my %made = map { ("$_->{table} $_->{row}" => 1) }
	    grep { $_->{kind} eq 'made' } @{$f->{lines}};
	my $look = sub {
		my ($table, $row, $id) = @_;
		return if $made{"$table $row->{id}"};
		$n++;
		push @wrong, "$table $row->{id}" if !$id || !$f->{ops}{$id};
	};
	for my $table (qw(case draft event rating)) {
		for my $row (@{$f->{db}{$table}}) {
			my $text = $row->{body} // $row->{comment};
			$look->($table, $row, facts::id_in($text))
			    if $text ne '';
		}
	}
	for my $row (@{$f->{db}{account}}) {
		$look->('account', $row, facts::id_in($row->{name}))
		    if $row->{name} !~ /^\w+ Test$/;
	}
	$look->('file', $_, $_->{name} =~ /^([\w-]+)\.png$/)
	    for @{$f->{db}{file}};
	push @wrong, undone($f, \%made);
	push @wrong, drafts_too_many($f, \%made);
	return ($n, @wrong);
}

# Events without words: somebody took the case, or sorted it anew.
sub undone {
	my ($f, $made) = @_;
	my (%did, %tried);
	my %deed = (take => 'taken', sort => 'category');
	for my $op (values %{$f->{ops}}) {
		my $event = $deed{$op->{kind}} or next;
		next if $op->{outcome} eq 'no';
		my ($case) = $op->{case} =~ /(\d+)$/;
		$tried{"$event of $case by $op->{who}"}++;
	}
	for my $e (@{$f->{db}{event}}) {
		next if $e->{kind} !~ /^(taken|category)$/ ||
		    $made->{"case $e->{case}"};
		my ($who) = ($f->{account}{$e->{account}}{email} // '') =~
		    /^(\w+)@/;
		$did{"$e->{kind} of $e->{case} by " . ($who // '')}++;
	}
	return map { "$_: $did{$_} times, tried " . ($tried{$_} // 0) }
	    grep { $did{$_} > ($tried{$_} // 0) } sort keys %did;
}

sub drafts_too_many {
	my ($f, $made) = @_;
	my (%there, %begun);
	$there{$_->{account}}++ for @{$f->{db}{draft}},
	    grep { !$made->{"case $_->{id}"} } @{$f->{db}{case}};
	for my $op (values %{$f->{ops}}) {
		$begun{"$op->{who}\@example.org"}++
		    if $op->{kind} eq 'draft' && $op->{outcome} ne 'no';
	}
	return map { "account $_ has $there{$_} drafts and cases" }
	    grep { $there{$_} > ($begun{$f->{account}{$_}{email} // ''} // 0) }
	    sort keys %there;
}

sub cases_add_up {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	my %leads = map { ($_->{code} => $_->{status}) }
	    @{$f->{db}{resolution}};
	my %made = map { ($_->{row} => 1) } grep { $_->{kind} eq 'made' &&
	    $_->{table} eq 'case' } @{$f->{lines}};
	for my $c (grep { !$made{$_->{id}} } @{$f->{db}{case}}) {
		my @events = @{$f->{events}{$c->{id}} // []};
		my $edits = grep { $edits{$_->{kind}} } @events;
		my $opened = grep { $_->{kind} eq 'opened' } @events;
		my ($last) = grep { $_->{to} ne '' && $_->{kind} =~
		    /^(opened|status|question|reopened)$/ } reverse @events;
		my $to = $last ? $leads{$last->{to}} // $last->{to} : '';
		$n++;
		push @wrong, "case $c->{id} was opened $opened times"
		    if $opened != 1;
		push @wrong, "case $c->{id} has version $c->{version} after " .
		    "$edits edits" if $c->{version} != 1 + $edits;
		push @wrong, "case $c->{id} is $c->{status}, told $to"
		    if $c->{status} ne $to;
		push @wrong, "case $c->{id} is $c->{status}, closed " .
		    "$c->{closed}" if $c->{closed} != ($c->{type} eq 'done');
	}
	push @wrong, takes_lost($f);
	push @wrong, map { "orphan: $_->{what} $_->{id}" }
	    @{$f->{db}{orphan}};
	return ($n, @wrong);
}

# Every take that was told done has its event.
sub takes_lost {
	my ($f) = @_;
	my (%told, %there);
	for my $op (values %{$f->{ops}}) {
		next if $op->{kind} ne 'take' || $op->{outcome} ne 'ok';
		my ($case) = $op->{case} =~ /(\d+)$/;
		$told{$case}++;
	}
	$there{$_->{case}}++
	    for grep { $_->{kind} eq 'taken' } @{$f->{db}{event}};
	return map { "case $_ was taken $told{$_} times, it says " .
	    ($there{$_} // 0) } grep { $told{$_} > ($there{$_} // 0) }
	    sort keys %told;
}

1;
