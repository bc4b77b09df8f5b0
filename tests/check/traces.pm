# traces.pm: N6 to N13: files and letters, what people saw, and what the
# programs used up.
# SPDX-License-Identifier: ISC
package traces;

use strict;
use warnings;

sub stale_told {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $line (grep { $_->{kind} eq 'stale' } @{$f->{lines}}) {
		my ($case) = $line->{case} =~ /(\d+)$/;
		# Handed over meanwhile, it is not theirs to see.
		next if $line->{outcome} eq 'unknown' ||
		    $line->{status} == 429 || $line->{status} == 404 &&
		    grep { $_->{kind} eq 'handed-over' }
		    @{$f->{events}{$case} // []};
		next if ($line->{where} // '') =~ m{^/sign-in} ||
		    $line->{status} == 403 && $line->{shown};
		$n++;
		push @wrong, "$line->{id} was answered $line->{status}"
		    if $line->{status} != 409;
		push @wrong, "$line->{id}: what was typed is gone"
		    if !$line->{shown};
	}
	return ($n, @wrong);
}

# Where the draft that a file was brought to has become a case, it is there.
sub file_strays {
	my ($f, $row) = @_;
	my ($id) = $row->{name} =~ /^(\w+-\d+)-f\.png$/ or return 0;
	my $case = $row->{case} && $f->{case}{$row->{case}};
	return (facts::id_in($case->{body}) // '') ne $id if $case;
	my $draft = $f->{draft}{$row->{draft}} or return 0;
	return (facts::id_in($draft->{body}) // '') ne $id;
}

sub files_whole {
	my ($f) = @_;
	my ($n, @wrong, %rows) = (0);
	for my $row (@{$f->{db}{file}}) {
		my $path = "$f->{folder}/$row->{stored}";
		$n++;
		$rows{$row->{stored}} = 1;
		if (!-f $path) {
			push @wrong, "$row->{name}: $row->{stored} is not there";
		} elsif (-s $path != $row->{size} ||
		    facts::sha_of_file($path) ne $row->{sha}) {
			push @wrong, "$row->{name}: $row->{stored} is another";
		}
		push @wrong, "$row->{name} hangs elsewhere"
		    if file_strays($f, $row);
	}
	for my $name (sort keys %{$f->{files}}) {
		$n++;
		push @wrong, "$name has no row, and is older than a day"
		    if !$rows{$name} && $f->{files}{$name}{hours} > 24;
	}
	return ($n, @wrong);
}

# The letters that events are told by: once => why.
sub letters_due {
	my ($f) = @_;
	my (%due, %before);
	my %status = map { ($_->{status} => 1) } @{$f->{db}{case}};
	my %made = map { ($_->{row} => 1) } grep { $_->{kind} eq 'made' &&
	    $_->{table} eq 'case' } @{$f->{lines}};
	my %outcome = map { ($_->{code} => 1) } @{$f->{db}{resolution}};
	for my $e (@{$f->{db}{event}}) {
		$due{"case-received:$e->{case}:0"} = 1
		    if $e->{kind} eq 'opened' && !$made{$e->{case}};
		next if !$e->{officer};
		$due{"case-answered:$e->{id}"} = 1 if $e->{kind} eq 'message';
		$due{"case-question:$e->{id}"} = 1 if $e->{kind} eq 'question';
		# Who takes a case moves it without a word, or a letter.
		next if $e->{kind} ne 'status' || $e->{body} eq '';
		$due{($outcome{$e->{to}} ? 'case-resolved:' : 'case-moved:') .
		    $e->{id}} = 1;
	}
	return \%due;
}

sub letters_once {
	my ($f) = @_;
	my ($n, @wrong, %rows, %known, %came) = (0);
	my $due = letters_due($f);
	my ($tries) = map { $_->{value} } grep { $_->{kind} eq 'tries' }
	    @{$f->{lines}};
	my ($told) = map { $_->{value} } grep { $_->{kind} eq 'doctor' }
	    @{$f->{lines}};
	my %made = map { ($_->{row} => 1) } grep { $_->{kind} eq 'made' &&
	    $_->{table} eq 'letter' } @{$f->{lines}};
	$came{$_->{message} // ''}++ for @{$f->{letters}};
	for my $row (@{$f->{db}{letter}}) {
		$n++;
		$rows{$row->{once}}++;
		$known{$row->{message}} = 1;
		push @wrong, "$row->{once} was sent, and never came"
		    if $row->{state} eq 'sent' && !$came{$row->{message}};
		push @wrong, "$row->{once} is $row->{state} at the end"
		    if $row->{state} !~ /^(sent|dead)$/;
		push @wrong, "$row->{once} was given up: $row->{fault}"
		    if $row->{state} eq 'dead' && $row->{tries} < $tries &&
		    $row->{fault} !~ /\b5\d\d\b|came to no end three times/ &&
		    !$made{$row->{id}};
		push @wrong, "$row->{once} is due by nothing"
		    if $row->{once} =~ /^case-/ && !$due->{$row->{once}} &&
		    !$made{$row->{id}};
	}
	my $dead = grep { $_->{state} eq 'dead' } @{$f->{db}{letter}};
	push @wrong, "$dead letters are dead, the doctor tells of " .
	    ($told // 'none') if $dead != ($told // 0);
	for my $once (sort keys %$due) {
		push @wrong, "$once is there " . ($rows{$once} // 0) . ' times'
		    if ($rows{$once} // 0) != 1;
	}
	push @wrong, map { "a letter of no row: $_" }
	    grep { !$known{$_} } sort keys %came;
	push @wrong, codes_missing($f);
	return ($n, @wrong);
}

# Whoever signed up got a letter with a code.
sub codes_missing {
	my ($f) = @_;
	my %to = map { ($_->{to} => 1) }
	    grep { $_->{once} =~ /^confirm-address:/ } @{$f->{db}{letter}};
	return map { "$_->{email} was sent no code" } grep { $_->{kind} eq
	    'sign-up' && $_->{outcome} eq 'ok' && !$to{$_->{email}} }
	    values %{$f->{ops}};
}

sub signed_out {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	my %open = map { ($_->{token} => 1) } @{$f->{db}{session}};
	for my $line (grep { $_->{kind} eq 'old cookie' && $_->{acked} }
	    @{$f->{lines}}) {
		$n++;
		push @wrong, "$line->{who}'s old cookie got $line->{status}"
		    if $line->{status} =~ /^2/;
		push @wrong, "$line->{who}'s old session is there"
		    if $open{$line->{cookie} // ''};
	}
	return ($n, @wrong);
}

# Not looked at: what was on its way while the programs took a new key, one
# after the other.
sub given_back {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	my @keys = grep { $_->{kind} eq 'new key' } @{$f->{lines}};
	for my $line (grep { $_->{kind} eq 'parked' && $_->{sure} }
	    @{$f->{lines}}) {
		next if grep { $_->{until} > $line->{start} &&
		    $_->{since} < $line->{end} } @keys;
		$n++;
		push @wrong, "$line->{id} was not given back at $line->{where}"
		    if !$line->{back};
	}
	return ($n, @wrong);
}

sub no_strangers {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $line (grep { $_->{saw} && @{$_->{saw}} } @{$f->{lines}}) {
		$n++;
		next if $line->{role} !~ /^(citizen|nobody)$/;
		push @wrong, map { "$line->{who} read what is $_\'s: " .
		    ($line->{path} // $line->{id} // $line->{kind}) }
		    grep { $_ ne $line->{who} } @{$line->{saw}};
	}
	for my $letter (grep { @{$_->{readers}} } @{$f->{letters}}) {
		my ($to) = ($letter->{to} // '') =~ /^(\w+)/;
		$n++;
		push @wrong, map { "a letter to $to has what is $_\'s" }
		    grep { $_ ne ($to // '') } @{$letter->{readers}};
	}
	return ($n, @wrong);
}

# Resident memory may grow by a quarter and eight megabytes: what was never
# drawn before stays in the allocator. All else is as it was.
sub nothing_leaks {
	my ($f) = @_;
	my ($n, @wrong, %before) = (0);
	for my $line (grep { $_->{kind} eq 'measure' } @{$f->{lines}}) {
		my ($what, $value) = @$line{qw(what value)};
		if ($line->{when} eq 'before') {
			$before{$what} = $value;
			next;
		}
		$n++;
		my $most = $before{$what} // 0;
		$most = $most * 1.25 + 8192 if $what =~ /^kilobytes/;
		push @wrong, "$what: $value, before " . ($before{$what} // 0)
		    if $value > $most;
	}
	return ($n, @wrong);
}

sub failures_help {
	my ($f) = @_;
	my ($n, @wrong) = (0);
	for my $line (grep { defined $_->{status} } @{$f->{lines}}) {
		$n++;
		push @wrong, map { ($line->{path} // $line->{id} //
		    $line->{kind}) . " ($line->{status}): $_" }
		    @{$line->{wrong} // []};
	}
	return ($n, @wrong);
}

1;
