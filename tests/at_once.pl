#!/usr/bin/perl
# at_once.pl HOST:PORT PREFIX JOURNAL NAME N: one request, sent N times at
# once, each until it is told where it leads; the places are printed.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Time::HiRes qw(sleep);
use person;

my ($host, $prefix, $journal, $name, $n) = @ARGV;
my $me = person->new($host, $prefix, $name);

sub until_told {
	my ($ask) = @_;
	for (1 .. 300) {
		my $answer = $ask->();
		return $answer if $answer->{status} && $answer->{status} < 500;
		sleep 0.1;
	}
	die "nothing for half a minute\n";
}

sub send_form {
	my ($action, @fields) = @_;
	my $form = $me->fill($action, @fields) or die "no form $action\n";
	return $me->leads_to(until_told(sub { $me->send_form($form) }));
}

my $text = "At once $$";
until_told(sub { { status => $me->sign_in ? 200 : 0 } });
until_told(sub { $me->get('/services/4') });
my $draft = send_form('/services/4/start') or die "no draft\n";
until_told(sub { $me->get($draft) });
send_form($draft, body => $text, location => '');
$draft =~ s/details$/check/;
until_told(sub { $me->get($draft) });
my $form = $me->fill($draft) or die "no form\n";
my $where;
pipe my $out, my $in or die "pipe: $!";
for (1 .. $n) {
	my $pid = fork // die "fork: $!";
	next if $pid;
	my $answer = until_told(sub { $me->send_form($form) });
	syswrite $in, ($me->leads_to($answer) // $answer->{status}) . "\n";
	exit 0;
}
close $in;
while (<$out>) {
	print;
	chomp($where = $_);
}
1 while wait > 0;
open my $log, '>>', $journal or die "$journal: $!";
syswrite $log, join("\t", 'ok', 'case', $text, $text, $where, 0) . "\n";
