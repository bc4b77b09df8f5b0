#!/bin/sh
# The officers' side: whose queue, what may be done with a case, who was
# faster, and what of it the citizen learns.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
unthrottle() { sql aedile -e 'DELETE FROM throttle'; }
of_case() { sql -N aedile -e "SELECT $1 FROM citizen_case
    WHERE id = ${case#/cases/}"; }
events() { sql -N aedile -e "SELECT COUNT(*) FROM case_event
    WHERE case_id = ${case#/cases/} AND $1"; }
letters() { sql -N aedile -e "SELECT COUNT(*) FROM outbox
    WHERE once LIKE '$1:%'"; }
ask_for() {
	unthrottle
	get "/services/$1"
	post "/services/$1/start"
	draft=$(leads_to | sed 's|/details||')
	get "$draft/details"
	post "$draft/details" "body=$2" location=Mill
	get "$draft/check"
	post "$draft/check"
	case=$(leads_to | sed 's|/sent||')
	desk=/queue/${case#/cases/}
}

sign_in ada
ask_for 4 'A light is out.'
first=$case
sign_in bob
get /queue
ok 'a citizen has no queue' status 403
get "$desk"
ok '... and no desk' status 403

# Another department: it might as well not be there
sign_in oskar
get /queue
ok 'a department’s queue is its own' never_says 'A light is out'
for path in "$desk" "$desk/hand-over" "$desk/category" "$desk/status" \
    "$desk/question" "$desk/outcome" /queue/99999 /queue/files/1; do
	get "$path"
	ok "C-2: another department does not find $path" status 404
done
get "/queue?department=1"
ok 'C-2: nor by asking for its queue' never_says 'A light is out'
get '/queue?text=light'
ok 'C-2: nor by searching' never_says 'A light is out'

# Taking, and who was faster
person otto officer --department PWDx
person ulf officer
sql aedile -e 'INSERT IGNORE INTO terms_acceptance (account_id, version,
    address) SELECT a.id, t.version, "::1" FROM account a, terms t'
sign_in ulf
get /queue
ok 'an officer of no department has an empty queue' says 'Nothing fits'
sign_in otto
get "$desk"
sign_in olga
get "$desk"
cp "$home/reply" "$home/seen"
post "$desk/take"
ok 'a case is taken' goes_to "$desk"
ok 'who takes a new one reviews it' test \
    "$(of_case "CONCAT(status, version)")" = in-review3
again
ok 'a second click takes it once' test "$(events "kind = 'taken'")" = 1
as otto
cp "$home/seen" "$home/reply"
get "$desk" -o /dev/null
perl -pi -e "s/(name=\"csrf\" value=\")[^\"]*/\${1}X/" "$home/reply"
get "$desk"
sed 's/name="version" value="[0-9]*"/name="version" value="1"/' \
    "$home/reply" >"$home/old" && cp "$home/old" "$home/reply"
post "$desk/take"
ok 'who comes second is told' status 409
ok '... what happened' says 'took this request on'
post "$desk/take"
ok 'and may take it over' goes_to "$desk"
ok 'nobody is written to about that' test "$(letters case-moved)" = 0
as ada
get "$case"
ok 'the citizen learns of the review, not of whose' says 'In review'
ok '... no officer by name' never_says 'Olga\|Otto'

# Words
as olga
get "$desk"
post "$desk/answer" body=
ok 'an answer has words' status 422
post "$desk/answer" 'body=We look at it on Monday'
ok 'it is sent' goes_to "$desk#event"
ok '... by one letter' test "$(letters case-answered)" = 1
get "$desk"
post "$desk/note" 'body=Ring Tony'
ok 'a note is no answer' test "$(letters case-answered)" = 1
ok 'words make no new version' test "$(of_case version)" = 4

# Moves
get "$desk/status"
ok 'what may follow is offered' says 'value="approved"'
ok '... no end, no wait' never_says 'value="\(waiting\|resolved\|closed\)"'
post "$desk/status" status=closed
ok 'C-5: what may not follow is refused' status 422
get "$desk/status"
cp "$home/reply" "$home/stale"
get "$desk/status"
post "$desk/status" status=approved body=
ok 'a move may be silent' goes_to "$desk"
ok '... to the letter' test "$(letters case-moved)" = 1
cp "$home/stale" "$home/reply"
post "$desk/status" status=approved 'body=I thought so too'
ok 'a stale move is told' status 409
ok 'with own words kept' says 'I thought so too'
get "$desk/question"
post "$desk/question" body=
ok 'a question has words' status 422
post "$desk/question" 'body=Which side?'
ok 'it is asked' test "$(of_case status)" = waiting
get "$desk/question"
ok 'C-5: a second one waits for the first' status 404
sql aedile -e "UPDATE citizen_case SET paused_at = paused_at
    - INTERVAL 600 SECOND WHERE id = ${case#/cases/}"
due=$(of_case 'UNIX_TIMESTAMP(due_at)')
get "$desk/outcome"
post "$desk/outcome" resolution=done body=
ok 'an outcome is explained' status 422
post "$desk/outcome" resolution=withdrawn 'body=Nobody wants it'
ok 'C-5: no officer withdraws' status 422
post "$desk/outcome" resolution=done 'body=Mended'
ok 'what waits can be resolved' test "$(of_case "CONCAT(status, resolution,
    closed_at IS NOT NULL, paused_at IS NULL)")" = resolveddone11
ok '... its target having moved by the wait' test \
    "$(($(of_case 'UNIX_TIMESTAMP(due_at)') - due))" = \
    "$(of_case paused_seconds)"
ok 'one letter asks how it was' test "$(letters case-resolved)" = 1
ok '... by one link' is 'SELECT COUNT(*) FROM feedback' 1
for page in question outcome; do
	get "$desk/$page"
	ok "what is done has no $page" status 404
done
get "$desk"
ok '... nor a link to one' never_says "$desk/question"
get "$desk/status"
post "$desk/status" status=in-review body=
ok 'opening again needs a reason' status 422
ok '... says the form' says 'href="#change-status-body'
post "$desk/status" status=in-review 'body=It flickers'
ok 'then it is open' test "$(of_case "CONCAT(status, IFNULL(resolution, '-'),
    IFNULL(closed_at, '-'))")" = 'in-review--'

# Another category, another department
get "$desk/category"
cp "$home/reply" "$home/stale"
get "$desk/category"
versions=$(of_case version)
post "$desk/category" category=4
ok 'the same category is no change' test "$(of_case version)" = "$versions"
get "$desk/category"
post "$desk/category" category=3
ok 'another one is' goes_to "$desk"
ok 'its target counts from the opening' is "SELECT TIMESTAMPDIFF(SECOND,
    opened_at, due_at) - paused_seconds FROM citizen_case
    WHERE id = ${case#/cases/}" $((72 * 3600))
as ada
get "$case"
ok 'the citizen reads why the target moved' says \
    'Category changed from Street light'
ok '... and to when' says 'target date is now'
as olga
cp "$home/stale" "$home/reply"
post "$desk/category" category=6
ok 'a stale form is told' status 409
post "$desk/category" category=6
ok 'what others answer goes to them' goes_to /queue
ok '... without a target where they have none' test "$(of_case "CONCAT(
    department_id, due_at, IFNULL(officer_id, '-'))")" = \
    '29999-12-31 00:00:00-'
get "$desk"
ok '... and out of sight' status 404
as ada
get "$case"
ok 'that there is no target is told, too' says 'no target date any more'
ok 'not which hands it went through' never_says 'Handed over'

# Handing over
as oskar
get "$desk/hand-over"
cp "$home/reply" "$home/stale"
get "$desk/hand-over"
post "$desk/hand-over" department=2 reason=
ok 'handing over has a reason' status 422
oskar=$(sql -N aedile -e "SELECT id FROM account
    WHERE email = 'oskar@example.org'")
post "$desk/hand-over" department=1 "officer=$oskar" reason=Yours
ok 'nobody is given what is not their department’s' says \
    'does not work in that'
post "$desk/hand-over" department=2 "officer=$oskar" reason=Mine
ok 'within the department it stays' goes_to "$desk"
cp "$home/stale" "$home/reply"
post "$desk/hand-over" department=99 reason=
ok 'stale comes before wrong' status 409
get "$desk/hand-over"
post "$desk/hand-over" department=1 officer= 'reason=A street after all'
ok 'to another it goes away' goes_to '/queue$'
get "$desk"
ok '... and is not found any more' status 404
as olga
get "$desk"
ok 'the other one reads the reason' says 'A street after all'
as ada
get "$case" -H 'Accept: application/xml'
ok 'C-6: the citizen does not' never_says 'A street after all\|Oskar\|Tony'

# A manager sees all, in pages
sign_in mina
get '/queue?department=2'
ok 'a manager sees every department' status 200
get "$desk"
ok '... every case' status 200
sql aedile -e "INSERT INTO citizen_case (reference, account_id, category_id,
    department_id, body, location, opened_at, due_at)
    SELECT CONCAT('YY', LPAD(seq, 6, '0')), 2, 4, 1,
    CONCAT('Row ', seq, IF(seq = 7, ' 50% off_', '')), 'Oak',
    '2026-01-01', IF(seq = 30, '2026-01-02', '2126-01-01') + INTERVAL seq
    SECOND FROM $(numbers 41)"
as olga
get /queue
ok 'what is overdue comes first' sh -c "grep -o 'Row [0-9]*' \
    '$home/reply' | head -n 1 | grep -q 'Row 30'"
get '/queue?sort=opened&state=new&page=2'
ok 'filters go along from page to page' says \
    '?sort=opened&amp;state=new&amp;page=1'
ok 'no number of pages is made up' says '>Page 2<'
get '/queue?state=new&page=9'
ok 'beyond the end is the beginning' goes_to '/queue?state=new'
get '/queue?text=50%25+off_'
ok 'D-1: signs are searched to the letter' says 'Row 7'
get '/queue?text=%25'
ok '... alone, too' never_says 'Row 8'
get '/queue?text=ae-yy00-0030'
ok 'a page without a match is told' status 200
get '/queue?state=done'
ok 'what is done stands apart' never_says 'Row'
get '/queue?whose=nobodys'
ok 'what nobody took can be seen' says 'Row 1'
get '/queue?whose=mine'
ok '... and what oneself did' never_says 'Row 1'
# An imported case: nobody is there to be answered or asked.
sql aedile -e "INSERT INTO citizen_case (reference, category_id,
    department_id, body) VALUES ('0000TEST', 3, 1, 'From another system')"
nobodys=$(sql aedile -Ne "SELECT id FROM citizen_case
    WHERE reference = '0000TEST'")
sign_in olga
get "/queue/$nobodys"
ok 'a case without a citizen can be worked on' says "/queue/$nobodys/outcome"
ok 'but nobody is offered to be answered' never_says 'form-answer'
ok 'or asked' never_says "/queue/$nobodys/question"
done_testing
