#!/usr/bin/perl
# courier.pl HOME LETTER FIRST [--deep] [--seed N] [--points N]: the courier's turn
# with one letter, once for each call that can fail in it.
# SPDX-License-Identifier: ISC
#
# Whatever fails, the letter that leaves is the one that was written; it is
# not said to be sent before it is, and leaves at the latest once all is well.
# LETTER is its document; FIRST the number of the first test.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Getopt::Long;
use ground;
use subject;

my ($deep, $seed, $points) = (0, 1, 25);
GetOptions('deep' => \$deep, 'seed=i' => \$seed, 'only=s' => \my $all,
    'kind=s' => \my $any, 'points=i' => \$points) or exit 2;
my ($home, $letter, $number) = @ARGV;
my $ground = ground->new($home);
my $subject = subject->new("$home/torture", '');
my (%seen, @bad, $good, $again, $first);
open my $in, '<', $letter or die "$letter: $!\n";
my $document = '0x' . unpack 'H*', do { local $/; <$in> };
$ground->rows($_) for 'DELETE FROM outbox', "INSERT INTO outbox (once,
    message_id, recipient, language, document) VALUES ('torture',
    '<torture\@localhost>', 'ada\@example.org', 'en', $document)";
$ground->keep;
srand $seed;

my %hows = (memory => [['fail', 0], ['fail', 1]], arena => [['fail', 0]],
    call => [['fail', 0], ['fail', 1], ['interrupt', 0], ['again', 0],
	['short', 0], ['short', 1]],
    query => [map { [$_, 0], [$_, 1] } qw(fail interrupt again short)]);

# The letter waits, and nobody is at it.
sub post {
	$ground->restore(0, 'outbox');
	unlink glob "$home/mail/*";
}

# What came to the mail server, but for what curl draws by lot.
sub letters {
	return map {
		open my $in, '<', $_ or die "$_: $!\n";
		my $text = do { local $/; <$in> };
		$text =~ s/-{10,}[0-9a-f]+/--/g;
		$text;
	} glob "$home/mail/*.eml";
}

sub row {
	my ($found) = $ground->rows('SELECT state, document IS NULL
	    FROM outbox');
	return join ' ', @$found;
}

# Its time has come again.
sub remind {
	$ground->rows('UPDATE outbox SET due_at = posted_at,
	    leased_until = NULL');
}

sub try_point {
	my ($order) = @_;
	my @said;
	post();
	my $got = $subject->turn(%$order, last => 0);
	push @said, 'ended by signal ' . ($got->{ended} & 127)
	    if ($got->{ended} // 0) & 127;
	$ground->wait_for_all if defined $got->{ended};
	my ($row, @came) = (row(), letters());
	push @said, "$row, and no letter came" if $row =~ /sent/ && !@came;
	push @said, 'given up' if $row =~ /dead/;
	push @said, 'its document is gone' if $row eq 'waiting 1';
	remind() if $row =~ /waiting/;
	my $then = $subject->turn(last => 1);
	if (row() =~ /waiting/) {	# it began afresh, or read its theme
		remind();
		$then = $subject->turn(last => 1);
	}
	push @said, "then ended: $then->{ended}" if $then->{ended};
	$ground->wait_for_all;
	@came = letters();
	push @said, 'then ' . row() if row() ne 'sent 1';
	push @said, 'then no letter came' if !@came;
	push @said, 'another letter' if grep { $_ ne $good } @came;
	push @said, "files open: $then->{files}, not $again->{files}"
	    if !defined $got->{ended} && ($then->{files} // 0) >
	    $again->{files};
	push @said, "memory: $then->{live}, not $again->{live}"
	    if !defined $got->{ended} && ($then->{live} // 0) >
	    $again->{live} + 32;
	push @bad, join(' ', @$order{qw(kind how at)}, $order->{on} ?
	    'on' : '') . ": $_" for @said;
	return @said ? 'wrong' : @came > 1 ? 'twice' : defined $got->{ended} ?
	    'exit' : $row =~ /sent/ ? 'right' : 'later';
}

sub learn {
	post();
	$first = $subject->turn(last => 0);
	($good) = letters();
	my $row = row();
	post();
	$again = $subject->turn(last => 1);
	return $good && $row eq 'sent 1' && !$again->{ended};
}

sub all_points {
	return map { my $kind = $_; map { my $how = $_;
	    [map { { kind => $kind, how => $how->[0], on => $how->[1],
	    at => $_ } } 1 .. $first->{count}{$kind}] }
	    @{$hows{$kind}} } sort keys %hows;
}

my $learnt = learn();
my @kinds = grep { @$_ } all_points();
my @some = $deep ? map { @$_ } @kinds : ($kinds[0][0], $kinds[-1][-1],
    map { my $kind = $kinds[rand @kinds]; $kind->[rand @$kind] }
    1 .. $points);
$seen{try_point($_)}++ for $learnt ? @some : ();
print $learnt && !@bad ? '' : 'not ', "ok $number - courier: ",
    scalar @some, ': ', join(', ', map { "$seen{$_} $_" } sort keys %seen),
    "\n";
print map { "# $_\n" } @bad;
exit(@bad || !$learnt ? 1 : 0);
