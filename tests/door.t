#!/bin/sh
# The door: what it says when something is missing, what it answers, and how
# it bears a worker that dies, dawdles or is lied to.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/door.sh"
start_database
configure

# refuses_to_start TEXT [ARGUMENT]...: status 1, the last line says TEXT
refuses_to_start() {
	text=$1
	shift
	timeout $((20 * patience)) "$hello" --conf "$home/aedile.conf" "$@" \
	    >"$home/reply" 2>"$home/errors"
	[ $? = 1 ] && tail -n 1 "$home/errors" | grep -q -e "$text"
}
ok 'it tells its version' sh -c "$hello --version | grep -q '^aedile-hello [0-9]'"
ok 'it tells how it is called' sh -c "$hello --help | grep -q -e --check-sql"
ok 'it describes its routes' sh -c "$hello --describe | grep -q /once"
ok 'it checks its queries' "$hello" --conf "$home/aedile.conf" --check-sql
ok 'an unknown option is refused' not "$hello" --no-such-thing
ok 'no aedile.conf: it says where one is to be had' \
    refuses_to_start 'copy the example' --conf "$home/none.conf"
configure 'worker = 3'
ok 'I-5: an unknown key: it names the nearest' \
    refuses_to_start 'did you mean workers?'
configure && sed -i 's|^theme.folder.*|theme.folder = none|' "$home/aedile.conf"
ok 'no themes at all: it says where' refuses_to_start 'theme civic in .*none'
configure 'database.socket = none.sock'
ok 'I-5: a key said twice' refuses_to_start 'said twice'
configure 'keys = none' && sed -i 1,3d "$home/aedile.conf" &&
    echo 'site.address = http://localhost:1' >>"$home/aedile.conf"
ok 'no key of the site' refuses_to_start 'aedile keys'
configure && sed -i s/db.sock/none.sock/ "$home/aedile.conf"
ok 'no database: it says so' refuses_to_start 'database: '
configure && chmod 0440 "$home/keys/site"
ok 'G-5: a key others may read: it says chmod' refuses_to_start 'chmod 0400'
chmod 0400 "$home/keys/site"
configure
sed -i "s|= run|= $home/$(printf '%0100d' 0)|" "$home/aedile.conf"
ok 'a folder too deep for a socket' refuses_to_start 'too long'
configure 'sockets.peer = nobody-at-all'
ok 'a user that is none' refuses_to_start 'no such user'

# cgi NAME=VALUE...: one request as plain CGI
cgi() {
	env "$@" "$hello" --conf "$home/aedile.conf" >"$home/head" \
	    2>"$home/errors"
	sed '1,/^\r*$/d' "$home/head" >"$home/reply"
}
configure
cgi REQUEST_METHOD=GET PATH_INFO=/
ok 'at a shell prompt it serves one request' status 200
ok 'and sends the page' says '<!DOCTYPE html>'

cgi REQUEST_METHOD=GET PATH_INFO=/bye
ok 'B-7: leaving clears what the browser keeps' header 'clear-site-data: "cache'
configure 'site.prefix = /portal'
sed -i 's|^site.address.*|site.address = https://example.org|' \
    "$home/aedile.conf"
cgi REQUEST_METHOD=GET PATH_INFO=/portal/ HTTP_ACCEPT=application/xml
ok 'under a prefix it finds its pages' says ' base="/portal" path="/" '
ok 'B-7: over TLS it asks for TLS for good' \
    header 'strict-transport-security: max-age=31536000'
ok 'B-1: and its cookie is bound to both' \
    header 'set-cookie: __Secure-aedile=.*; Path=/portal/; .*Secure'
cgi REQUEST_METHOD=GET PATH_INFO=/
ok 'what is outside of it is not ours' status 404
cgi REQUEST_METHOD=GET PATH_INFO=/portal/bye
ok 'a redirect keeps the prefix' header 'location: /portal/'
ok 'nothing is cleared that is another site'"'"'s' \
    not header clear-site-data
