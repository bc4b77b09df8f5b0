#!/usr/bin/perl
# remembers.pl PID TEXT...: where in the memory a process may write to each
# text stands, of one byte a letter or of four, and what is around it; status 2
# where nobody may look.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my ($pid, @texts) = @ARGV;
open my $maps, '<', "/proc/$pid/maps" or exit 2;
open my $memory, '<:raw', "/proc/$pid/mem" or exit 2;
while (<$maps>) {
	my ($from, $to) = /^([0-9a-f]+)-([0-9a-f]+) rw/ or next;
	sysseek $memory, hex $from, 0 or next;
	sysread $memory, my $bytes, hex($to) - hex($from) or next;
	for my $text (@texts, map { pack 'V*', unpack 'C*', $_ } @texts) {
		while ($bytes =~ /.{0,40}\Q$text\E.{0,40}/gs) {
			print $text =~ tr/\0//dr, ": ", $& =~ s/[^ -~]/./gr, "\n";
		}
	}
}
