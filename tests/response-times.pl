#!/usr/bin/perl
# response-times.pl COLUMN FILE: what aedile report response-times must say of
# an export of Boston's, computed another way.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use POSIX qw(ceil);
use Time::Local qw(timegm);

my ($column, $file) = @ARGV;
open my $in, '<', $file or die "$file: $!\n";

sub cells {
	my ($line, @cells) = @_;
	push @cells, defined $1 ? $1 =~ s/""/"/gr : $2
	    while $line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
	return @cells;
}

sub seconds {
	my ($y, $m, $d, $h, $min, $s) = $_[0] =~ /\d+/g;
	return timegm($s, $min, $h, $d, $m - 1, $y);
}

my @names = cells(scalar(<$in>) =~ s/\r?\n//r);
my %groups;
while (my $line = <$in>) {
	my %row;
	$line =~ s/\r?\n//;
	@row{@names} = cells($line);
	for my $g ($row{$column}, '(all)') {
		my $group = $groups{$g} //= { n => 0, due => 0, good => 0,
		    late => 0, hours => [] };
		$group->{n}++;
		next unless $row{closed_dt};
		my $took = seconds($row{closed_dt}) - seconds($row{open_dt});
		push @{$group->{hours}}, $took / 3600;
		$group->{late}++ if $took < 0;
		next unless $row{target_dt};
		$group->{due}++;
		$group->{good}++ if $row{closed_dt} le $row{target_dt};
	}
}

print "group,requests,closed,closed_before_opened,median_hours,",
    "p90_hours_nearest_rank,mean_hours,closed_with_due,on_time_share\n";
for my $name (sort { ($a eq '(all)') <=> ($b eq '(all)') || $a cmp $b }
    keys %groups) {
	my $g = $groups{$name};
	my @h = sort { $a <=> $b } @{$g->{hours}};
	my @said = ('', '', '');
	if (@h) {
		my $sum = 0;
		$sum += $_ for @h;
		@said = map { sprintf '%.4f', $_ }
		    (@h % 2 ? $h[@h / 2] : ($h[@h / 2 - 1] + $h[@h / 2]) / 2,
		    $h[ceil(@h * 9 / 10) - 1], $sum / @h);
	}
	print join(',', $name, $g->{n}, scalar @h, $g->{late}, @said,
	    $g->{due}, $g->{due} ? sprintf('%.6f', $g->{good} / $g->{due}) :
	    ''), "\n";
}
