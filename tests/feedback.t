#!/bin/sh
# The question at the end: a link that is good for one answer, and what
# "not solved" does.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
of_case() { sql -N aedile -e "SELECT $1 FROM citizen_case WHERE id = $id"; }
posts=0
# ended: a case of ada's that olga has resolved; its link in $link
ended() {
	sql aedile -e "DELETE FROM throttle; INSERT INTO citizen_case
	    (reference, account_id, category_id, department_id, body,
	    location, status) VALUES (LPAD($((posts += 1)), 8, 'Z'), 1, 4,
	    1, 'Dark here', 'Elm Street', 'in-review')"
	id=$(sql -N aedile -e 'SELECT MAX(id) FROM citizen_case')
	as olga
	get "/queue/$id/outcome"
	post "/queue/$id/outcome" resolution=done 'body=Mended today'
	mail_to ada@example.org
	link=$(letter_link)
	as stranger
}

sign_in olga
ended
ok 'the letter has a link' test "$link"
get "$link"
ok 'it asks without signing in' says form-feedback
ok 'tells what it is about' says 'Street light'
ok '... not what was said, nor by whom' never_says 'Dark here\|Ada\|Olga'
get "$link" -H 'Accept: application/xml'
ok '... in the document neither' never_says 'Dark here\|Ada\|Olga\|ada@'
get "$link"
ok 'looking uses nothing up' says form-feedback
post "$link"
ok 'a rating is needed' status 422
post "$link" rating=6 solved=perhaps 'comment=Well, well'
ok 'one that is offered' status 422
ok 'the comment is kept' says 'Well, well'
post "$link" rating=5 solved=yes 'comment=Thank you <all>'
ok 'it is taken' goes_to '/feedback/thanks$'
again
ok 'a second click leads to the same' goes_to '/feedback/thanks$'
get "$link"
ok 'the link is used up' status 404
ok '... in words' says 'used once'
ok 'it is in the numbers' is 'SELECT CONCAT(rating, solved) FROM feedback' 51
ok 'once in the timeline' is "SELECT COUNT(*) FROM case_event
    WHERE kind = 'rated' AND to_value = '5'" 1
ok 'the case stays as it is' test "$(of_case status)" = resolved
sign_in ada
get "/cases/$id"
ok 'the citizen sees it' says 'Thank you &lt;all'
sign_in olga
get "/queue/$id"
ok 'so does the officer' says 'Thank you &lt;all'

# Not solved
ended
get "$link"
post "$link" rating=1 solved=no 'comment=Still dark'
ok 'what is not solved' goes_to '/feedback/thanks?solved=no'
follow
ok '... is said to be open' says 'open'
ok '... and is' test "$(of_case "CONCAT(status, IFNULL(resolution, '-'),
    IFNULL(closed_at, '-'))")" = 'in-review--'
ok 'as a new version' test "$(of_case version)" = 3
ok 'told once' is "SELECT COUNT(*) FROM case_event
    WHERE case_id = $id AND kind = 'reopened'" 1
as olga
get "/queue/$id/outcome"
post "/queue/$id/outcome" resolution=done 'body=Mended again'
ok 'the next end asks anew' is "SELECT COUNT(*) FROM feedback
    WHERE case_id = $id" 2
mail_to ada@example.org
ok '... by a link of its own' test "$(letter_link)" != "$link"

# Opened again already
ended
as ada
get "/cases/$id/reopen"
post "/cases/$id/reopen" 'reason=It is dark'
ok 'the citizen opens it' test "$(of_case status)" = in-review
as stranger
get "$link"
post "$link" rating=2 solved=no
ok 'then "not solved" finds it open' goes_to '/feedback/thanks?solved=no'
ok '... and opens nothing twice' is "SELECT COUNT(*) FROM case_event
    WHERE case_id = $id AND kind = 'reopened'" 1

# Too late, and at once
ended
sql aedile -e "UPDATE feedback SET ends_at = UTC_TIMESTAMP()
    - INTERVAL 1 SECOND WHERE case_id = $id"
get "$link"
ok 'after two weeks a link is dead' status 404
ended
get "$link"
cp "$home/reply" "$home/page"
for nth in $(seq 20); do
	key=$(head -c 32 /dev/urandom | base64 | tr +/ -_ | tr -d '=\n')
	csrf=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' \
	    "$home/page" | head -n 1)
	curl -s -o /dev/null -w '%{http_code}\n' \
	    -b "$home/cookies-stranger" -H "Origin: $address" \
	    --data-urlencode "csrf=$csrf" --data-urlencode "key=$key" \
	    -d rating=3 -d solved=no "$address$link" >>"$home/codes" &
	posting="${posting-} $!"
done
wait $posting
sort "$home/codes" | uniq -c | sed 's/^/# /'
ok 'of twenty answers at once one counts' test \
    "$(grep -c 303 "$home/codes")" = 1
ok '... and opens it once' test "$(of_case version)" = 3
sql aedile -e 'DELETE FROM throttle'
for token in x "$(head -c 32 /dev/urandom | base64 | tr +/ -_ |
    tr -d '=\n')"; do
	get "/feedback/$token"
	ok "no link: $token" status 404
done
done_testing