configure
start_nginx
start_hello
ask /
ok 'behind nginx it answers' status 200
ok 'a page is never kept' header 'cache-control: no-store$'
for header in 'x-content-type-options: nosniff' \
    'referrer-policy: same-origin' 'cross-origin-opener-policy: same-origin' \
    'cross-origin-resource-policy: same-origin' 'permissions-policy: ' \
    'content-language: en' 'vary: accept, accept-language, cookie' \
    "content-security-policy: default-src 'none'; style-src 'self'; img-src\
 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src\
 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';\
 require-trusted-types-for 'script'$"; do
	ok "B-8: header $(echo "$header" | cut -c -40)" header "$header"
done
ok 'no promise of TLS over plain http' not header strict-transport-security
ask / -I
ok 'HEAD has the headers' header 'content-length: [1-9]'
ok 'and no body' not says '<'
ask / -H 'Accept: application/xml'
ok 'who prefers XML gets the document' says '<page name="hello" contract="1"'
ask / -H 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*'
ok 'a browser does not' says '<!DOCTYPE html>'
ask / -H 'Accept: text/html;q=0.4, application/xml; q=0.5'
ok 'the better quality counts' says '^<?xml'
ask / -H 'Accept: application/xml;q=0, */*'
ok 'and none is none' says '<!DOCTYPE html>'
ask '/?done=case-sent' -H 'Accept: application/xml'
ok 'what was done is told' says '<notice-bar name="case-sent"/>'
ask '/?done=%3Cb%3E' -H 'Accept: application/xml'
ok 'but no text of a link' not says notice-bar
ask /nowhere
ok 'no such page' status 404
ok 'it has the headers too' header "content-security-policy: default-src 'none'"
ask /echo
ok 'a form cannot be got' status 405
ok 'and what can is told' header 'allow: POST$'
ask / -X DELETE
ok 'what we never do' header 'allow: GET, HEAD, POST$'
ask /split
ok 'D-5: a redirect with a line end goes nowhere' status 500
ok 'D-5: and smuggles no header' not header x-evil
ask /officers
ok 'who is not signed in is led there' status 303

# draw PATH: the form of /form that goes there, in one browser
draw() {
	ask /form -H 'Accept: application/xml' -c "$home/jar"
	csrf=$(sed -n 's/.*<form [^>]*csrf="\([^"]*\)".*/\1/p' "$home/reply" |
	    head -n 1)
	key=$(grep -o "<form name=\"${1#/}\"[^>]*" "$home/reply" |
	    sed -n 's/.* key="\([^"]*\)".*/\1/p')
}
# fill_in PATH NOTE
fill_in() {
	draw "$1"
	ask "$1" -b "$home/jar" -H 'Accept: application/xml' \
	    --data-urlencode "note=$2" -d "csrf=$csrf" -d "key=$key"
}
fill_in /echo 'good <b>day</b>'
fill_in /once first
ok 'a form is taken' status 303
ask /once -b "$home/jar" -d note=x -d "csrf=$csrf" -d "key=$key"
ok 'C-5: sent again, it leads where it led' header 'location: /?done=written'
ask /once -b "$home/jar" -d note=x -d "csrf=$csrf"
ok 'without its key it is refused' status 400
ask /once -d note=x -d "csrf=$csrf" -d "key=$key"
ok 'from another browser it is refused' status 403

ask /crash
ok 'a worker that crashes costs one request' status 502
ask /
ok 'the next is served' status 200
ok 'the log says how it ended' log_has 'ended by signal 6'
ask "/sleep?ms=$((4000 * patience))" &
slow=$!
sleep $patience
before=$(workers)
kill -s KILL $before
wait $slow
ok 'killed in the middle: a 502' status 502
ask /
ok 'others came at once' status 200

end hello.pid
configure "worker.seconds = $patience"
start_hello
ask "/sleep?ms=$((3000 * patience))"
ok 'who takes too long is cut off' status 502
ok 'and the log says so' log_has 'longer than worker.seconds'
ask /
ok 'the next is served again' status 200

