# journal.pm: what people did and were told, a line of JSON each, only ever
# written at its end.
# SPDX-License-Identifier: ISC
#
# A line of an operation: id, key (the form's), sha (SHA-256 of what was
# sent), start, end, outcome, and what its kind adds. outcome: "ok" (led to
# where it is), "no" (refused), "unknown" (nobody knows: no answer, or 5xx).
package journal;

use strict;
use warnings;
use Fcntl qw(:flock);
use JSON::PP;
use Storable qw(retrieve store);

# Bytes stay bytes: no character is above 255.
my $json = JSON::PP->new->canonical;

sub open_at {
	my ($class, $path) = @_;
	open my $file, '>>', $path or die "$path: $!\n";
	return bless { file => $file }, $class;
}

sub note {
	my ($self, %line) = @_;
	flock $self->{file}, LOCK_EX;
	syswrite $self->{file}, $json->encode(\%line) . "\n";
	flock $self->{file}, LOCK_UN;
}

# Every line of a journal, in the order they were written. Who asks for nearly
# the same one again and again names a file in $JOURNAL_READ, which keeps what
# was read the first time: it is JSON that takes long.
sub read_all {
	my ($path) = @_;
	my $kept = $ENV{JOURNAL_READ};
	my $known = $kept && -s $kept ? retrieve($kept) : {};
	open my $file, '<', $path or die "$path: $!\n";
	my @texts = <$file>;
	my @lines = map { delete $known->{$_} // $json->decode($_) } @texts;
	if ($kept && !-s $kept) {
		my %read;
		@read{@texts} = @lines;
		store(\%read, $kept);
	}
	return @lines;
}

1;
