#!/usr/bin/perl
# story.pl HOST:PORT HOME OUT: a town in which every route of every program
# has something to do, and for each the request that would do it, not sent.
# SPDX-License-Identifier: ISC
#
# HOME is the folder of the house: its mail and its database are looked into.
# OUT gets the requests, each [METHOD, PATH, TYPE, BODY, COOKIE], in order.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..";
use Storable qw(nstore);
use Time::HiRes qw(sleep);
use person;

my ($host, $home, $out) = @ARGV;
my (@kept, %read);
my $png = "\x89PNG\r\n\x1A\n" . 'x' x 70_000;
my $hole = "There is a hole.\r\nIt is by the <mill>.";

sub sql {
	my ($text) = @_;
	open my $db, '-|', 'mariadb', '--no-defaults', "--socket=$home/sock",
	    '-N', 'aedile', '-e', $text or die "mariadb: $!\n";
	chomp(my @rows = <$db>);
	close $db or die "$text\n";
	return $rows[0];
}

sub cookie {
	my ($me) = @_;
	return join '; ', map { "$_=$me->{cookies}{$_}" }
	    sort keys %{$me->{cookies}};
}

# look PERSON PATH...: keep these requests
sub look {
	my ($me, @paths) = @_;
	push @kept, ['GET', $_, '', '', cookie($me)] for @paths;
}

# filled PERSON PAGE ACTION [NAME => VALUE]...: the form on a page
sub filled {
	my ($me, $page, $action, @given) = @_;
	$me->get($page);
	my $form = $me->fill($action, @given);
	die "$me->{name}: no form for $action in $page\n" if !$form;
	return $form;
}

# send PERSON PAGE ACTION ...: now; it must lead somewhere, which is returned
sub send_now {
	my ($me, $page, $action, @given) = @_;
	my $answer = $me->send_form(filled(@_));
	my $to = $me->leads_to($answer);
	die "$action: $answer->{status}\n$answer->{body}\n" if !$to;
	return $to;
}

