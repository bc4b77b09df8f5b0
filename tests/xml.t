#!/bin/sh
# A page is its own API: with .xml behind its path, or with Accept, it is the
# document that the theme is given; for the same people, under the same
# headers, and nothing in it that its HTML would not show.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/valid.sh"
start_house "${xml_prefix-}"
xml='Accept: application/xml'

sql aedile <<'END'
INSERT INTO citizen_case (id, reference, account_id, category_id,
       department_id, body) VALUES (21, 'AAAAAAA7', 1, 3, 1, 'A hole');
INSERT INTO case_event (case_id, kind, internal, account_id, by_officer, body)
VALUES (21, 'message', 0, 1, 0, 'Still there'),
       (21, 'note', 1, 3, 1, 'Ring Tony'),
       (21, 'handed-over', 1, 3, 1, 'Tony is ill'),
       (21, 'message', 0, 3, 1, 'We come');
INSERT INTO draft (id, account_id, category_id, body)
VALUES (11, 1, 3, 'A hole');
END

document() {
	header 'Content-Type: application/xml; charset=utf-8$' &&
	    valid "$home/reply"
}
# headers: those of the last answer, but for what must differ
headers() {
	tr -d '\r' <"$home/head" | grep -v -i -e '^Content-Length:' \
	    -e '^Content-Type:' -e '^Date:' -e '^Set-Cookie:' \
	    -e "^X-Robots-Tag:" -e "^ETag:" | LC_ALL=C sort
}
# What differs from one drawing to the next is taken out.
plain() {
	sed -E 's/ (now|request|csrf|key|path|query)="[^"]*"//g' "$home/reply"
}

# three STATUS PATH: the HTML, the document by Accept and that by name have
# this status and the same headers; both documents are the same and valid
three() {
	get "$2"
	status "$1" && headers >"$home/html-head" || return 1
	get "$2" -H "$xml"
	status "$1" && document && plain >"$home/by-accept" &&
	    headers | diff "$home/html-head" - || return 1
	get "$([ "$2" = / ] && echo /index || echo "$2").xml" -H 'Accept: */*'
	status "$1" && document && plain | diff "$home/by-accept" - &&
	    headers | diff "$home/html-head" -
}
# through STATUS PATH...: three, of each
through() {
	wanted=$1
	shift
	for each; do three "$wanted" "$each" || { echo "$each"; return 1; }; done
}
mine='/cases/21 /cases/21/sent /cases/21/withdraw /drafts/11/details
	/drafts/11/questions /drafts/11/files /drafts/11/check'
desks='/queue/21 /queue/21/hand-over /queue/21/category /queue/21/status
	/queue/21/question /queue/21/outcome'
own='/account /account/password /account/sessions /cases'

as nobody
ok 'a stranger has the documents of what strangers see' through 200 / \
    /services /services/3 /sign-in /sign-up /find /terms /feedback/thanks
ok 'what is not there is not there as a document' through 404 \
    /services/99 /cases/none/x /feedback/no-such-token /confirm/no-such-token
led() {
	for path in $mine $own $desks /queue /reports; do
		get "$path.xml"
		status 303 && goes_to '/sign-in.xml?next=/' &&
		    [ ! -s "$home/reply" ] || { echo "$path"; return 1; }
	done
}
ok 'for the rest they are led to sign in, by documents' led
follow
ok 'that page is one' document
ok 'and leads back' says "<value>/reports</value>"
get '/cases.xml?state=open'
ok 'a query stands behind the name' \
    goes_to '/sign-in.xml?next=/cases%3Fstate%3Dopen$'

sign_in ada
ok 'a citizen has what is theirs' through 200 / $mine $own
ok 'and no desk' through 403 /queue /reports $desks
get /cases/21.xml
ok 'the talk is in it' eval 'says "Still there" && says "We come"'
ok 'C-6: no note, and no officer' \
    eval 'never_says Tony && never_says note && never_says Olga'
for path in $mine $own /index; do
	get "$path.xml"
	cat "$home/reply" >>"$home/ada"
