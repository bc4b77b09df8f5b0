# verdict.pm: is an answer the one it should be, and is what was done all or
# nothing? Two good runs, whose chance and ids differ, tell what may vary.
# SPDX-License-Identifier: ISC
package verdict;

use strict;
use warnings;

# What two texts differ in may differ in a third: a list of pieces, undef
# where anything may stand.
sub pattern {
	my ($one, $other) = @_;
	my @one = split /([A-Za-z0-9_-]+)/, $one;
	my @other = split /([A-Za-z0-9_-]+)/, $other;
	return [$one] if $one eq $other || @one != @other;
	return [map { $one[$_] eq $other[$_] ? $one[$_] : undef } 0 .. $#one];
}

sub fits {
	my ($pattern, $text) = @_;
	return $text eq ($pattern->[0] // '') if @$pattern == 1;
	my @text = split /([A-Za-z0-9_-]+)/, $text;
	return @text == @$pattern &&
	    !grep { defined $pattern->[$_] && $pattern->[$_] ne $text[$_] }
	    0 .. $#text;
}

# A row; a cell that differs may hold anything, but where it is a document.
sub row_pattern {
	my ($one, $other) = @_;
	my @one = split /\t/, $one, -1;
	my @other = split /\t/, $other, -1;
	return [map { $one[$_] eq $other[$_] || $one[$_] =~ /</ ?
	    pattern($one[$_], $other[$_]) : undef } 0 .. $#one];
}

sub row_fits {
	my ($pattern, $row) = @_;
	my @cells = split /\t/, $row, -1;
	return !grep { defined $pattern->[$_] &&
	    !fits($pattern->[$_], $cells[$_]) } 0 .. $#cells;
}

# Rows that went and came, as patterns.
sub effect {
	my ($one, $other) = @_;
	my %found;
	for my $table (keys %$one) {
		for my $i (0, 1) {
			my ($a, $b) = ($one->{$table}[$i],
			    $other->{$table}[$i] // []);
			$found{$table}[$i] = [map {
			    row_pattern($a->[$_], $b->[$_] // $a->[$_])
			    } 0 .. $#$a];
		}
	}
	return \%found;
}

# Nothing where it is the whole effect, else the table in which it is not.
sub part_of {
	my ($effect, $changes) = @_;
	for my $table (sort keys %{{ %$effect, %$changes }}) {
		for my $i (0, 1) {
			my $wanted = $effect->{$table}[$i] // [];
			my $found = $changes->{$table}[$i] // [];
			return $table if @$wanted != @$found ||
			    grep { !row_fits($wanted->[$_], $found->[$_]) }
			    0 .. $#$wanted;
		}
	}
	return;
}

sub status {
	my ($answer) = @_;
	return $answer =~ /^Status: (\d+)/ ? $1 : 0;
}

# All of it is there, and it is a page of the portal.
sub is_whole {
	my ($answer) = @_;
	my ($head, $body) = split /\r\n\r\n/, $answer, 2;
	return defined $body && $head =~ /^Content-Length: (\d+)/m &&
	    $1 == length $body && $body =~ m{^<!DOCTYPE html>.*</html>\s*$}s;
}

# 400: the request could not be read.
sub is_error {
	my ($answer) = @_;
	return is_whole($answer) && status($answer) =~ /^(?:400|500|503)$/;
}

# Where a text differs first from what it should be.
sub difference {
	my ($pattern, $text) = @_;
	my @text = split /([A-Za-z0-9_-]+)/, $text;
	my @all = @$pattern == 1 ? split(/([A-Za-z0-9_-]+)/, $pattern->[0]) :
	    @$pattern;
	for my $i (0 .. ($#text > $#all ? $#text : $#all)) {
		next if $i < @all && !defined $all[$i] && $i < @text;
		next if ($all[$i] // "") eq ($text[$i] // "");
		my ($from, $to) = ($i < 8 ? 0 : $i - 8, $i + 20);
		my @cut = map { join "", map { $_ // "*" } @{$_}[$from .. $to] }
		    \@all, \@text;
		return "wanted: $cut[0]\nfound: $cut[1]";
	}
	return "";
}

1;
