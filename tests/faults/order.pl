#!/usr/bin/perl
# order.pl TRACE...: does what strace saw of workers outlive a power cut? An
# attachment's bytes are on the disk before they have their name, the name
# before COMMIT is sent. Prints what is not; ends with 1 if no file was seen.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my $seen = 0;
for my $trace (@ARGV) {
	open my $in, '<', $trace or die "$trace: $!\n";
	my (%part, %dirty, %named);
	while (<$in>) {
		if (/openat\(\d+, "(\.\w+\.part)".*= (\d+)$/) {
			($part{$1}, $dirty{$2}) = ($2, 0);
		} elsif (/\bwrite\((\d+),/ && exists $dirty{$1}) {
			$dirty{$1} = 1;
		} elsif (/fsync\((\d+)\)\s*= 0/) {
			$dirty{$1} = 0 if exists $dirty{$1};
			delete $named{$1};
		} elsif (/renameat2?\((\d+), "(\.\w+\.part)".*= 0$/ &&
		    defined $part{$2}) {
			$seen++;
			print "named before it was on the disk\n"
			    if $dirty{$part{$2}};
			delete $dirty{$part{$2}};
			$named{$1} = 1;
		} elsif (/COMMIT"/) {
			print "COMMIT before the name was on the disk\n"
			    if %named;
			%named = ();
		}
	}
}
exit !$seen;
