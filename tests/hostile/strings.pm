# strings.pm: what others found to break programs, and what our pages make of
# a text before they show it.
# SPDX-License-Identifier: ISC
package strings;

use strict;
use warnings;
use JSON::PP;

sub load {
	my @all;
	for my $file (@_) {
		open(my $in, '<', $file) or die "$file: $!\n";
		push @all, @{decode_json(do { local $/; <$in> })};
	}
	return grep { length } @all;
}

# As text_clean() of core/text.h has it: one kind of line end, and U+FFFD for
# what no page can carry.
sub clean {
	my ($s) = @_;
	$s =~ s/\r\n|[\r\x0B\x0C\x{85}]/\n/g;
	$s =~ s/[\x00-\x08\x0E-\x1F\x7F-\x9F\x{FDD0}-\x{FDEF}]/\x{FFFD}/g;
	$s =~ s/(.)/(ord($1) & 0xFFFE) == 0xFFFE ? "\x{FFFD}" : $1/ge;
	return $s;
}

# A field's value, as core/field.c has it.
sub field {
	my ($s) = @_;
	return clean($s) =~ s/^[ \t\n]+|[ \t\n]+$//gr;
}

# The same text of nothing but letters: refused for the same reasons.
sub harmless {
	my ($s) = @_;
	return clean($s) =~ s/[^\n\x{FFFD}]/x/gr;
}

# What a field takes: no odd character, and no line end in a line.
sub taken {
	my ($s, $lines) = @_;
	$s = field($s) =~ s/\x{FFFD}/?/gr;
	$s =~ s/[\n\t]+/ /g if !$lines;
	return $s;
}

# chunks MOST, BETWEEN, STRING...: all of them in texts of so many characters
# at most; one that is longer is cut
sub chunks {
	my ($most, $between, @all) = @_;
	my @chunks = ('');
	for my $s (map { substr $_, 0, $most } @all) {
		push @chunks, '' if length($chunks[-1]) + length($s) +
		    length($between) > $most;
		$chunks[-1] .= ($chunks[-1] eq '' ? '' : $between) . $s;
	}
	return @chunks;
}

1;
