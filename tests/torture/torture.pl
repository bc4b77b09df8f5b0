#!/usr/bin/perl
# torture.pl HOME BUILD ADDRESS REQUESTS [--deep] [--seed N] [--only PATTERN]
# [--kind PATTERN]: each request of a story, once for each call that can fail in it.
# SPDX-License-Identifier: ISC
#
# Prints a line a request, and what is wrong. --deep looks at every point.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Getopt::Long;
use Time::HiRes;
use Storable qw(retrieve);
use ground;
use subject;
use verdict;

my ($deep, $seed, $only, $points, $kinds) = (0, 1, '.', 25, '.');
GetOptions('deep' => \$deep, 'seed=i' => \$seed, 'only=s' => \$only,
    'kind=s' => \$kinds, 'points=i' => \$points) or exit 2;
my ($home, $build, $address, $file) = @ARGV;
my @requests = @{retrieve($file)};
my $ground = ground->new($home);
my $subject = subject->new("$home/torture", $address);
my (%covered, %sum, @bad);
my ($wrong, $tests) = (0, 0);
my @programs = qw(auth cases feedback reports);
srand $seed;
$| = 1;

# How each kind can fail: once, or from there on.
my %hows = (memory => [['fail', 0], ['fail', 1]],
    arena => [['fail', 0]],
    call => [['fail', 0], ['fail', 1], ['interrupt', 0], ['again', 0],
	['short', 0], ['short', 1]],
    query => [map { [$_, 0], [$_, 1] } qw(fail interrupt again short)]);

# The routes of all programs: [METHOD, pattern, name, program, repeatable].
my @routes = map { my $program = $_;
	my $told = `$build/aedile-$program --describe`;
	map { [$_->[0], qr{^\Q$_->[1]\E$} =~ s/\\\{\w+\\\}/[^\/]+/gr, "$_->[0] $_->[1]",
	    $program, $_->[2]] }
	map { [/method="(\w+)"/, /path="([^"]*)"/, /repeatable="yes"/ ? 1 : 0] }
	$told =~ /<route ([^>]*)>/g } @programs;

