# markup.pm: a page of ours read by rules stricter than a browser's: what is
# no tag as we write them, and no text, is a fault.
# SPDX-License-Identifier: ISC
package markup;

use strict;
use warnings;

sub plain {
	my ($s) = @_;
	my %named = (lt => '<', gt => '>', quot => '"', amp => '&');
	$s =~ s/&(lt|gt|quot|amp);/$named{$1}/g;
	return $s;
}

sub is_text { $_[0] !~ /&(?!(?:lt|gt|quot|amp);)/ }

# Each attribute of a tag: [name, value]
sub attributes {
	my ($inside) = @_;
	my @found;
	while ($inside =~ / ([A-Za-z][\w:.-]*)(?:="([^"]*)")?/g) {
		push @found, [$1, defined $2 ? plain($2) : ''];
	}
	return @found;
}

sub open_tag {
	my ($page, $name, $inside) = @_;
	my @attributes = attributes($inside);
	my %at = map { @$_ } @attributes;
	push @{$page->{skeleton}},
	    join ' ', $name, map { $_->[0] } @attributes;
	push @{$page->{controls}}, { tag => $name, %at }
	    if $name =~ /^(input|textarea|select)$/;
	$page->{area} = $name eq 'textarea' ? $page->{controls}[-1] : undef;
	push @{$page->{values}}, map { $_->[1] } @attributes;
	for (@attributes) {
		die "a handler: $_->[0]\n" if $_->[0] =~ /^on|^style$/i;
	}
	die "a script within the page\n"
	    if $name eq 'script' && !defined $at{src};
}

sub take_text {
	my ($page, $text) = @_;
	die "this is no text: " . substr($text, 0, 80) . "\n"
	    if !is_text($text);
	$text = plain($text);
	if ($page->{area}) {	# its first line feed is not part of it
		$page->{area}{value} = $text =~ s/^\n//r;
	}
	$page->{text} .= $text;
}

# read HTML: { skeleton => [tags and the names of their attributes], text,
# values => [of attributes], controls => [{ tag, name, value... }] }; dies of
# what is no page of ours
sub read {
	my ($html) = @_;
	my $page = { skeleton => [], text => '', values => [],
	    controls => [] };

	$html =~ /\G<!DOCTYPE html>\n/gc or die "no <!DOCTYPE html>\n";
	until ($html =~ /\G\z/gc) {
		if ($html =~ /\G([^<>]+)/gc) {
			take_text($page, $1);
		} elsif ($html =~ m{\G</([A-Za-z][A-Za-z0-9]*)>}gc) {
			push @{$page->{skeleton}}, "/$1";
			$page->{area} = undef;
		} elsif ($html =~ /\G<([A-Za-z][A-Za-z0-9]*)
		    ((?:\ [A-Za-z][\w:.-]*(?:="[^"<>]*")?)*)>/gcx) {
			open_tag($page, $1, $2);
		} else {
			die 'no tag of ours: ' .
			    substr($html, pos($html) // 0, 80) . "\n";
		}
	}
	return $page;
}

# The control of a name, or nothing.
sub control {
	my ($page, $name) = @_;
	my ($found) = grep { ($_->{name} // '') eq $name }
	    @{$page->{controls}};
	return $found;
}

1;
