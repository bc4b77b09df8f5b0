#!/usr/bin/perl
# access.pl HOST:PORT HOME ROUTES [--note]: each cell of access.txt, by people
# who are signed in; nobody is told, and nothing is changed, beyond it.
# SPDX-License-Identifier: ISC
#
# ROUTES has a line METHOD PATH for each route that the programs describe.
# --note prints the table as it is answered now, for who adds a route.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/torture";
use access_town;
use ground;
use person;

my ($host, $home, $described, $note) = @ARGV;
my @people = @access_town::people;
my $png = "\x89PNG\r\n\x1A\n" . 'x' x 100;
my ($tests, $ground, %who, %csrf, $item) = (0);

# What each person may read of what is ada's and of what is bob's.
my %told = (
	'case-ada' => [qw(ada olga mina alma)],
	'note-ada' => [qw(olga mina alma)],
	'draft-ada' => [qw(ada)],
	'case-bob' => [qw(bob oskar mina alma)],
	'note-bob' => [qw(oskar mina alma)],
	'draft-bob' => [qw(bob)],
);
my (%may, %seen);
for my $canary (keys %told) {
	$may{$canary}{$_} = 1 for @{$told{$canary}};
}

sub ok {
	my ($sentence, @faults) = @_;
	$tests++;
	print @faults ? 'not ' : '', "ok $tests - $sentence\n",
	    map { "# $_\n" } @faults;
}

# What stands for {} where it is WHOSE; what nobody has is a good one, too.
sub stands {
	my ($kind, $whose) = @_;
	my %none = (reference => 'BAAAAACZ', measure => 'wealth', find => 'x',
	    service => 99, map { $_ => access_town->token } qw(confirm reset feedback));
	return $item->{$kind}{$whose} // $none{$kind} // 4711;
}

# A form as this person would have sent it: nothing is wrong with it.
sub filled {
	my ($me, $path, $name, $fields) = @_;
	my @fields = map { [split /=/, tr/+/ /r] } split /&/, $fields;
	return $me->posted([$path, [csrf => $csrf{$name}], [key => access_town->token],
	    map { [$_->[0], $_->[1] eq '@' ? \$png : $_->[1]] } @fields]);
}

sub ask {
	my ($row, $whose, $name) = @_;
	my $me = $who{$name};
	my %before = %{$me->{cookies}};
	my $is = stands($row->{item}, $whose);
	my $file = stands('draft-file', $whose);
	my ($path, $fields) = @$row{qw(path fields)};
	$path =~ s/\{\w+\}/$is/;
	$fields =~ s/\{\}/$is/;
	$fields =~ s/\{file\}/$file/;
	my $answer = $row->{method} eq 'GET' ? $me->ask('GET', $path) :
	    $me->ask(filled($me, $path, $name, $fields));
	%{$me->{cookies}} = %before;
	return $answer;
}

# An answer as a cell of the table.
sub cell {
	my ($row, $name, $answer) = @_;
	my $to = $who{$name}->leads_to($answer) // return $answer->{status};
	return 'in' if $to =~ m{^/sign-in\?next=};
	return $row->{method} eq 'GET' ? 'away' : 'there';
}

# What an answer tells that this person may not know.
sub leaks {
	my ($name, $answer) = @_;
	my @found;
	for my $canary (keys %told) {
		next if "$answer->{head}$answer->{body}" !~ /\Q$canary\E/;
		$seen{$canary} = 1;
		push @found, "$name reads $canary" if !$may{$canary}{$name};
	}
	return @found;
}

# What has been done, and is taken back: keys of forms and what waits for a
# sign-in are no deeds.
sub deeds {
	my $sums = $ground->sums;
	return if !grep { $sums->{$_} ne $ground->{was}{$_} } keys %$sums;
	my $changes = $ground->changes($sums);
	$ground->restore(0, 'receipt');
	delete @$changes{qw(receipt parked)};
	return sort keys %$changes;
}

# What a person is answered, as a cell of the table; and what is wrong with it.
sub try_cell {
	my ($row, $whose, $name) = @_;
	my $answer = ask($row, $whose, $name);
	my $got = cell($row, $name, $answer);
	my @faults = leaks($name, $answer);
	return ($got, @faults) if $row->{method} eq 'GET';
	my @deeds = deeds();
	return ($got, @faults, map { "$name: refused, and $_ has changed" }
	    @deeds) if $got ne 'there';
	return (@deeds ? 'there' : 'away', @faults);
}

sub note_row {
	my ($whose, @cells) = @_;
	printf "\t%-9s%s\n", $whose,
	    join(' ', map { sprintf '%-5s', $_ } @cells) =~ s/ +$//r;
}

sub try_row {
	my ($row, $whose, @wanted) = @_;
	my (@got, @faults);
	for my $nth (0 .. $#people) {
		my ($got, @found) = try_cell($row, $whose =~ s/'s$//r,
		    $people[$nth]);
		push @got, $got;
		push @faults, @found;
		push @faults, "$people[$nth]: $got, not " .
		    ($wanted[$nth] // 'written down')
		    if $got ne ($wanted[$nth] // '');
	}
	push @faults, map { "$_ has changed" } deeds()
	    if $row->{method} eq 'GET';
	note_row($whose, @got) if $note;
	ok("C-1 C-2: $row->{method} $row->{path} ($whose): @got", @faults);
}

# What a row must have: what stands for {}, and whose that can be.
sub lacks {
	my ($row) = @_;
	my %rows = map { $_->[0] => 1 } @{$row->{rows}};
	my $item = $item->{$row->{item}} // {};
	my @whose = $row->{path} !~ /\{/ && !$row->{item} ? 'anybody' :
	    ("nobody's", map { $_ eq 'anybody' ? $_ : "$_\'s" } keys %$item);
	return map { "$row->{method} $row->{path}: no row of what is $_" }
	    grep { !$rows{$_} } sort @whose;
}

my @table = access_town::table();
my %routes = map { $_ => 1 } access_town::lines_of($described);
my %rows = map { ("$_->{method} $_->{path}" => 1) } @table;
ok('C-1: every route has its rows', map { "no row: $_" }
    grep { !$rows{$_} } sort keys %routes);
ok('C-1: every row has its route', map { "no route: $_" }
    grep { !$routes{$_} } sort keys %rows);
$item = access_town::build($ground = ground->new($home), $home);
# The session before the one that each is in.
person->new($host, '', $_)->sign_in or die "$_\n" for qw(ada bob);
$item->{session} = { map { @$_ } $ground->rows('SELECT LOWER(LEFT(a.name, 3)),
    s.id FROM session s JOIN account a ON a.id = s.account_id') };
access_town::meet($host, \%who, \%csrf);
ok('C-1: every row is told of what is whose', map { lacks($_) } @table);
# To be seen is no deed, either.
$ground->rows('UPDATE session SET seen_at = UTC_TIMESTAMP() +
    INTERVAL 1 HOUR');
$ground->keep;
for my $row (@table) {
	print join(' ', grep { $_ } @$row{qw(method path item fields)}), "\n"
	    if $note;
	try_row($row, @$_) for @{$row->{rows}};
	print "\n" if $note;
}
ok('C-2: what some may read was read by them', map { "nobody read $_" }
    grep { !$seen{$_} } sort keys %told);
print "1..$tests\n";
