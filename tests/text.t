#!/bin/sh
# A text browser makes the whole journey: lynx, by its keys alone, signs up,
# proves the address, signs in and sends a request.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

# Lynx in a terminal so tall that a page fits on it. It numbers what can be
# followed or filled in: "[7]Services", "(12)____".
terminal() { tmux -S "$home/tmux" -f /dev/null "$@"; }
stop_terminal() { terminal kill-server 2>/dev/null; }
stops="stop_terminal $stops"
cat >"$home/lynx.cfg" <<'END'
ACCEPT_ALL_COOKIES:TRUE
CHARACTER_SET:utf-8
DEFAULT_KEYPAD_MODE:LINKS_AND_FIELDS_ARE_NUMBERED
END

# screen: what a reader has before them, in $home/reply
screen() { terminal capture-pane -p >"$home/reply"; }

# sees TEXT: within ten seconds
seen() { screen && grep -q -F -e "$1" "$home/reply"; }
sees() {
	until_true seen "$1" && return
	screen
	sed -i '/^$/d' "$home/reply"
	return 1
}

press() { terminal send-keys "$@"; }

# number link|button|field TEXT: of what bears these words, or of the first
# field that comes after them
number() {
	perl -CSA -Mutf8 -0777 -e '
	    my ($what, $text) = splice @ARGV, 0, 2;
	    my $page = <>;
	    $text =~ s/ /\\s+/g;
	    my $bears = {
		link => qr/\[(\d+)\](?:\([ *]\) |\[[ X]\] )?$text/,
		button => qr/\(\[(\d+)\]BUTTON\) $text/,
		field => qr/$text.*?\[(\d+)\]/s,
	    }->{$what};
	    $page =~ $bears or exit 1;
	    print $1' "$1" "$2" "$home/reply"
}

# take TEXT: go to the link or box with these words, and press it
take() {
	sees "$1" || return 1
	press "$(number "${bears-link}" "$1")g"
	press Enter Enter
}

# send TEXT: the same of a button
send() { bears=button take "$1"; }

# fill LABEL TEXT: go to the field after its label, enter it, and type
fill() {
	screen
	press "$(number field "$1")g"
	press Enter Enter
	press -l "$2"
	press Tab
}

terminal new-session -d -x 100 -y 250 -s text \
    "TERM=xterm lynx -tna -cfg=$home/lynx.cfg $address/" ||
    { echo 'Bail out! no terminal'; exit 1; }

ok 'the front door is read' sees 'How can we help?'
ok 'it leads to an account' take 'Create an account'
ok 'which is asked for' sees 'Full name'
fill 'Full name' 'Carla Citizen'
fill 'E-mail address' carla@example.org
fill Password 'seven blue goats dance'
take 'I have read'
send 'Create an account'
ok 'a code is asked for' sees 'Check your e-mail'
mail_to carla@example.org
code=$(tr -d '\r ' <"$home/letter" | grep -x '[0-9]\{6\}')
ok 'and has come by mail' test "$code"
fill Code "$code"
send Continue
ok 'the code proves the address' sees 'You can sign in'
fill 'E-mail address' carla@example.org
fill Password 'seven blue goats dance'
send 'Sign in'
ok 'the citizen is known' sees 'Carla Citizen'

take Services
take 'Hole in the street'
ok 'a service is described' sees 'What we will ask you'
send 'Start now'
ok 'a request is begun' sees 'What is it about?'
fill 'What should we know?' 'A hole by the mill'
fill 'Where is it?' 'Mill Street 7'
send Continue
ok 'the service has questions' sees 'A few questions'
take 'As large as a wheel'
send Continue
ok 'files may be left out' sees 'Photos and documents'
take 'Continue without files'
ok 'all is shown again' sees 'Check your answers'
ok 'the place too' sees 'Mill Street 7'
ok 'and the answer' sees 'As large as a wheel'
send 'Send my request'
ok 'it is sent' sees 'We have your request'
ok 'with its reference' sees AE-
take 'Show my request'
ok 'the request can be read' sees 'A hole by the mill'
ok 'A-15: the database has it' value 1 \
    'SELECT count(*) FROM citizen_case WHERE body = "A hole by the mill"'
done_testing
