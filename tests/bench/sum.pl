#!/usr/bin/perl
# sum.pl FIGURES: the medians of all rounds as BENCH lines, and of what the
# rounds say of each other as RATIO lines, each with its target.
# sum.pl --beside OLD NEW: two trees' figures, round by round.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my (%rounds, @order);

sub median {
	my @sorted = sort { $a <=> $b } @_;
	return $sorted[@sorted / 2];
}

sub take {
	my ($file, $mark) = @_;
	open(my $in, '<', $file) or die "$file: $!\n";
	while (<$in>) {
		my ($round, $name, @figures) = split;
		$name .= $mark;
		push @order, $name if !$rounds{$name};
		@{$rounds{$name}{$round}}{qw(req_s p50 p99 cpu rss queries)} =
		    @figures;
	}
}

# Only what was measured in the same round is compared.
sub compare {
	my ($a, $b, $which) = @_;
	my @all = map {
		$rounds{$a}{$_}{$which} / $rounds{$b}{$_}{$which}
	} grep { $rounds{$b}{$_} && $rounds{$b}{$_}{$which} }
	    keys %{$rounds{$a} || {}};
	return @all ? median(@all) : undef;
}

sub beside {
	take($_[0], ''), take($_[1], '-new');
	for my $name (grep { !/-new$/ } @order) {
		printf "COMPARE %s req_s=%.2f p50=%.2f cpu=%.2f rss=%.2f " .
		    "queries=%.2f, new to old\n", $name, map {
			compare("$name-new", $name, $_) // 0
		} qw(req_s p50 cpu rss queries);
	}
	exit;
}

beside(@ARGV[1, 2]) if $ARGV[0] eq '--beside';
take($ARGV[0], '');
for my $name (sort @order) {
	my @all = values %{$rounds{$name}};
	my %of = map {
		my $which = $_;
		$which => median(map { $_->{$which} } @all)
	} qw(req_s p50 p99 cpu rss queries);
	printf "BENCH %s req_s=%.0f p50_ms=%.2f p99_ms=%.2f cpu_us=%d " .
	    "rss_kb=%d queries=%.2f\n", $name, @of{qw(req_s p50 p99 cpu rss)},
	    $of{queries} / 100;
}

# How many times as many requests a second; and the same by processor time,
# which a busy machine disturbs less.
sub faster {
	my ($says, $a, $b, $target) = @_;
	my $ratio = compare($a, $b, 'req_s') or return;
	printf "RATIO %s %.2f by_cpu=%.2f target=at-least-%s\n", $says,
	    $ratio, compare($b, $a, 'cpu') // 0, $target;
}

faster('page/php', 'my-cases', 'php', '1.2');
faster('page/floor', 'my-cases', 'floor', '0.6');
faster('signin/hello', 'sign-in', 'hello', '0.25');
faster('submit/bare', 'submit', 'bare', '0.25');
for my $page (qw(my-cases case queue)) {
	my $ratio = compare("$page-large", $page, 'cpu') or next;
	printf "RATIO growth-%s %.2f target=at-most-1.2\n", $page, $ratio;
}
