# newcomer.pm: somebody new at each turn: signs up, reads the letter, proves
# the address, signs in, and asks for something.
# SPDX-License-Identifier: ISC
package newcomer;

use strict;
use warnings;
use parent -norequire, 'citizen';
use citizen;
use Digest::SHA qw(sha256_hex);
use Time::HiRes qw(time sleep);

sub turn {
	my ($self) = @_;
	$self->{name} = "new" . $self->id =~ tr{-}{x}r;
	$self->{role} = 'nobody';
	$self->{password} = 'seven blue goats dance';
	$self->{me} = person->new(@$self{qw(host prefix name)});
	$self->sign_up or return;
	my $code = $self->code or return;
	$self->prove($code) or return;
	$self->{role} = 'citizen';
	$self->sign_in or return;
	$self->ask;
	$self->sign_out;
}

# Their name is what is looked for later.
sub sign_up {
	my ($self) = @_;
	my $id = $self->id . '-u';
	$self->page('/sign-up') or return;
	my $name = "[$id] Canary \xC3\xA4";
	return $self->surely($self->{me}->fill('/sign-up', kind => 'citizen',
	    name => $name, email => "$self->{name}\@example.org",
	    language => 'en', password => $self->{password},
	    terms => 'yes'), kind => 'sign-up', id => $id,
	    email => "$self->{name}\@example.org");
}

# From the letter; mail servers fail, and some wait in vain.
sub code {
	my ($self) = @_;
	my $until = time + 20;
	while (time < $until) {
		for my $file (reverse glob "$self->{mail}/*.txt") {
			open my $letter, '<', $file or next;
			my $text = do { local $/; <$letter> };
			return $1 if $text =~ /^To:.*\b$self->{name}\@/mi &&
			    $text =~ /^\D*?\b(\d{6})\b/m;
		}
		sleep 0.5;
	}
	return;
}

sub prove {
	my ($self, $code) = @_;
	$self->page('/sign-up/code') or return;
	my $where = $self->surely($self->{me}->fill('/sign-up/code',
	    code => $code), kind => 'prove', id => $self->id . '-p',
	    email => "$self->{name}\@example.org") // '';
	return $where =~ m{^/sign-in};
}

1;
