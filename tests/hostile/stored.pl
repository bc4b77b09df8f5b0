#!/usr/bin/perl
# stored.pl HOST:PORT CASE DESK DRAFT FEEDBACK ENDED: hostile strings where they
# are kept and others read them: names, requests, what is said in a case, what
# is thought of how it ENDED.
# SPDX-License-Identifier: ISC
#
# A line for each fault; status 0 where there is none.
use strict;
use warnings;
use Encode;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use markup;
use person;
use strings;

my ($host, $case, $desk, $draft, $feedback, $ended) = @ARGV;
my @all = strings::load(map { "$FindBin::Bin/$_.json" }
    qw(blns dompurify));
my @lines = map { strings::taken($_, 0) } @all;
my @areas = strings::chunks(3900, "\n", map { strings::taken($_, 1) } @all);
my ($faults, %people) = (0);
binmode STDOUT, ':utf8';

sub fault {
	$faults++;
	print "@_\n";
}

sub person {
	my ($name) = @_;
	return $people{$name} if $people{$name};
	my $who = person->new($host, '', $name);
	$who->{seconds} = 60;
	$name eq 'nobody' or $who->sign_in or die "$name cannot sign in\n";
	return $people{$name} = $who;
}

# write NAME, PAGE, ACTION, FIELD => TEXT...: it is taken
sub write_text {
	my ($name, $page, $action, @fields) = @_;
	my $who = person($name);
	$who->get($page);
	my $form = $who->fill($action, map { encode('UTF-8', $_) } @fields)
	    or die "$page has no form for $action\n";
	my $answer = $who->send_form($form);
	if ($answer->{status} == 429) {
		system($ENV{UNTHROTTLE}) == 0 or die "$ENV{UNTHROTTLE}\n";
		$answer = $who->send_form($form);
	}
	return $answer->{status} == 303 ||
	    fault("$action: $answer->{status} for $fields[1]");
}

# reads NAME, PAGE, TEXT...: they stand there, each whole, in one piece
sub reads {
	my ($name, $path, @texts) = @_;
	my $answer = person($name)->get($path);
	my $page = eval {
		markup::read(decode('UTF-8', $answer->{body},
		    Encode::FB_CROAK | Encode::LEAVE_SRC));
	};
	return fault("$path: $answer->{status} $@") if !$page;
	for my $text (@texts) {
		my $wanted = strings::field($text);
		fault("$name does not read on $path: ",
		    substr $wanted, 0, 200)
		    if index($page->{text}, $wanted) < 0;
	}
	return $page->{skeleton};
}

# same NAME, PAGE, SKELETON: text changed, and nothing else
sub is_same {
	my ($what, $one, $other) = @_;
	fault("$what: other elements than with harmless text")
	    if !$one || !$other || "@$one" ne "@$other";
}

sub names {
	my ($harmless, $n);
	write_text('ada', '/account', '/account', name => 'xx',
	    language => 'en');
	$harmless = reads('ada', '/account', 'xx');
	for my $name (strings::chunks(118, ' | ', @lines)) {
		next if length $name < 2;
		write_text('ada', '/account', '/account', name => $name,
		    language => 'en');
		is_same("name $name", $harmless,
		    reads('ada', '/account', $name));
		reads('olga', $desk, $name) if $n++ % 20 == 0;
	}
	write_text('ada', '/account', '/account', name => 'Ada',
	    language => 'en');
}

sub requests {
	my @places = strings::chunks(245, ' | ', @lines);
	my $i = 0;
	for my $place (@places) {
		my $body = $areas[$i++ % @areas];
		write_text('ada', "$draft/details", "$draft/details",
		    body => $body, location => $place);
		reads('ada', "$draft/check", $body);
	}
}

sub talk {
	for my $text (@areas) {
		write_text('ada', $case, "$case/reply", body => $text);
		write_text('olga', $desk, "$desk/answer", body => $text);
		write_text('olga', $desk, "$desk/note", body => $text);
		write_text('olga', "$desk/question", "$desk/question",
		    body => $text);
	}
	reads('ada', $case, @areas);
	reads('olga', $desk, @areas);
}

sub feedback {
	write_text('nobody', $feedback, $feedback, rating => 1,
	    solved => 'yes', comment => $areas[-1]);
	reads('olga', $ended, $areas[-1]);
}

names();
requests();
talk();
feedback();
exit($faults ? 1 : 0);
