#!/usr/bin/perl
# sqlmap.pl HOST:PORT HOME PORT2 [OPTION]...: what sqlmap.sh is made of: a town,
# a door at PORT2 that takes back what a request has done, and sqlmap before it.
# SPDX-License-Identifier: ISC
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/torture";
use Getopt::Long;
use IO::Socket::INET;
use access_town;
use ground;
use person;

my ($level, $risk, $only, $prove) = (1, 1, '.');
GetOptions('level=i' => \$level, 'risk=i' => \$risk, 'only=s' => \$only,
    'prove' => \$prove) or exit 2;
my ($host, $home, $port) = @ARGV;
my (%who, %csrf, $ground, $item, $door);

# What a query may say besides the fields of a form.
my %queries = (
	'/' => 'done=signed-out&language=en', '/sign-in' =>
	    'next=/cases&email=ada@example.org&done=changed',
	'/sign-up/code' => 'wrong=1&done=sent-again',
	'/terms/accept' => 'next=/cases', '/accessibility' => 'from=/find',
	'/feedback/thanks' => 'solved=no', '/account' => 'done=saved&parked=1',
	'/cases' => 'page=1', '/queue' => 'page=1',
	'/find' => 'reference=AAAAAAA7',
);
my %usual = (state => 'open', text => 'hole', department => 1, category => 3,
    whose => 'mine', sort => 'due', by => 'month', from => '2026-01-01',
    until => '2026-12-31', page => '/find', seen => 'x', next => '/cases',
    location => 'Mill', comment => 'Well', back => '/', website => '',
    officer => '', email => 'ada@example.org');

# What the programs say of each route: the names of its form's fields.
sub fields_of {
	my %found;
	open my $in, '<', "$home/described" or die "$!\n";
	my $text = do { local $/; <$in> };
	while ($text =~ m{<route method="(\w+)" path="([^"]+)"(.*?)(?=<route|</routes>)}gs) {
		my ($route, $form) = ("$1 $2", $3);
		my ($way) = $form =~ /<form [^>]*method="(\w+)"/;
		next if lc($way // '') ne lc $1;
		$found{$route} = [$form =~ /<field name="([^"]+)" kind="(?!file)/g];
	}
	return \%found;
}

