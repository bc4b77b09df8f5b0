#!/usr/bin/perl
# fields.pl PAGE ACTION [NAME=VALUE]...: what a browser sends with a form of
# a page, or a program with that of a page's document.
# SPDX-License-Identifier: ISC
#
# The form of PAGE that is posted to ACTION, filled in with what is given
# (NAME=@FILE is a file; NAME= alone empties or unticks), as lines for
# curl --config. Ends with status 1 where there is no such form.
use strict;
use warnings;

my ($file, $action, @given) = @ARGV;
open(my $in, '<', $file) or exit 1;
my $page = do { local $/; <$in> };

sub plain {
	my ($s) = @_;
	return '' if !defined $s;
	$s =~ s/&#(\d+);/chr($1)/ge;
	$s =~ s/&#x([0-9a-fA-F]+);/chr(hex($1))/ge;
	$s =~ s/&lt;/</g;
	$s =~ s/&gt;/>/g;
	$s =~ s/&quot;/"/g;
	$s =~ s/&apos;/'/g;
	$s =~ s/&amp;/&/g;
	return $s;
}

sub attributes {
	my ($tag) = @_;
	my %found;
	while ($tag =~ /\s([a-zA-Z-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g) {
		$found{lc $1} = plain($2 // $3 // $4 // '');
	}
	return \%found;
}

sub form_for {
	my ($wanted) = @_;
	while ($page =~ m{(<form\b[^>]*?)(?:/>|>(.*?)</form>)}gs) {
		my ($at, $inside) = (attributes("$1>"), $2 // '');
		return ($at, $inside) if ($at->{action} // '') eq $wanted;
	}
	return;
}

my ($form, $inside) = form_for($action);
exit 1 if !$form;

my @sent;	# [name, value] in the order of the page
if ($page =~ /^<\?xml/) {
	push @sent, map { [$_, $form->{$_}] }
	    grep { exists $form->{$_} } qw(csrf key);
	while ($inside =~ m{(<field\b[^>]*?)(?:/>|>(.*?)</field>)}gs) {
		my ($at, $in) = (attributes("$1>"), $2 // '');
		my ($value) = $in =~ m{^\s*<value[^>]*>(.*?)</value>}s;
		push @sent, [$at->{name}, plain($value)] if defined $value ||
		    $at->{kind} !~ /^(pick|choice|tick|file)$/;
	}
	$form->{enctype} = 'multipart/form-data' if $form->{upload};
}
while ($inside =~ m{(<input\b[^>]*>)|(<textarea\b[^>]*>)(.*?)</textarea>
    |(<select\b[^>]*>)(.*?)</select>}gsx) {
	my ($input, $area, $text, $select, $options) = ($1, $2, $3, $4, $5);
	my $at = attributes($input // $area // $select);
	next if !defined $at->{name} || exists $at->{disabled};
	if (defined $input) {
		my $type = $at->{type} // 'text';
		next if $type =~ /^(file|submit|image|button)$/;
		next if $type =~ /^(checkbox|radio)$/ &&
		    !exists $at->{checked};
		push @sent, [$at->{name}, $at->{value} // 'on'];
	} elsif (defined $area) {
		$text =~ s/^\n//;
		push @sent, [$at->{name}, plain($text)];
	} else {
		my ($chosen) = $options =~ /(<option\b[^>]*\bselected\b[^>]*>)/;
		($chosen) = $options =~ /(<option\b[^>]*>)/ if !$chosen;
		push @sent, [$at->{name}, attributes($chosen)->{value} // '']
		    if $chosen;
	}
}
for my $pair (@given) {
	my ($name, $value) = split /=/, $pair, 2;
	my $known = grep { $_->[0] eq $name } @sent;
	# Several of one name: the first takes the field's place, others follow.
	@sent = grep { $_->[0] ne $name } @sent if $known &&
	    !grep { $_->[0] eq $name && $_->[2] } @sent;
	push @sent, [$name, $value, 1];
}

my $multipart = ($form->{enctype} // '') eq 'multipart/form-data';
for my $field (@sent) {
	my $line = "$field->[0]=$field->[1]";
	my $how = !$multipart ? 'data-urlencode' :
	    $field->[2] && $field->[1] =~ /^@/ ? 'form' : 'form-string';
	$line =~ s/([\\"])/\\$1/g;
	$line =~ s/\n/\\n/g;
	$line =~ s/\t/\\t/g;
	$line =~ s/\r/\\r/g;
	print qq($how = "$line"\n);
}
