#!/usr/bin/perl
# sum.pl FIGURES: the medians of all rounds as BENCH lines, and of what the
# rounds say of each other as RATIO lines, each with its target.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my (%rounds, @order);
while (<>) {
	my ($round, $name, @figures) = split;
	push @order, $name if !$rounds{$name};
	@{$rounds{$name}{$round}}{qw(req_s p50 p99 cpu rss queries)} =
	    @figures;
}

sub median {
	my @sorted = sort { $a <=> $b } @_;
	return $sorted[@sorted / 2];
}

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

# Only what was measured in the same round is compared.
sub ratio {
	my ($says, $a, $b, $which, $target) = @_;
	my @all = map {
		$rounds{$a}{$_}{$which} / $rounds{$b}{$_}{$which}
	} grep { $rounds{$b}{$_} && $rounds{$b}{$_}{$which} }
	    keys %{$rounds{$a} || {}};
	return if !@all;
	printf "RATIO %s %.2f%s\n", $says, median(@all),
	    $target ? " target=$target" : '';
}

ratio('page/php', 'my-cases', 'php', 'req_s', 'at-least-1.2');
ratio('page/php-cpu', 'php', 'my-cases', 'cpu');
ratio('page/floor', 'my-cases', 'floor', 'req_s', 'at-least-0.6');
ratio('signin/hello', 'sign-in', 'hello', 'req_s', 'at-least-0.25');
ratio('submit/bare', 'submit', 'bare', 'req_s', 'at-least-0.25');
ratio("growth-$_", "$_-large", $_, 'cpu', 'at-most-1.2')
    for qw(my-cases case queue);