# The first whom a row lets in, and to whose.
sub visitor {
	my ($row) = @_;
	for my $line (@{$row->{rows}}) {
		my ($whose, @cells) = @$line;
		for my $nth (0 .. $#cells) {
			return ($access_town::people[$nth], $whose =~ s/'s$//r)
			    if $cells[$nth] =~ /^(200|there|away)$/;
		}
	}
	die "nobody is let in: $row->{path}\n";
}

# A request as sqlmap reads it; * is where it is to try, in the path.
sub write_request {
	my ($file, $method, $path, $cookie, $body, $star) = @_;
	$star //= '';
	open my $out, '>', $file or die "$file: $!\n";
	print $out "$method $path HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n",
	    "Accept-Language: en$star\r\nUser-Agent: sqlmap$star\r\n",
	    $cookie ? "Cookie: $cookie$star\r\n" : '',
	    $method eq 'POST' ? "Content-Type: " .
	    "application/x-www-form-urlencoded\r\n" : '', "\r\n", $body;
	close $out;
}

sub escaped { return $_[0] =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ger }

# What is sent to a route: pairs; and which of them are tried.
sub pairs_of {
	my ($row, $fields) = @_;
	my %given = map { (split /=/, $_, 2)[0, 1] } split /&/, $row->{fields};
	my @names = @{$fields->{"$row->{method} $row->{path}"} // []};
	my %known = map { $_ => 1 } @names;
	push @names, sort grep { !$known{$_} && $given{$_} ne '@' } keys %given;
	my @pairs = map { [$_, $given{$_} // escaped($usual{$_} // 'x')] } @names;
	push @pairs, map { [split /=/, $_, 2] }
	    split /&/, $queries{$row->{path}} // '' if $row->{method} eq 'GET';
	return @pairs;
}

sub request_of {
	my ($row, $fields, $file) = @_;
	my ($name, $whose) = visitor($row);
	my @pairs = pairs_of($row, $fields);
	my $is = $item->{$row->{item}}{$whose} // '';
	my $other = $item->{'draft-file'}{$whose} // '';
	$_->[1] =~ s/\{file\}/$other/, $_->[1] =~ s/\{\}/$is/ for @pairs;
	my ($stars, $path) = (1, $row->{path} =~ s/\{\w+\}/$is*/r);
	# Where the path is tried, so is the query by stars alone.
	if ($path =~ /\*/ && $row->{method} eq 'GET') {
		$_->[1] .= '*' for @pairs;
	}
	my @tried = map { $_->[1] =~ /\*$/ ? '#' . ++$stars . '*' : $_->[0] }
	    @pairs;
	unshift @pairs, [csrf => $csrf{$name}], [key => 'fresh']
	    if $row->{method} eq 'POST';
	push @tried, 'key' if $row->{path} eq '/cases/{id}/reply' &&
	    $row->{method} eq 'POST';
	my $text = join '&', map { "$_->[0]=$_->[1]" } @pairs;
	my $cookie = join '; ', map { "$_=$who{$name}{cookies}{$_}" }
	    keys %{$who{$name}{cookies}};
	$path .= "?$text" if $row->{method} eq 'GET' && @pairs;
	write_request($file, $row->{method}, $path, $cookie,
	    $row->{method} eq 'POST' ? $text : '');
	return ($name, $path =~ /\*/ ? 'URI' : (), @tried);
}

# A hole to be found: what somebody typed, in a statement.
sub fall_in {
	my ($target) = @_;
	my ($typed) = $target =~ /[?&]q=([^& ]*)/;
	$typed = ($typed // '') =~ tr/+/ /r =~ s/%(..)/chr hex $1/ger;
	open my $db, '-|', 'sh', '-c', 'exec mariadb --no-defaults -N ' .
	    '--socket="$1" aedile -e "$2" 2>&1', 'sh', "$home/sock",
	    "SELECT reference FROM citizen_case WHERE body = '$typed'";
	my @rows = $db ? <$db> : ();
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" .
	    "Connection: close\r\n\r\n<p>Found: @rows</p>\n";
}

sub read_request {
	my ($from) = @_;
	my $text = '';
	while ($from->sysread(my $piece, 65536)) {
		$text .= $piece;
		last if $text =~ /^(.*?\r\n\r\n)(.*)$/s &&
		    length $2 >= ($1 =~ /^Content-Length: (\d+)/mi ? $1 : 0);
	}
	return split /(?<=\r\n\r\n)/, $text, 2;
}

# To nginx, with a key of its own, from a page of ours; and back.
sub pass_on {
	my ($head, $body) = @_;
	my $key = access_town->token;
	$body =~ s/\bkey=fresh(?=&|$)/key=$key/;
	$head =~ s/^(Host|Connection|Origin|Content-Length|Keep-Alive|Accept-Encoding):.*\r\n//gmi;
	my $more = "Host: $host\r\nConnection: close\r\nOrigin: http://$host\r\n";
	$more .= 'Content-Length: ' . length($body) . "\r\n" if length $body;
	$head =~ s/\r\n\r\n\z/\r\n$more\r\n/;
	my $to = IO::Socket::INET->new(PeerAddr => $host) or return '';
	$to->print($head, $body);
	$to->flush;
	return do { local $/; <$to> } // '';
}

# The door: one at a time, and all is as it was before the next.
sub keep_door {
	my ($listener) = @_;
	local $SIG{PIPE} = 'IGNORE';
	$ground = ground->new($home);
	while (my $from = $listener->accept) {
		my ($head, $body) = read_request($from);
		next if !$head;
		my ($target) = $head =~ /^\S+ (\S+)/;
		$from->print($target =~ m{^/hole\?} ? fall_in($target) :
		    pass_on($head, $body // ''));
		$from->close;
		my $sums = $ground->sums;
		$ground->restore(0, 'receipt')
		    if grep { $sums->{$_} ne $ground->{was}{$_} } keys %$sums;
		$ground->rows('DELETE FROM throttle');
	}
}

sub open_door {
	my $listener = IO::Socket::INET->new(Listen => 50, ReuseAddr => 1,
	    LocalAddr => "127.0.0.1:$port") or die "port $port: $!\n";
	$door = fork // die "fork: $!\n";
	return $listener->close if $door;
	eval { keep_door($listener) };
	print STDERR $@;
	POSIX::_exit(1);
}

sub build_town {
	$ground = ground->new($home);
	$item = access_town::build($ground, $home);
	$item->{session} = { ada => 1 };
	access_town::meet($host, \%who, \%csrf);
	$ground->rows('UPDATE session SET seen_at = UTC_TIMESTAMP() +
	    INTERVAL 12 HOUR, ends_at = UTC_TIMESTAMP() + INTERVAL 1 DAY');
}

# sqlmap FILE [OPTION]...: what of the request it tried, and what it found
sub run_sqlmap {
	my ($file, @options) = @_;
	my $pid = fork // die "fork: $!\n";
	if (!$pid) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', "$file.log";
		open STDERR, '>&', \*STDOUT;
		exec 'sqlmap', '-r', $file, '--batch', '--ignore-stdin', '--disable-coloring',
		    '--flush-session', '--ignore-redirects', '--disable-precon', '--dbms=MySQL',
		    "--level=$level", "--risk=$risk", '--technique=BEUST',
		    "--output-dir=$file.out", @options or POSIX::_exit(1);
	}
	waitpid $pid, 0;
	open my $in, '<', "$file.log" or die "$file.log: $!\n";
	my $text = do { local $/; <$in> };
	my @found = $text =~ /^Parameter: (.*)$/mg;
	my %tried = map { $_ => 1 } @found, $text =~
	    /parameter '([^']+)' does not seem to be injectable/g;
	return ($text, \%tried, @found);
}

sub tail { return join '', map { "# $_\n" } (split /\n/, $_[0])[-12 .. -1] }

my ($tests, $parameters, $holes, $asked) = (0, 0, 0, 0);
sub ok {
	my ($good, $sentence, $more) = @_;
	$tests++;
	print $good ? '' : 'not ', "ok $tests - $sentence\n",
	    $good ? '' : $more;
}

# What it cannot find where it is, it would not find elsewhere.
sub prove {
	my $file = "$home/hole";
	write_request($file, 'GET', '/hole?q=hole', '', '');
	my ($text, $tried, @found) = run_sqlmap($file);
	ok(!!("@found" =~ /^q \(GET\)/), 'D-1: sqlmap finds a hole that is there',
	    tail($text));
}

# A request must be taken as it is, or nothing would come of what is added.
sub is_taken {
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!\n";
	my $text = do { local $/; <$in> } =~ s{\*(?=[ ?/&])}{}gr;
	my $length = length $text =~ s/^.*?\r\n\r\n//sr;
	my $to = IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") or die;
	$to->print($text =~ s/\r\n\r\n/\r\nContent-Length: $length\r\n\r\n/r);
	return <$to> =~ m{^HTTP/1.1 [23]};
}

sub try_route {
	my ($row, $fields) = @_;
	my $file = "$home/request" . ++$asked;
	my ($name, @wanted) = request_of($row, $fields, $file);
	return if !@wanted;
	my $keys = grep { $_ eq 'key' } @wanted;
	my ($text, $tried, @found) = run_sqlmap($file,
	    '--param-exclude=^' . ($keys ? 'csrf' : '(csrf|key)') . '$');
	my @missed = $row->{fields} =~ /\@/ || is_taken($file) ? () : 'it is refused as it is';
	push @missed, grep { !$tried->{$_ eq 'URI' ? '#1*' : $_} } @wanted;
	$parameters += keys %$tried;
	$holes += @found;
	ok(!@found && !@missed, "D-1: $row->{method} $row->{path} ($name): " .
	    join(' ', @wanted), join('', (map { "# found: $_\n" } @found),
	    (map { "# not tried: $_\n" } @missed), tail($text)));
}

# What a browser says of itself, where it is asked and where it is kept.
sub try_headers {
	my ($method, $path, $body, $name) = @_;
	my $file = "$home/headers" . ++$asked;
	my $cookie = join '; ', map { "$_=$who{$name}{cookies}{$_}" }
	    keys %{$who{$name}{cookies}};
	write_request($file, $method, $path, $cookie, $body, '*');
	my ($text, $tried, @found) = run_sqlmap($file,
	    '--param-exclude=^(csrf|key|email|password)$');
	$parameters += keys %$tried;
	$holes += @found;
	ok(!@found && 3 == grep({ $tried->{"$_ #1*"} } qw(Accept-Language
	    Cookie User-Agent)), "D-1: $method $path ($name): headers",
	    join('', map { "# found: $_\n" } @found) . tail($text));
}

require POSIX;
$| = 1;
build_town();
open_door();
prove();
my $fields = fields_of();
for my $row (access_town::table()) {
	try_route($row, $fields)
	    if !$prove && "$row->{method} $row->{path}" =~ /$only/;
}
if (!$prove && 'headers' =~ /$only/) {
	try_headers('GET', '/cases', '', 'ada');
	try_headers('POST', '/sign-in', "csrf=$csrf{bob}&key=fresh&" .
	    'email=bob@example.org&password=correct+horse+battery+staple',
	    'bob');
}
kill 'TERM', $door;
waitpid $door, 0;
print "# $parameters parameters were tried, $holes found\n1..$tests\n";
