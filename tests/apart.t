#!/bin/sh
# One worker serves everybody: nobody is shown what another one wrote, and
# whoever goes in the middle, sends too much or lies about it leaves nothing
# behind. FIRE=60 looks three times longer.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
rounds=$((${FIRE:-20} * 50))
# Memory given back is to be seen as such, with sanitizers too.
export ASAN_OPTIONS="quarantine_size_mb=1:${ASAN_OPTIONS-}"
start_house
q() { sql aedile -Ne "$1"; }
q 'INSERT IGNORE INTO terms_acceptance (account_id, version, address)
    SELECT id, 1, "::1" FROM account'
setting workers 1
kill -s HUP "$(cat "$home/pids/cases")"
worker() { ps -o pid= --ppid "$(cat "$home/pids/cases")" | tr -d ' '; }
alone() { [ "$(worker | wc -l)" = 1 ]; }
until_true alone

apart() {
	perl "$top/tests/apart.pl" "127.0.0.1:$port" "$prefix" "$1" \
	    >"$home/apart" 2>&1
	[ "$(grep -vc '^#' "$home/apart")" = 0 ] || {
		cat "$home/apart"
		return 1
	}
}
open_files() { ls "/proc/$(worker)/fd" | wc -l; }
memory() { awk '/^VmRSS/ { print $2 }' "/proc/$(worker)/status"; }
connections() { q "SELECT COUNT(*) FROM information_schema.processlist
    WHERE user = 'aedile_cases'"; }
left_behind() {
	find "$home/nginx" "$home/files/tmp" -type f ! -name pid
}

apart 50
one=$(worker) files=$(open_files) memory=$(memory)
ok "D-9: two people by turns $rounds times: each sees their own alone" apart $rounds
grep '^#' "$home/apart"

# rude KIND TIMES: a client that goes away when it should not
cat >"$home/rude.pl" <<'END'
use strict; use warnings; use Socket; use person;
my ($host, $prefix, $kind, $times) = @ARGV;
my $me = person->new($host, $prefix, 'ada');
$me->sign_in or die 'sign in';
$me->get('/services/4');
my $at = $me->leads_to($me->send_form($me->fill('/services/4/start')));
$at =~ s/details$/files/;
$me->get($at);
my $form = $me->fill($at, files =>
    \("\x89PNG\r\n\x1A\n" . 'x' x 3_000_000));
my $body = person::multipart(@$form[1 .. $#$form]);
my $post = $me->head_of('POST', $at, $body,
    'multipart/form-data; boundary=part');
my %sends = (
	upload => $post . substr($body, 0, 1_500_000),
	answer => $me->head_of('GET', '/cases'),
	post => $post . $body,
);
$SIG{PIPE} = 'IGNORE';
for (1 .. $times) {
	my $socket = $me->call_in or die 'nobody listens';
	# Not a polite end, but a reset.
	setsockopt $socket, SOL_SOCKET, SO_LINGER, pack 'ii', 1, 0;
	$socket->print($sends{$kind});
	$socket->flush;
	sysread $socket, my $some, 100 if $kind eq 'answer';
	close $socket;
}
END
rude() {
	perl -I "$top/tests" "$home/rude.pl" "127.0.0.1:$port" "$prefix" "$@"
}
ok 'clients that go in the middle of an upload' rude upload 20
ok 'in the middle of an answer' rude answer 50
ok 'and after a form, before its answer' rude post 20
sign_in ada
get /cases
ok 'others are served' status 200
none_left() { [ -z "$(left_behind)" ]; }
until_true none_left
ok 'no file is left of them' none_left

# Too much.
get /services/4
post /services/4/start
draft=$(leads_to) draft=${draft%/details}
get "$draft/files"
{ printf '\211PNG\r\n\032\n' && head -c 10485760 /dev/zero; } \
    >"$home/large.png"
post "$draft/files" files=@"$home/large.png"
ok 'F-2: a file a little too large: the form says so' header 'http/1.1 422'
ok 'with its summary' says 'class="faults"'
ok 'and no row' [ "$(q "SELECT COUNT(*) FROM attachment
    WHERE draft_id = ${draft#/drafts/}")" = 0 ]
head -c 70000000 /dev/zero >"$home/huge.png"
get "$draft/files"
post "$draft/files" files=@"$home/huge.png"
ok 'F-2: one that is far too large: nginx says so' status 413
ok 'in the theme' says 'assets/base\.'
rm -f "$home/large.png" "$home/huge.png"

# What does not match its length. fcgi LENGTH BODY, by the program's own door
fcgi() {
	printf %s "$2" | perl "$top/tests/fcgi.pl" "$home/sockets/cases.sock" \
	    REQUEST_METHOD=POST PATH_INFO=/find REMOTE_ADDR=127.0.0.1 \
	    CONTENT_TYPE=application/x-www-form-urlencoded \
	    CONTENT_LENGTH="$1" >"$home/reply"
}
for length in 1000 -1 99999999999999999999 12x 4294967297; do
	fcgi $length reference=x
	ok "D-8: a body of another length than $length is refused" \
	    says '^Status: 4'
done
fcgi 5 reference=x
ok 'D-8: and one longer than it says' says '^Status: 4'

# A database that is there and says nothing. took SECONDS: no longer
took() { [ $(($(date +%s) - began)) -le "$1" ]; }
frozen() { kill -s CONT "$served"; }
stops="frozen $stops"
get "$draft/details"
cp "$home/reply" "$home/page"
began=$(date +%s)
kill -s STOP "$served"
post "$draft/details" 'body=Into the <ice>' location=
ok 'a frozen database: a 503, before a worker is stopped' status 503
ok 'within its time' took 9
ok 'with what was typed' says 'Into the &lt;ice&gt;'
began=$(date +%s)
get /services
ok 'the next need not wait for the same' took 1
ok 'and are told' status 503
kill -s CONT "$served"
cp "$home/page" "$home/reply"
taken() {
	again
	goes_to "$draft/files"
}
post "$draft/details" 'body=Into the <ice>' location=
ok 'once it thaws the same form is taken' until_true taken

apart 20
ok 'it is still the same worker' [ "$(worker)" = "$one" ]
echo "# memory: $memory kB, then $(memory) kB"
ok 'with as many files open' [ "$(open_files)" = "$files" ]
ok 'no more memory to speak of' [ $(($(memory) - memory)) -lt 8192 ]
ok 'one connection to the database' [ "$(connections)" = 1 ]
until_true none_left
ok 'and nothing left on the disk' none_left
ok 'nobody complained' sh -c "! grep -e Sanitizer -e 'ended by' $home/*.log"
done_testing
