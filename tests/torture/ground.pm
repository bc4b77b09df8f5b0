# ground.pm: what lies in the database and in the folder of files: how it was,
# what has changed, and how to have it as it was.
# SPDX-License-Identifier: ISC
package ground;

use strict;
use warnings;
use File::Find;
use IPC::Open2;

# What a request may count and note in a transaction of its own.
my %aside = map { $_ => 1 } qw(throttle);

# new HOME: the database of a house as it is now is how it was
sub new {
	my ($class, $home) = @_;
	my $me = bless { files => "$home/files" }, $class;
	open2($me->{from}, $me->{to}, 'mariadb', '--no-defaults',
	    "--socket=$home/sock", '--batch', '-N', '--unbuffered',
	    'aedile');
	$me->{tables} = [grep { !$aside{$_} } map { $_->[0] }
	    $me->rows('SHOW FULL TABLES
	    WHERE table_type = "BASE TABLE"')];
	$me->keep;
	return $me;
}

# rows STATEMENT: each a list of its columns
sub rows {
	my ($me, $text) = @_;
	my @rows;
	my $from = $me->{from};
	$me->{to}->print("$text;\nSELECT '--end--';\n");
	$me->{to}->flush;
	while (defined(my $line = <$from>)) {
		chomp $line;
		return @rows if $line eq '--end--';
		push @rows, [split /\t/, $line, -1];
	}
	die "the database is gone: $text\n";
}

sub copy_all {
	my ($me) = @_;
	return map { ("DROP TABLE IF EXISTS was.$_",
	    "CREATE TABLE was.$_ LIKE $_",
	    "INSERT INTO was.$_ SELECT * FROM $_") } @{$me->{tables}};
}

sub keep {
	my ($me) = @_;
	$me->rows($_) for 'CREATE DATABASE IF NOT EXISTS was',
	    'SET foreign_key_checks = 0, unique_checks = 0',
	    "SET timestamp = $ENV{TORTURE_NOW}",
	    'SET GLOBAL innodb_flush_log_at_trx_commit = 0', $me->copy_all;
	$me->{next} = { map { @$_ } $me->rows('SELECT table_name,
	    auto_increment FROM information_schema.tables
	    WHERE table_schema = "aedile" AND auto_increment IS NOT NULL') };
	$me->{was} = $me->sums;
	$me->{kept} = { map { $_ => 1 } $me->all_files };
}

# Counted, not listed: MySQL cannot list a statement that bears bytes.
sub connections {
	my ($me) = @_;
	my ($n) = $me->rows('SHOW STATUS LIKE "Threads_connected"');
	return $n->[1];
}

# Whoever is gone may have left something to be rolled back.
sub wait_for_all {
	my ($me) = @_;
	for (1 .. 5000) {
		return if $me->connections == 1;	# ours
		select undef, undef, undef, 0.001;
	}
	die "somebody keeps a connection\n";
}

sub sums {
	my ($me) = @_;
	return { map { $_->[0] =~ s/^aedile\.//r => $_->[1] }
	    $me->rows('CHECKSUM TABLE ' . join ', ', @{$me->{tables}}) };
}

sub all_files {
	my ($me) = @_;
	my @found;
	find(sub { push @found, $File::Find::name if -f }, $me->{files});
	return grep { !m{/turns$} } @found;
}

sub same {
	my ($a, $b) = @_;
	return !grep { $a->{$_} ne $b->{$_} } keys %$a;
}

# All rows of a table, each as one text.
sub texts {
	my ($me, $base, $table) = @_;
	$me->{columns}{$table} //= join ', ', map { $_->[1] =~ /binary|blob/ ?
	    "HEX(`$_->[0]`)" : "`$_->[0]`" } $me->rows("SHOW COLUMNS
	    FROM $table");
	return map { join "\t", @$_ } $me->rows("SELECT
	    $me->{columns}{$table} FROM $base.$table ORDER BY 1, 2");
}

# Which rows of each table are gone, and which have come.
sub changes {
	my ($me, $sums) = @_;
	my %found;
	for my $table (grep { $sums->{$_} ne $me->{was}{$_} } keys %$sums) {
		my %was = map { $_ => 1 } $me->texts('was', $table);
		my @now = $me->texts('aedile', $table);
		my %now = map { $_ => 1 } @now;
		$found{$table} = [[sort grep { !$now{$_} } keys %was],
		    [grep { !$was{$_} } @now]];
	}
	return \%found;
}

# What an attachment is a row of must be there.
sub rows_without_file {
	my ($me) = @_;
	return grep { !-f "$me->{files}/$_" } map { $_->[0] }
	    $me->rows('SELECT `stored` FROM attachment');
}

sub new_files {
	my ($me) = @_;
	my %rows = map { ("$me->{files}/$_->[0]" => 1) }
	    $me->rows('SELECT `stored` FROM attachment');
	return grep { !$me->{kept}{$_} && !$rows{$_} } $me->all_files;
}

# restore SHIFT, TABLE...: as it was, but for SHIFT ids that are used up in
# these tables, or in all
sub restore {
	my ($me, $shift, @used) = @_;
	my $sums = $me->sums;
	for my $table (grep { $sums->{$_} ne $me->{was}{$_} } keys %$sums) {
		$me->rows("DELETE FROM $table");
		$me->rows("INSERT INTO $table SELECT * FROM was.$table");
	}
	for my $table (@used ? @used : @{$me->{tables}}) {
		my $next = $me->{next}{$table} // next;
		$me->rows("ALTER TABLE $table AUTO_INCREMENT = " .
		    ($next + $shift));
	}
	$me->rows('DELETE FROM throttle');
	unlink grep { !$me->{kept}{$_} } $me->all_files;
}

1;
