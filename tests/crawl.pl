#!/usr/bin/perl
# crawl.pl ADDRESS PREFIX COOKIES [PATH]...: read every page a person can
# reach, as a browser would, and tell what is wrong with its links.
# SPDX-License-Identifier: ISC
#
# A line for each fault; status 0 where there is none. What begins with "#"
# is for people.
use strict;
use warnings;

my ($address, $prefix, $cookies, @start) = @ARGV;
my $most = 300;
my (%seen, %kinds, @faults);
my @queue = map { [$prefix . $_, 'the start'] } @start ? @start : ('/');

sub fetch {
	my ($path) = @_;
	open(my $curl, '-|', 'curl', '-s', '-i', '--max-time', '30',
	    '-b', $cookies, '-H', 'Accept: text/html', $address . $path)
	    or die "curl: $!";
	binmode $curl;
	my $all = do { local $/; <$curl> } // '';
	close $curl;
	my ($head, $body) = split /\r\n\r\n/, $all, 2;
	my ($status) = ($head // '') =~ m{^HTTP/\S+ (\d+)};
	return ($status // 0, $head // '', $body // '');
}

sub fault {
	my ($where, $what) = @_;
	push @faults, "$where: $what";
}

# A path of ours to go on to, or nothing.
sub judge {
	my ($where, $how, $link) = @_;
	$link =~ s/&amp;/&/g;
	$link =~ s/#.*//s;
	return if $link eq '' || $link =~ /^mailto:/;
	$link = "" . ($where =~ s/\?.*//r) . $link if $link =~ /^\?/;
	if ($link =~ m{^[a-z]+:}i || $link =~ m{^//}) {
		return if $link =~ m{^\Q$address$prefix\E/} &&
		    $link =~ s{^\Q$address\E}{};
		fault($where, "$how leads away: $link");
		return;
	}
	if ($link !~ m{^\Q$prefix\E/}) {
		fault($where, "$how is not below $prefix/: $link");
		return;
	}
	return $link;
}

# /cases/7 and /cases/8 are of one kind; three of a kind will do.
sub kind {
	my ($path) = @_;
	my ($bare, $query) = split /\?/, $path, 2;
	$bare =~ s{/[0-9]+}{/N}g;
	my @names = sort map { (split /=/)[0] } split /&/, $query // '';
	return "$bare?@names";
}

sub visit {
	my ($path, $from) = @_;
	return if $seen{$path}++ || $path =~ m{/sign-out};
	return if $kinds{kind($path)}++ >= 3 || keys %seen > $most;
	my ($status, $head, $body) = fetch($path);
	fault($from, "$path answers $status")
	    if $status !~ /^(200|303|304)$/;
	while ($head =~ /^Set-Cookie: (.*?)\r?$/gim) {
		my $cookie = $1;
		fault($path, "cookie is not for $prefix/: $cookie")
		    if $cookie !~ m{; *Path=\Q$prefix\E/(;|$)}i;
	}
	if ($head =~ /^Location: (.*?)\r?$/im) {
		my $next = judge($path, 'redirect', $1);
		push @queue, [$next, $path] if defined $next;
	}
	return if $head !~ m{^Content-Type: text/html}im;
	while ($body =~ m{<[a-z]+\s[^>]*?\b(href|src|action)="([^"]*)"}gi) {
		my ($how, $link) = (lc $1, $2);
		my $next = judge($path, $how, $link);
		push @queue, [$next, $path]
		    if defined $next && $how ne 'action';
	}
}

while (my $next = shift @queue) {
	visit(@$next);
}
print "# ", scalar(keys %seen), " addresses read\n";
print "$_\n" for @faults;
exit(@faults ? 1 : 0);
