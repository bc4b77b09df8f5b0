#!/usr/bin/perl
# exposition.pl <FILE: says what is wrong with it as Prometheus text, version
# 0.0.4; silent where nothing is.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my $name = qr/[a-zA-Z_:][a-zA-Z0-9_:]*/;
my $label = qr/[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"/;
my $value = qr/[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf|NaN)/;
my (%type, %help, %seen, %last, %count, %inf, $family);

sub wrong { print "line $.: $_[0]\n" }

# A family is told in one piece, its HELP and TYPE before its samples.
sub sample {
	my ($metric, $labels, $is) = @_;
	my $of = $metric;
	$of =~ s/_(?:bucket|sum|count)$// if !$type{$metric};
	wrong "$metric is of no family" unless $type{$of};
	wrong "$metric stands among $family" if $of ne ($family // '');
	wrong "$metric\{$labels} is said twice"
	    if $seen{"$metric\{$labels}"}++;
	wrong "a counter is called $metric" if $type{$of} eq 'counter' &&
	    $metric !~ /_total$/;
	return if $type{$of} ne 'histogram';
	(my $rest = $labels) =~ s/,?le="([^"]*)"//;
	my $le = $1;
	my $series = "$of\{$rest}";
	if ($metric =~ /_bucket$/) {
		wrong "$series: buckets shrink" if $is < ($last{$series} // 0);
		$last{$series} = $is;
		$inf{$series} = $is if $le eq '+Inf';
	} elsif ($metric =~ /_count$/) {
		$count{$series} = $is;
	}
}

my $text = do { local $/; <STDIN> } // '';
wrong 'it is empty' if $text eq '';
wrong 'no end of line at its end' if $text !~ /\n\z/;
$. = 0;
for (split /\n/, $text) {
	$.++;
	if (/^# HELP ($name) .+$/) {
		wrong "HELP of $1 twice" if $help{$1}++;
		$family = $1;
	} elsif (/^# TYPE ($name) (counter|gauge|histogram)$/) {
		wrong "TYPE of $1 twice" if $type{$1};
		wrong "TYPE of $1 without its HELP" if $1 ne $family;
		$type{$1} = $2;
	} elsif (/^($name)\{($label(?:,$label)*)\} ($value)$/) {
		sample($1, $2, $3);
	} else {
		wrong "what is this: $_";
	}
}
for (keys %last) {
	wrong "$_ has no bucket +Inf" unless defined $inf{$_};
	wrong "$_ has another count than +Inf"
	    if ($inf{$_} // -1) != ($count{$_} // -2);
}