done
ok 'C-6: in none of their documents' not grep -q -i -e tony -e olga "$home/ada"
ok 'nor is there a password' not grep -q -e battery -e argon2 "$home/ada"

sign_in bob
ok 'C-2: another citizen finds none of it' through 404 $mine
get /cases/21.xml
plain >"$home/not-mine"
get /cases/4711.xml
plain >"$home/no-such"
ok 'C-2: as if it were not there' diff "$home/not-mine" "$home/no-such"

sign_in olga
ok 'an officer has the desk' through 200 $desks /queue /reports \
    /reports/volume
get /queue/21.xml
ok 'with the notes' says 'Ring Tony'
ok 'but not what is not theirs' through 404 $mine
sign_in oskar
ok 'C-2: an officer of another department does not' through 404 $desks
get '/queue.xml?department=1'
ok 'nor is its queue theirs by number' \
    eval 'status 200 && document && never_says AAAAAAA7'

# Forms: what a document says of one is enough to send it.
# said WHAT: an attribute of the form to send details
said() {
	sed -n "s/.*details\" method=\"post\" .*$1=\"\([^\"]*\)\".*/\1/p" \
	    "$home/reply"
}
# send PATH FIELD=VALUE...
send() {
	at=$1
	shift
	: >"$home/form"
	for field; do
		printf 'data-urlencode = "%s"\n' "$field" >>"$home/form"
	done
	visit "$at" -K "$home/form"
}
as ada
get /drafts/11/details.xml
csrf=$(said csrf) key=$(said key)
send /drafts/11/details.xml csrf="$csrf" key="$key" body=x
ok 'a form that is wrong comes back as a document' \
    eval 'status 422 && document'
ok 'with what is wrong' says 'name="location" .*error="missing"'
ok 'and what was typed' says '<value>x</value>'
send /drafts/11/details.xml csrf="$csrf" key="$key" 'body=A deep hole' \
    'location=Mill Street'
ok 'put right it is taken, and leads to a document' \
    goes_to /drafts/11/check.xml
follow
ok 'with what was said' eval 'document && says "A deep hole"'
send /drafts/11/details csrf="$csrf" key="$key" body=other
ok 'J-2: by its other name it is the same deed' goes_to '/drafts/11/check$'
get /drafts/11/details.xml
key=$(said key)
send /drafts/11/details.xml csrf=odd key="$key" body=x location=y
ok 'B-6: without the token it is refused, by a document' \
    eval 'status 403 && document'
visit /drafts/11/details.xml -H 'Origin: https://else.example' \
    --data-urlencode "csrf=$csrf" --data-urlencode "key=$key" -d body=x
ok 'B-6: and from another site' eval 'status 403 && document'
as dora
get /sign-in.xml
csrf=$(sed -n 's/.*<form[^>]* csrf="\([^"]*\)".*/\1/p' "$home/reply")
send /sign-in.xml csrf="$csrf" key=x email=ada@example.org \
    password=secret-that-i-typed
ok 'no document has a password that was typed' \
    eval 'status 422 && document && never_says secret-that-i-typed'

as ada
get /cases/21.xml -I
ok 'HEAD has the headers alone' \
    eval 'status 200 && header "Content-Type: application/xml"'
get /cases/21 \
    -H 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
ok 'L-2: a browser has HTML' header 'Content-Type: text/html'
ok 'caches know what it depends on' header 'Vary: Accept, Accept-Language'
get /services.xml
ok 'and keep nothing' header 'Cache-Control: no-store'
ok 'search engines have one address a page' header 'X-Robots-Tag: noindex'

# What nginx says by itself.
end cases
ok 'a program that is away: a document' through 502 /cases /services/3
get /no/such/page.xml
ok 'a page that no program has' eval 'status 404 && document'
get /no/such/page -H 'Accept: text/html,application/xml;q=0.9'
ok 'for a browser in HTML' header 'Content-Type: text/html'
for path in /.xml /cases/.xml /sign-in.xml.xml /sign-in.XML /assets.xml \
    /errors/en/502.xml; do
	get "$path"
	ok "$path is nothing" status '[45]0[24]'
done
done_testing
