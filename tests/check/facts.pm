# facts.pm: what is there: the database at one moment, the folder of files,
# the letters that came, and what people were told.
# SPDX-License-Identifier: ISC
package facts;

use strict;
use warnings;
use Digest::SHA;
use journal;

# Each row begins with its table's name; texts are in hex. What a table's
# columns are called here stands beside its query.
my %tables = (
	account => ['id email name state', "SELECT id, email, HEX(name), state
	    FROM account"],
	session => ['token account', "SELECT LOWER(HEX(token_hash)),
	    account_id FROM session"],
	draft => ['id account body', "SELECT id, account_id,
	    HEX(COALESCE(body, '')) FROM draft"],
	case => ['id account body version status closed type', "SELECT c.id,
	    COALESCE(c.account_id, 0), HEX(c.body), c.version, c.status,
	    c.closed_at IS NOT NULL, t.type FROM citizen_case c
	    JOIN status t ON t.code = c.status ORDER BY c.id"],
	event => ['id case kind account officer from to body',
	    "SELECT id, case_id, kind, COALESCE(account_id, 0), by_officer,
	    COALESCE(from_value, ''), COALESCE(to_value, ''),
	    HEX(COALESCE(body, '')) FROM case_event ORDER BY id"],
	file => ['id account draft case event stored name size sha',
	    "SELECT id, account_id, COALESCE(draft_id, 0),
	    COALESCE(case_id, 0), COALESCE(event_id, 0), `stored`, HEX(name),
	    size, sha256 FROM attachment"],
	letter => ['id once message to state tries fault', "SELECT id, once,
	    TRIM(BOTH '<' FROM TRIM(BOTH '>' FROM message_id)), recipient,
	    state, tries, HEX(COALESCE(fault, '')) FROM outbox"],
	rating => ['id case given comment', "SELECT id, case_id,
	    given_at IS NOT NULL, HEX(COALESCE(comment, '')) FROM feedback"],
	resolution => ['code status', 'SELECT code, status FROM resolution'],
	orphan => ['what id', "
	    SELECT 'event', e.id FROM case_event e LEFT JOIN citizen_case c
	        ON c.id = e.case_id WHERE c.id IS NULL UNION ALL
	    SELECT 'answer', a.case_id FROM case_answer a
	        LEFT JOIN citizen_case c ON c.id = a.case_id
	        WHERE c.id IS NULL UNION ALL
	    SELECT 'rating', f.id FROM feedback f LEFT JOIN citizen_case c
	        ON c.id = f.case_id WHERE c.id IS NULL UNION ALL
	    SELECT 'file of two', id FROM attachment
	        WHERE draft_id IS NOT NULL AND case_id IS NOT NULL UNION ALL
	    SELECT 'receipt', HEX(key_hash) FROM receipt
	        WHERE location IS NULL UNION ALL
	    SELECT 'receipt of no case', r.location FROM receipt r
	        LEFT JOIN citizen_case c ON c.id =
	        CAST(SUBSTRING_INDEX(SUBSTRING(r.location, LOCATE('/cases/',
	        r.location) + 7), '/', 1) AS UNSIGNED)
	        WHERE r.location LIKE '%/cases/%/sent' AND c.id IS NULL"],
);
my %texts = map { $_ => 1 } qw(body name comment fault);

# A text's operation: it begins with [id].
sub id_in {
	my ($text) = @_;
	return $text =~ /^\[([\w-]+)\]/ ? $1 : undef;
}

# All in one transaction; what is planted goes with it.
sub ask {
	my ($socket, %how) = @_;
	my %rows = map { $_ => [] } keys %tables;
	my $sql = join "\n", 'SET NAMES utf8mb4; SET foreign_key_checks = 0;',
	    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;',
	    'START TRANSACTION;', ($how{plant} ? "$how{plant};" : ()),
	    (map { "SELECT '$_', x.* FROM ($tables{$_}[1]) x;" }
	    sort keys %tables), 'ROLLBACK;';
	open my $out, '-|', 'mariadb', '--no-defaults', '-BN',
	    "--socket=$socket", $how{database} // 'aedile', '-e', $sql or die "mariadb: $!\n";
	while (<$out>) {
		chomp;
		my ($table, @cells) = split /\t/, $_, -1;
		my @names = split ' ', $tables{$table}[0];
		my %row;
		@row{@names} = @cells;
		$row{$_} = pack 'H*', $row{$_} for grep { $texts{$_} } @names;
		push @{$rows{$table}}, \%row;
	}
	close $out or die "the database says nothing\n";
	return \%rows;
}

# The files below a folder: path, size, age in hours.
sub files_in {
	my ($folder) = @_;
	my %found;
	for my $path (glob "'$folder'/*/* '$folder'/*/.??*") {
		my $name = substr $path, 1 + length $folder;
		$found{$name} = { size => -s _, hours => 24 * -M _ } if -f $path;
	}
	return \%found;
}

sub sha_of_file {
	my ($path) = @_;
	return Digest::SHA->new(256)->addfile($path)->hexdigest;
}

# Letters: message, to, the readers its text is meant for.
sub letters_in {
	my ($folder) = @_;
	my @found;
	for my $path (glob "'$folder'/*.eml") {
		my %letter = (path => $path);
		open my $in, '<', $path or next;
		while (<$in>) {
			$letter{message} //= $1 if /^Message-ID:\s*<([^>]+)>/i;
			$letter{to} //= lc $1 if /^Delivered-To:\s*<([^>]+)>/i;
		}
		my %readers;
		if (open my $text, '<', $path =~ s/eml$/txt/r) {
			local $/;
			my $all = <$text>;
			$readers{$1} = 1 while $all =~
			    /\bcanary\.\w+\.(\w+)\./g;
		}
		$letter{readers} = [keys %readers];
		push @found, \%letter;
	}
	return \@found;
}

# What was told of each operation, all its lines taken together. "no" after
# "unknown": where the form's key was looked at, it had not happened before.
sub operations {
	my (@lines) = @_;
	my %ops;
	for my $line (@lines) {
		next if !defined $line->{id} || !defined $line->{outcome};
		my $op = $ops{$line->{id}} //= { %$line, lines => [] };
		die "$line->{id} is of two kinds\n"
		    if $line->{kind} ne $op->{kind};
		push @{$op->{lines}}, $line;
		my $was = $op->{outcome};
		my $is = $line->{outcome};
		my $sure = $is eq 'no' && ($line->{status} // 0) =~ /^(404|409|422)$/
		    && ($op->{key} // '') eq ($line->{key} // '');
		$op->{outcome} = $was eq 'ok' || $is eq 'ok' ? 'ok' :
		    $sure ? 'no' : $was eq 'unknown' ? 'unknown' : $is;
		$op->{where} = $line->{where} if $is eq 'ok' && $was ne 'ok';
		$op->{file} //= $line->{file};
	}
	return \%ops;
}

# The journal as it was when a copy was made.
sub until_then {
	my ($since, $until, @lines) = @_;
	my @known;
	for my $line (@lines) {
		next if ($line->{start} // 0) > $until;
		$line->{outcome} = 'unknown' if ($line->{end} // 0) > $since &&
		    $line->{outcome};
		push @known, $line;
	}
	return @known;
}

# gather JOURNAL SOCKET FILES MAIL OPTIONS
sub gather {
	my ($journal, $socket, $files, $mail, %how) = @_;
	my @lines = journal::read_all($journal);
	@lines = until_then($how{since}, $how{until}, @lines) if $how{until};
	my $f = { lines => \@lines, ops => operations(@lines),
	    folder => $files, files => files_in($files),
	    letters => letters_in($mail), db => ask($socket, %how) };
	for my $table (qw(account case event draft file)) {
		$f->{$table}{$_->{id}} = $_ for @{$f->{db}{$table}};
	}
	push @{$f->{events}{$_->{case}}}, $_ for @{$f->{db}{event}};
	return $f;
}

1;
