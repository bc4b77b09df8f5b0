#!/usr/bin/perl
# processes.pl PID...: what these processes and their children have used:
# microseconds of processor time, RSS of the largest child, sum of PSS, in kB.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use POSIX ();

my $tick = POSIX::sysconf(POSIX::_SC_CLK_TCK());
my ($us, $rss, $pss) = (0, 0, 0);

sub slurp {
	my ($name) = @_;
	open(my $in, '<', $name) or return '';
	local $/;
	return <$in> // '';
}

# Processor time of a process and of the children it has buried.
sub spent {
	my @stat = split ' ', slurp("/proc/$_[0]/stat") =~ s/.*\) //sr;
	return @stat ? $stat[11] + $stat[12] + $stat[13] + $stat[14] : 0;
}

sub kilobytes {
	my ($pid, $file, $name) = @_;
	return slurp("/proc/$pid/$file") =~ /^$name:\s+(\d+) kB/m ? $1 : 0;
}

for my $pid (@ARGV) {
	my @children = split ' ', slurp("/proc/$pid/task/$pid/children");
	for my $one ($pid, @children) {
		$us += spent($one) * 1e6 / $tick;
		$pss += kilobytes($one, 'smaps_rollup', 'Pss');
	}
	for my $one (@children ? @children : $pid) {
		my $size = kilobytes($one, 'status', 'VmRSS');
		$rss = $size if $size > $rss;
	}
}
printf "%d %d %d\n", $us, $rss, $pss;
