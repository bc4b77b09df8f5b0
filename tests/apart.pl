#!/usr/bin/perl
# apart.pl HOST:PORT PREFIX ROUNDS: Ada and Bob, one after the other, on one
# worker: what is hers is in none of his answers, nor the other way round.
# SPDX-License-Identifier: ISC
#
# Prints how many answers were looked at, and each that told too much, or not
# what it had to.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use person;

my ($host, $prefix, $rounds) = @ARGV;
my @people = map { settle($_) } qw(ada bob);
my %seen;

sub must {
	my ($what, $ok) = @_;
	die "$what\n" if !$ok;
	return $ok;
}

# A case, a draft and words of their own.
sub settle {
	my ($name) = @_;
	my $me = person->new($host, $prefix, $name);
	$me->{canary} = "canary-of-$name-" . int rand 1e12;
	must('sign in', $me->sign_in);
	for my $what (qw(case draft)) {
		$me->get('/services/4');
		my $at = must('a draft', $me->leads_to($me->send_form(
		    $me->fill('/services/4/start'))));
		$me->get($at);
		must('text', $me->leads_to($me->send_form($me->fill($at,
		    body => "$me->{canary} is in a $what",
		    location => "$me->{canary} street"))));
		$me->{draft} = $at;
		next if $what eq 'draft';
		$at =~ s/details$/check/;
		$me->get($at);
		$me->{case} = must('a case', $me->leads_to($me->send_form(
		    $me->fill($at))));
		$me->{case} =~ s{/sent$}{};
	}
	$me->get($me->{draft});
	$me->{form} = $me->fill($me->{draft}, body => '',
	    location => "$me->{canary} typed" x 20);
	return $me;
}

# What can be asked, and whether one's own words must be in the answer.
my @asks = (
	['case', 1, sub { $_[0]->get($_[0]{case}) }],
	['cases', 1, sub { $_[0]->get('/cases') }],
	['sent', 0, sub { $_[0]->get("$_[0]{case}/sent") }],
	['draft', 1, sub { $_[0]->get($_[0]{draft}) }],
	['services', 0, sub { $_[0]->get('/services') }],
	['refused', 1, sub { $_[0]->send_form($_[0]{form}) }],
	['not theirs', 0, sub { $_[0]->get($_[1]{case}) }],
	['no page', 0, sub { $_[0]->get("/cases/$_[0]{canary}") }],
	['search', 0, sub { $_[0]->get("/cases?q=$_[0]{canary}") }],
);

sub look {
	my ($what, $me, $other, $answer, $own) = @_;
	my $all = $answer->{head} . $answer->{body};
	$seen{$answer->{status}}++;
	print "$what: $answer->{status}, to $me->{name}\n"
	    if $answer->{status} == 0 || $answer->{status} >= 500;
	print "$what of $other->{name} shown to $me->{name}\n"
	    if index($all, $other->{canary}) >= 0 ||
	    $all =~ /\b$other->{name}\@example\.org/i ||
	    $all =~ /\b\u$other->{name} Test\b/;
	print "$what is not shown to $me->{name}: $answer->{status}\n"
	    if $own && index($all, $me->{canary}) < 0;
}

for (1 .. $rounds) {
	for my $turn (0, 1) {
		my ($me, $other) = @people[$turn, 1 - $turn];
		my ($what, $own, $ask) = @{$asks[rand @asks]};
		$me->{accept} = rand() < 0.3 ? 'application/xml' : undef;
		look($what, $me, $other, $ask->($me, $other), $own);
	}
}
print '# answers: ', join(', ', map { "$seen{$_} of $_" } sort keys %seen),
    "\n";
