#!/bin/sh
# The accessibility statement, and a barrier that becomes a case: told by a
# stranger, by somebody who is signed in, badly, too often, to nobody.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
setting site.name 'Town of Mill'
setting site.contact help@mill.example
setting accessibility.reviewed 2026-11-22
setting accessibility.authority https://authority.example/complain
start_house

as stranger
get /
ok 'every page leads to the statement' \
    says 'href="/accessibility?from=home"'
get '/accessibility?from=home'
ok 'a stranger reads it' says '<h1>Accessibility</h1>'
ok 'it says when it was reviewed' says '22 November 2026'
ok 'and who watches over it' says 'https://authority.example/complain'

post /accessibility body= email=nobody page='The start page'
ok 'a report without a word is refused' status 422
ok 'it says so on top' says 'class="faults"'
ok 'the address too' says 'barrier-email-error'
ok 'what was typed is kept' says 'value="The start page"'
post /accessibility 'body=The <b>button</b> has no name' \
    'page=The start page' email=dora@example.org
ok 'a whole one is taken' goes_to '/find/[^/]*?done=barrier'
follow
ok 'and thanked for' says 'we have your report'
reference=$(grep -o 'AE-[0-9A-Z]*-[0-9A-Z]*' "$home/reply" | head -n 1)
ok 'with a reference' test "$reference"
ok 'it became a case of the department' value 'PWDx The start page (home)' \
    'SELECT CONCAT(d.code, " ", c.location) FROM citizen_case c
    JOIN department d ON d.id = c.department_id
    WHERE c.contact = "dora@example.org" AND c.account_id IS NULL'
ok 'whose opening has no name' value 1 \
    'SELECT COUNT(*) FROM case_event WHERE account_id IS NULL'
ok 'no letter goes to an address nobody has proven' value 0 \
    'SELECT COUNT(*) FROM outbox'
get /find
post /find "reference=$reference" email=dora@example.org
ok 'its writer can look it up' goes_to '/find/'
post /find "reference=$reference" email=other@example.org
ok 'nobody else' status 422

sign_in olga
get /queue/1
ok 'an officer reads it' says 'has no name'
ok 'as text' says '&lt;b&gt;button'
ok 'and whom to answer' says 'mailto:dora@example.org'
ok 'which nobody has checked' says 'Nobody has checked'

sign_in ada
get '/accessibility?from=cases'
ok 'whom we know we do not ask for an address' never_says 'barrier-email'
post /accessibility 'body=Too small'
ok 'a citizen reports' goes_to '/cases/2/sent'
follow
ok 'it is a request like any other' says 'We have your request'
mail_to ada@example.org
ok 'with its letter' letter_says 'AE-'
again
ok 'a second click makes no second one' goes_to '/cases/2/sent'

as robot
get /accessibility
post /accessibility body=Buy website=http://spam.example
ok 'who fills in what people do not see is refused' status 422
ok 'in words, for a browser may have filled it in' \
    never_says 'barrier[.]trap'
ok 'nothing came of it' value 2 'SELECT COUNT(*) FROM citizen_case'

get '/accessibility?from=%22%3E%3Cb%3E'
ok 'what stands in the address is text' never_says '"><b>'

get /accessibility
sql aedile -e 'UPDATE category SET retired_at = UTC_TIMESTAMP()
    WHERE code = "accessibility"'
sql aedile -e "DELETE FROM throttle"
post /accessibility 'body=Too late'
ok 'what nobody takes any more is told' status 409
ok 'on top, in words' says 'Nobody takes reports here'
ok 'and what was typed is still there' says '>Too late</textarea>'
get /accessibility
ok 'where nobody takes reports there is no form' never_says '<textarea'
ok 'but an address' says 'Write to'

as crowd
sql aedile -e 'UPDATE category SET retired_at = NULL'
get "/accessibility?from=$(printf '%060d' 0)"
post /accessibility 'body=From nowhere'
ok 'an address that nobody leads to keeps nobody from reporting' \
    goes_to '/find/'
sql aedile -e "DELETE FROM throttle"
get /accessibility
post /accessibility body=Copy 'email=eve?cc=mal%40evil@example.org'
sign_in olga
get "/queue/$(sql aedile -N -e 'SELECT MAX(id) FROM citizen_case')"
ok 'an address that asks for a copy is no link' \
    eval 'says "<bdi>eve?cc=mal%40evil@" && never_says "mailto:eve"'

as crowd
for i in 1 2 3 4 5 6 7 8; do
	get /accessibility
	post /accessibility "body=Barrier $i"
	status 429 && break
done
ok 'C-8: who reports without end is told to wait' status 429
done_testing