sub route_of {
	my ($request) = @_;
	my $at = $request->[1] =~ s/\?.*//r;
	my @fit = sort { $a->[2] =~ tr/{// <=> $b->[2] =~ tr/{// }
	    grep { $_->[0] eq $request->[0] && $at =~ $_->[1] } @routes;
	return $fit[0] // die "no route: @$request[0, 1]\n";
}

sub say_ok {
	my ($ok, $sentence) = @_;
	print $ok ? "" : "not ", "ok ", ++$tests, " - $sentence\n";
	print map { "# $_\n" } map { split /\n/ } splice @bad;
}

sub complain {
	my ($run, $what) = @_;
	$wrong++;
	my $o = $run->{order};
	push @bad, join(" ", map { $o->{$_} // "" } qw(kind how at)) .
	    ($o->{on} ? " on" : "") . ($run->{warm} ? " warm" : "") .
	    ": $what";
	return 'wrong';
}

# ask RUN, ORDER...: the run's request
sub ask {
	my ($run, %order) = @_;
	return $subject->run("$home/sockets/$run->{program}.sock",
	    $run->{request}, %order);
}

sub gone {
	my ($run, $got) = @_;
	my $status = $got->{ended} // return;
	return complain($run, 'ended by signal ' . ($status & 127))
	    if $status & 127;
	return complain($run, 'ended with status ' . ($status >> 8))
	    if ($status >> 8) > 1;
	return;
}

# What of it is in the database: nothing, whole, or a part of it.
sub done {
	my ($run, $ended) = @_;
	$ground->wait_for_all if $ended;
	my $sums = $ground->sums;
	return 'nothing' if ground::same($ground->{was}, $sums);
	return 'whole' if $run->{sums} && ground::same($run->{sums}, $sums);
	my $table = verdict::part_of($run->{effect} // {},
	    $ground->changes($sums));
	return defined $table ? "a part, in $table" : 'whole';
}

# Two good runs, of other chance and other ids: what may differ.
sub learn {
	my ($run) = @_;
	my (@good, @changes, @sums);
	for my $i (0, 1) {
		$ground->restore($i * 1000);
		$good[$i] = ask($run, last => 0, seed => $i + 1);
		$ground->wait_for_all if $good[$i]{ended};
		$sums[$i] = $ground->sums;
		$changes[$i] = $ground->changes($sums[$i]);
		$run->{again}[$i] = ask($run, last => 1);
		return complain($run, 'no good answer: ' .
		    ($good[$i]{answer} // 'none')) if
		    !$good[$i]{answer} || !$run->{again}[$i]{answer} ||
		    verdict::status($good[$i]{answer}) !~ /^[23]/ ||
		    $good[$i]{ended} || $run->{again}[$i]{ended};
	}
	$run->{status} = verdict::status($good[0]{answer});
	$run->{count} = $good[0]{count};
	$run->{sums} = $sums[0];
	$run->{effect} = verdict::effect(@changes);
	$run->{good} = verdict::pattern(map { $_->{answer} } @good);
	$run->{led} = verdict::pattern(map { $_->{answer} } @{$run->{again}});
	$run->{live} = $run->{again}[0]{live};
	$run->{open} = $run->{again}[0]{files};
	return;
}

# Which calls of a warm process there are: after one request like it.
sub learn_warm {
	my ($run) = @_;
	return if $run->{request}[0] ne 'GET';
	ask($run, last => 0);
	$run->{warm_count} = ask($run, last => 1)->{count};
}

sub looks {
	my ($run, $got) = @_;
	my $answer = $got->{answer} // return 'none';
	return 'right' if verdict::fits($run->{good}, $answer);
	return 'error' if verdict::is_error($answer);
	return 'right' if $run->{request}[0] eq 'POST' &&
	    verdict::fits($run->{led}, $answer);
	return 'plain' if $run->{order}{kind} eq 'arena' && plain($run, $answer);
	return complain($run, "another answer, " .
	    verdict::difference($run->{good}, $answer));
}

# A theme that takes too much memory: a notice without it, always the same;
# of any other page, an error.
sub plain {
	my ($run, $answer) = @_;
	return 0 if !verdict::is_whole($answer) || $run->{status} < 400 ||
	    verdict::status($answer) != $run->{status};
	$run->{plain} //= $answer;
	return $answer eq $run->{plain};
}

# The next one is served by the same process, or by another: as if nothing
# had been; and whoever sends a form again has done it once.
sub after {
	my ($run, $got, $was) = @_;
	my $next = ask($run, last => 1, seed => 3);
	gone($run, $next) and return;
	my $answer = $next->{answer};
	my $wanted = $was eq 'whole' ? $run->{led} : $run->{good};
	complain($run, "then, after $was, " .
	    verdict::difference($wanted, $answer // ""))
	    if !defined $answer || !verdict::fits($wanted, $answer);
	complain($run, "files open: $next->{files}, not $run->{open}")
	    if !$got->{ended} && $next->{files} != $run->{open};
	complain($run, "memory: $next->{live}, not $run->{live}")
	    if !$got->{ended} && $next->{live} > $run->{live} + 8;
}

sub try_point {
	my ($run, $order, $warm) = @_;
	@$run{qw(order warm)} = ($order, $warm);
	ask($run, last => 0) if $warm;
	printf STDERR "%s %s %d%s%s\n", @$order{qw(kind how at)},
	    $order->{on} ? " on" : "", $warm ? " warm" : "" if $ENV{TORTURE_LOUD};
	my $began = Time::HiRes::time();
	my $got = ask($run, %$order, last => 0);
	my $took = Time::HiRes::time() - $began;
	complain($run, sprintf "took %.1f s", $took) if $took > 8;
	my $bad = gone($run, $got);
	my $looks = $bad || looks($run, $got);
	my $was = done($run, defined $got->{ended});
	complain($run, $was) if $was =~ /part/;
	complain($run, 'answered, and not done') if $looks eq 'right' &&
	    $was eq 'nothing' && %{$run->{effect}};
	after($run, $got, $was);
	if (%{$run->{effect}} && !($run->{repeatable} && $was eq 'whole')) {
		my $end = done($run, 1);
		complain($run, "sent again: $end") if $end ne 'whole';
	}
	complain($run, "a row without its file: $_")
	    for $ground->rows_without_file;
	$ground->restore(0, keys %{$run->{effect}})
	    if $run->{request}[0] eq 'POST';
	$looks = 'exit' if $looks eq 'none' && $got->{ended};
	return $looks;
}

# Every point there is: [ORDER, WARM].
sub all_points {
	my ($run) = @_;
	my @all;
	for my $warm (0, 1) {
		my $count = $warm ? $run->{warm_count} : $run->{count};
		for my $kind ($count ? grep { /$kinds/ } sort keys %hows :
		    ()) {
			for my $how (@{$hows{$kind}}) {
				push @{$all[@all]}, map { [{ kind => $kind,
				    how => $how->[0], on => $how->[1],
				    at => $_ }, $warm] } 1 .. $count->{$kind};
			}
		}
	}
	return grep { $_ } @all;
}

# Some of each kind, the first and the last of all among them.
sub some_points {
	my ($run) = @_;
	my @all = all_points($run);
	return map { @$_ } @all if $deep;
	my @some = ($all[0][0], $all[-1][-1]);
	while (@some < $points + 2) {
		my $kind = $all[rand @all];
		push @some, $kind->[rand @$kind];
	}
	return @some;
}

sub torture {
	my ($request) = @_;
	my $route = route_of($request);
	my $run = { request => $request, name => "$request->[0] $request->[1]",
	    program => $route->[3], repeatable => $route->[4] };
	$covered{$route->[2]} = 1;
	return if $run->{name} !~ /$only/;
	$run->{order} = {};
	learn($run) and return say_ok(0, $run->{name});
	learn_warm($run);
	$ground->restore(0);
	my $before = $wrong;
	my %seen;
	my @points = some_points($run);
	$seen{try_point($run, @$_)}++ for @points;
	delete $seen{wrong};
	say_ok($wrong == $before, sprintf "%-4s %-28s %4d: %s", split(/ /, $route->[2]),
	    scalar @points, join ", ", map { "$seen{$_} $_" } sort keys %seen);
	$sum{$_} += $seen{$_} for keys %seen;
}

torture($_) for @requests;
my @left = grep { !$covered{$_} } map { $_->[2] } @routes;
say_ok(!@left, 'every route has its request');
print "# not covered: $_\n" for @left;
print '# all: ', join(', ', map { "$sum{$_} $_" } sort keys %sum), "\n";
print "1..$tests\n";
exit($wrong || @left ? 1 : 0);