# later PERSON PAGE ACTION ...: keep the request instead
sub later {
	my ($me, $page, $action, @given) = @_;
	my $form = filled(@_);
	my @fields = @$form[1 .. $#$form];
	utf8::encode($_->[1]) for grep { !ref $_->[1] } @fields;
	my (undef, undef, $body, $type) = $me->posted([$action, @fields]);
	push @kept, ['POST', $action, $type, $body, cookie($me)];
}

sub person {
	my ($name) = @_;
	my $me = person->new($host, '', $name);
	return $me;
}

sub signed_in {
	my $me = person(@_);
	$me->sign_in or die "sign in: $me->{name}\n";
	return $me;
}

# letter ADDRESS, PATTERN: what the newest one not read says
sub letter {
	my ($to, $wanted) = @_;
	for (1 .. 100) {
		for my $file (sort { $b cmp $a } glob "$home/mail/*.txt") {
			next if $read{$file};
			open my $in, '<', $file or next;
			my $text = do { local $/; <$in> };
			$text =~ s/\r//g;
			next if $text !~ /^to:.*\Q$to\E/mi ||
			    $text !~ /$wanted/m;
			$read{$file} = 1;
			return $1;
		}
		sleep 0.1;
	}
	die "no letter to $to with $wanted\n";
}

sub link_to {
	my ($to, $path) = @_;
	return $path . letter($to, qr{\Q$path\E([A-Za-z0-9_-]{43})});
}

# A request as far as its last page; its path.
sub draft {
	my ($me) = @_;
	my $at = send_now($me, '/services/3', '/services/3/start');
	$at =~ s{/details$}{};
	send_now($me, "$at/details", "$at/details", body => $hole,
	    location => 'Mill Lane 2');
	send_now($me, "$at/questions", "$at/questions", q1 => 'large',
	    q2 => 'left');
	send_now($me, "$at/files", "$at/files", files => \$png);
	return $at;
}

sub case_of {
	my ($me) = @_;
	my $at = draft($me);
	my $case = send_now($me, "$at/check", "$at/check");
	$case =~ s{/sent$}{};
	return $case;
}

sub strangers {
	my $me = person('nobody');
	$me->get('/');
	look($me, qw(/ /sign-in /sign-up /services /services/3 /find /terms
	    /accessibility /password/forgotten /password/sent
	    /feedback/thanks));
	later($me, '/sign-in', '/sign-in', email => 'ada@example.org',
	    password => 'correct horse battery staple');
	later($me, '/sign-up', '/sign-up', kind => 'citizen',
	    name => 'Ugo Neri', email => 'ugo@example.org',
	    language => 'en', password => "sette capre bl\x{fc} danzano",
	    terms => 'yes');
	later($me, '/', '/language', speak => 'es');
	later($me, '/password/forgotten', '/password/forgotten',
	    email => 'ada@example.org');
	later($me, '/accessibility', '/accessibility',
	    body => 'The button cannot be reached.', page => '/find');
}

sub newcomers {
	my $me = person('nia');
	send_now($me, '/sign-up', '/sign-up', kind => 'citizen',
	    name => 'Nia Brown', email => 'nia@example.org',
	    language => 'en', password => 'seven blue goats dance',
	    terms => 'yes');
	my $code = letter('nia@example.org', qr/^ *([0-9]{3} ?[0-9]{3}) *$/m);
	$code =~ tr/ //d;
	delete @read{glob "$home/mail/*.txt"};
	my $link = link_to('nia@example.org', '/confirm/');
	look($me, '/sign-up/code', '/sign-up/address', $link);
	later($me, '/sign-up/code', '/sign-up/code', code => $code);
	later($me, '/sign-up/code', '/sign-up/resend');
	later($me, '/sign-up/address', '/sign-up/address',
	    email => 'nina@example.org');
	later($me, $link, $link);
	my $lost = person('bob');
	send_now($lost, '/password/forgotten', '/password/forgotten',
	    email => 'bob@example.org');
	$link = link_to('bob@example.org', '/password/new/');
	look($lost, $link);
	later($lost, $link, $link, password => "nuova chiave pi\x{f9} lunga");
}

sub account {
	my ($me) = @_;
	look($me, '/account', '/account/password', '/account/sessions');
	later($me, '/account', '/account', name => 'Ada Byron',
	    language => 'en', email => 'ada@example.org');
	later($me, '/account/password', '/account/password',
	    current => 'correct horse battery staple',
	    password => 'another horse, another battery');
	my $other = signed_in('ada');
	later($me, '/account/sessions', '/account/sessions');
	later($me, '/account', '/sign-out');
	my $owing = signed_in('mina');
	sql('UPDATE session SET owes_terms = 1 WHERE account_id = 5');
	look($owing, '/terms/accept');
	later($owing, '/terms/accept', '/terms/accept', terms => 'yes');
}

sub requests {
	my ($ada, $olga) = @_;
	later($ada, '/services/4', '/services/4/start');
	my $at = draft($ada);
	look($ada, map { "$at/$_" } qw(details questions files check));
	later($ada, "$at/details", "$at/details", body => "$hole Still.",
	    location => 'Mill Lane 3');
	later($ada, "$at/questions", "$at/questions", q1 => 'small',
	    q2 => 'right');
	later($ada, "$at/files", "$at/files", files => \$png);
	later($ada, "$at/files", "$at/files/remove");
	later($ada, "$at/check", "$at/check");
}

# One that is open, one that was resolved, one that nobody took.
sub cases {
	my ($ada, $olga) = @_;
	my ($open, $done, $new) = map { case_of($ada) } 1 .. 3;
	my ($desk, $shut, $fresh) = map { s{/cases}{/queue}r }
	    $open, $done, $new;
	send_now($olga, $_, "$_/take") for $desk, $shut;
	send_now($olga, "$shut/outcome", "$shut/outcome",
	    resolution => 'done', body => 'Mended.');
	my $opinion = link_to('ada@example.org', '/feedback/');
	my $file = sql('SELECT MIN(id) FROM attachment WHERE case_id = ' .
	    $open =~ s{.*/}{}r);
	look($ada, '/cases', '/cases?state=done', $open, "$open/sent",
	    "$open/withdraw", "$done/reopen", "/cases/files/$file");
	later($ada, $open, "$open/reply", body => 'It grows.',
	    files => \$png);
	later($ada, "$open/withdraw", "$open/withdraw", reason => 'Mended.');
	later($ada, "$done/reopen", "$done/reopen", reason => 'Not mended.');
	look($olga, '/queue', $desk, "/queue/files/$file",
	    map { "$desk/$_" } qw(hand-over category status question outcome));
	later($olga, $fresh, "$fresh/take");
	later($olga, $desk, "$desk/answer", body => 'We come on Monday.');
	later($olga, $desk, "$desk/note", body => 'Crew is free.');
	later($olga, "$desk/hand-over", "$desk/hand-over",
	    department => 2, reason => 'Not our street.');
	later($olga, "$desk/category", "$desk/category", category => 4);
	later($olga, "$desk/status", "$desk/status", status => 'approved',
	    body => 'It is on the list.');
	later($olga, "$desk/question", "$desk/question",
	    body => 'How deep is it?');
	later($olga, "$desk/outcome", "$desk/outcome", resolution => 'done',
	    body => 'Mended today.');
	my $stranger = person('stranger');
	look($stranger, $opinion);
	later($stranger, $opinion, $opinion, rating => 2, solved => 'no',
	    comment => 'Still there.');
	my $reference = sql('SELECT reference FROM citizen_case WHERE id = ' .
	    $open =~ s{.*/}{}r);
	my @asked = (reference => $reference, email => 'ada@example.org');
	later($stranger, '/find', '/find', @asked);
	look($stranger, send_now($stranger, '/find', '/find', @asked));
}

sql('INSERT IGNORE INTO terms_acceptance (account_id, version, address)
    SELECT id, 1, "::1" FROM account');
my ($ada, $olga) = map { signed_in($_) } qw(ada olga);
newcomers();
requests($ada, $olga);
cases($ada, $olga);
account($ada);
strangers();
look($olga, '/reports', map { "/reports/$_" } qw(volume backlog
    first-answer time-to-close on-time satisfaction));
nstore(\@kept, $out);
print scalar @kept, " requests\n";
