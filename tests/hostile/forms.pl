#!/usr/bin/perl
# forms.pl HOST:PORT METHOD WHO PAGE ACTION: every hostile string into every
# text field of the form on PAGE that leads to ACTION, or into the address of
# ACTION, and each is shown again as it was typed.
# SPDX-License-Identifier: ISC
#
# A line for each field, and one for each fault; status 0 where there is none.
use strict;
use warnings;
use Encode;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use markup;
use person;
use strings;

my ($host, $method, $name, $stands_on, $action) = @ARGV;
my @all = strings::load(map { "$FindBin::Bin/$_.json" }
    qw(blns dompurify));
my $who = person->new($host, '', $name);
my $faults = 0;
$who->{seconds} = 60;
binmode STDOUT, ':utf8';

sub fault {
	$faults++;
	print "@_\n";
}

sub read_page {
	my ($answer) = @_;
	return markup::read(decode('UTF-8', $answer->{body},
	    Encode::FB_CROAK | Encode::LEAVE_SRC));
}

# The form that leads to ACTION, as if it were all there is on the page.
sub read_form {
	my ($answer) = @_;
	my ($form) = $answer->{body} =~
	    m{(<form\b[^>]*action="\Q$action\E".*?</form>)}s
	    or die "there is no form for $action: $answer->{status}\n";
	return markup::read("<!DOCTYPE html>\n" . decode('UTF-8', $form));
}

# Of whoever is no person; csrf and key are others' to try.
sub is_apart {
	my ($control) = @_;
	return ($control->{name} // '') =~ /^(website|csrf|key|)$/;
}

sub is_text_control {
	my ($control) = @_;
	return $control->{tag} eq 'textarea' || $control->{tag} eq 'input' &&
	    ($control->{type} // 'text') =~
	    /^(text|email|search|number|date|tel|url)$/;
}

sub send_text {
	my ($field, $bytes) = @_;
	return $who->get("$action?" . person::urlencoded([$field, $bytes]))
	    if $method eq 'GET';
	$who->get($stands_on);
	my $form = $who->fill($action)
	    or die "$stands_on has no form for $action\n";
	return $who->send_form([$action, grep({ ref && $_->[0] ne $field }
	    @$form), [$field, $bytes]]);
}

# Whoever is in too much of a hurry waits: $UNTHROTTLE makes that short.
sub answer_to {
	my ($field, $text) = @_;
	my $bytes = encode('UTF-8', $text);
	my $answer = send_text($field, $bytes);
	return $answer if $answer->{status} != 429;
	system($ENV{UNTHROTTLE}) == 0 or die "$ENV{UNTHROTTLE}\n";
	return send_text($field, $bytes);
}

sub same_skeleton {
	my ($what, $one, $other) = @_;
	my @a = @{$one->{skeleton}};
	my @b = @{$other->{skeleton}};
	for my $i (0 .. ($#a > $#b ? $#a : $#b)) {
		next if ($a[$i] // '') eq ($b[$i] // '');
		return fault("$what: <", $a[$i] // '', '> where harmless ' .
		    'text makes <', $b[$i] // '', '>');
	}
}

sub try_text {
	my ($field, $text) = @_;
	my $answer = answer_to($field, $text);
	my $harmless = answer_to($field, strings::harmless($text));

	return fault("$field: status $answer->{status}, of harmless text " .
	    $harmless->{status}) if $answer->{status} >= 500 ||
	    $answer->{status} != $harmless->{status};
	same_skeleton($field, read_page($answer), read_page($harmless));
	my $again = markup::control(read_form($answer), $field);
	return fault("$field: not shown again") if !$again;
	my ($is, $wanted) = ($again->{value} // '', strings::field($text));
	return if $is eq $wanted;
	my $at = 0;
	$at++ while substr($is, $at, 1) eq substr($wanted, $at, 1);
	fault("$field: shows ", substr($is, $at, 40), ' for ',
	    substr($wanted, $at, 40));
}

# What can only be chosen, or goes along unseen: a page is the answer.
sub try_choice {
	my ($field, $text) = @_;
	my $answer = answer_to($field, $text);

	return fault("$field: status $answer->{status}")
	    if $answer->{status} >= 500 || !$answer->{status};
	read_page($answer) if $answer->{status} != 303;
}

# As far as the code that comes by letter.
sub sign_up {
	$who->get('/sign-up');
	my $form = $who->fill('/sign-up', kind => 'citizen', name => 'Nell New',
	    email => "nell-$$\@example.org", language => 'en',
	    password => 'a password of some length', terms => 'yes') or return 0;
	return ($who->leads_to($who->send_form($form)) // '') eq
	    '/sign-up/code';
}

# An address holds 8 KiB: nine bytes a character.
if ($name eq 'newcomer') {
	sign_up() or die "nobody can sign up\n";
} elsif ($name ne 'nobody') {
	$who->sign_in or die "$name cannot sign in\n";
}
my @texts = strings::chunks($method eq 'GET' ? 900 : 4500, "\n", @all);
my @controls = grep { !is_apart($_) }
    @{read_form($who->get($stands_on))->{controls}};
my %others = map { $_->{name} => 1 } grep { !is_text_control($_) } @controls;
@controls = grep { is_text_control($_) } @controls;
try_choice($_, $texts[-1]) for sort keys %others;
for my $control (@controls) {
	try_text($control->{name}, $_) for @texts;
	print scalar(@all), " strings in $control->{name}\n";
}
fault('nothing can be typed there') if !@controls;
exit($faults ? 1 : 0);
