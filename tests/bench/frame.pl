#!/usr/bin/perl
# frame.pl ANSWER TEMPLATE: the page in PHP, with the head and the foot of
# aedile's own: what every page has is not compared but the same.
# SPDX-License-Identifier: ISC
use strict;
use warnings;

my ($answer, $template) = @ARGV;
sub slurp {
	my ($name) = @_;
	open(my $in, '<', $name) or die "$name: $!\n";
	local $/;
	return <$in>;
}

my $page = slurp($answer) =~ s/.*?\r\n\r\n//sr;
my ($head) = $page =~ /^(.*)<h1>/s or die "$answer: no <h1>\n";
my ($foot) = $page =~ m{(</main>.*)}s or die "$answer: no </main>\n";
my $php = slurp($template);

# Of the person who is asking.
$head =~ s{<bdi>[^<]*}{<bdi><?= h(\$who['name']) ?>};
$head =~ s{(name="csrf" value=")[^"]*}{$1<?= \$csrf ?>}g;
$head =~ s{(name="key" value=")[^"]*}{$1<?= url64(random_bytes(32)) ?>}g;

$php =~ s/\@HEAD\@/$head/;
$php =~ s/\@FOOT\@\n/$foot/;
print $php;