socket=$home/run/hello.sock
fcgi() { perl "$top/tests/fcgi.pl" "$socket" "$@" >"$home/reply" </dev/null; }
get='REQUEST_METHOD=GET PATH_INFO=/ REMOTE_ADDR=127.0.0.1'
fcgi $get
ok 'it speaks FastCGI by itself' says '^Status: 200'
fcgi role=2 $get
ok 'K-1: no authorizer' not says '^Status: 200'
fcgi role=3 $get
ok 'K-1: no filter' not says '^Status: 200'
fcgi raw='GET / HTTP/1.0'
ok 'K-1: what is no FastCGI is hung up on' says '^closed'
fcgi $get
ok 'and the next is served' says '^Status: 200'
for part in params body reply; do
	printf 'note=xxxxxxxxxxxx' | perl "$top/tests/fcgi.pl" "$socket" \
	    cut=$part REQUEST_METHOD=POST PATH_INFO=/echo \
	    CONTENT_TYPE=application/x-www-form-urlencoded >"$home/reply"
	fcgi $get
	ok "a client that goes in the middle of $part hurts nobody" \
	    says '^Status: 200'
done
for i in 1 2 3; do
	timeout $((20 * patience)) perl "$top/tests/fcgi.pl" "$socket" keep=1 $get \
	    </dev/null >"$home/reply"
done
ok 'a kept connection keeps no worker' says '^Status: 200'
ok 'none of them died of it' not grep -q -e 'signal [^1]' -e Sanitizer \
    "$home/hello.log"

"$hello" --conf "$home/aedile.conf" >"$home/out" 2>"$home/errors"
ok 'a second copy on the same socket is refused' \
    grep -q 'stop it first' "$home/errors"
sed 's/= run/= run2/' "$home/aedile.conf" >"$home/second.conf"
"$hello" --conf "$home/second.conf" 2>"$home/second.log" &
second=$!
until grep -q 'workers serve' "$home/second.log"; do sleep 0.1; done
fcgi $get
ok 'on another socket it lives beside the first' says '^Status: 200'
socket=$home/run2/hello.sock fcgi $get
ok 'and both serve' says '^Status: 200'
kill $second
wait $second
ok 'it stops with status 0' [ $? = 0 ]
ok 'and takes its socket away' [ ! -e "$home/run2/hello.sock" ]
ok 'not the other one' [ -S "$home/run/hello.sock" ]
mode() { stat -c %a "$1"; }
ok 'K-1: the folder is ours and the group'"'s" [ "$(mode "$home/run")" = 750 ]
ok 'K-1: the socket too' [ "$(mode "$socket")" = 660 ]
if [ "$(id -u)" = 0 ]; then
	chmod 0755 "$home" "$home/run" && chmod 0666 "$home/run/hello.sock"
	cp "$top/tests/fcgi.pl" "$home"		# /root is closed to nobody
	setpriv --reuid nobody --clear-groups perl "$home/fcgi.pl" \
	    "$home/run/hello.sock" $get </dev/null >"$home/reply" \
	    2>"$home/errors"
	ok 'K-1: another user is hung up on' says '^closed'
	ok 'and the log says who' log_has 'user [0-9]* may not connect'
fi

draw /once
ok 'a form has a key of its own' [ "${#key}" -ge 43 ]
end db.pid KILL
ask /once -b "$home/jar" -H 'Accept: application/xml' -d "csrf=$csrf" \
    -d "key=$key" --data-urlencode 'note=so much <text>'
ok 'without a database a form is not taken' status 503
ok 'it says when to come back' header 'retry-after: [1-9]'
ok 'what was typed is shown' says '<value>so much &lt;text&gt;</value>'
ok 'to be sent again, with its key' says "key=\"$key\""
ask /once -b "$home/jar" -d "csrf=$csrf" -d "key=$key" -d 'note=so much'
ok 'by a form the theme draws' says "name=\"key\"[^>]*value=\"$key\""
start_server
ask /once -b "$home/jar" -d "csrf=$csrf" -d "key=$key" -d 'note=so much'
ok 'once the database is back the same form is taken' status 303
ask /
ok 'and nobody had to start us again' status 200

parent=$(cat "$home/hello.pid")
before=$(workers)
kill -s KILL "$parent"
rm "$home/hello.pid"
# In a container nobody may bury them: what is dead and still there has gone.
gone() {
	for pid in $before; do
		! grep -qs '^State:[^Z]*$' "/proc/$pid/status" || return 1
	done
}
for i in $(seq $((50 * patience))); do gone && break; sleep 0.1; done
ok 'no worker outlives its parent' gone
start_hello
ask /
ok 'a socket left behind is no hindrance' status 200
done_testing
