#!/usr/bin/perl
# frame.pl ANSWER TEMPLATE: the page in PHP, with all of aedile's own that
# never changes: its head and foot, the filter, the names of the columns.
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
my ($head) = $page =~ m{^(.*</h1>)}s or die "$answer: no </h1>\n";
my ($filter) = $page =~ m{</h1>(.*<tbody>)}s or die "$answer: no table\n";
my @labels = $page =~ /data-label="([^"]*)"/g;
my ($foot) = $page =~ m{(</main>.*)}s or die "$answer: no </main>\n";
my $php = slurp($template);

# Of the person who is asking.
$head =~ s{<bdi>[^<]*}{<bdi><?= h(\$who['name']) ?>};
$head =~ s{(name="csrf" value=")[^"]*}{$1<?= \$csrf ?>}g;
$head =~ s{(name="key" value=")[^"]*}{$1<?= url64(random_bytes(32)) ?>}g;

$filter =~ s{<p class="total">\d+}{<p class="total"><?= \$total ?>};

$php =~ s/\@HEAD\@/$head/;
$php =~ s/\@FILTER\@/$filter/;
$php =~ s/\@([1-4])\@/$labels[$1 - 1]/g;
$php =~ s/\@FOOT\@\n/$foot/;
print $php;
