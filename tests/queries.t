#!/bin/sh
# No page asks the database more than four times, whoever reads it.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
AEDILE_TRACE=1
export AEDILE_TRACE
start_house

# A link's token is 43 letters.
token=queries-queries-queries-queries-queries-12
sql aedile <<END
INSERT INTO question (category_id, kind, label) VALUES
	(3, 'pick', 'How deep is it?'), (3, 'pick', 'How old is it?');
INSERT INTO question_option (question_id, value, label)
SELECT q.id, o.value, o.value FROM question q
  JOIN (SELECT 'much' AS value UNION ALL SELECT 'little') o
 WHERE q.id > 7;
INSERT INTO draft (id, account_id, category_id, body) VALUES
	(11, 1, 3, 'A hole'), (12, 1, 5, 'A permit'),
	(13, 1, 6, 'A car');
INSERT INTO draft_answer VALUES (11, 1, 'large'), (11, 2, 'left');
INSERT INTO citizen_case (id, reference, account_id, category_id,
       department_id, body, status, closed_at, resolution) VALUES
	(21, 'AAAAAAA7', 1, 3, 1, 'A hole', 'received', NULL, NULL),
	(22, 'AAAAAAB5', 1, 3, 1, 'A hole', 'resolved', UTC_TIMESTAMP(),
	 'done');
INSERT INTO case_event (case_id, kind, account_id, body)
SELECT 21 + seq % 2, 'message', 1 + seq % 3, 'Still there'
  FROM $(numbers 60);
INSERT INTO case_answer (case_id, question_id, label, answer) VALUES
	(21, 1, 'How large is it?', 'As a wheel');
INSERT INTO attachment (id, account_id, case_id, event_id, \`stored\`, name,
       type, size, sha256)
SELECT seq, 1, 21, IF(seq > 3, NULL, seq * 2 + 2), CONCAT('f', seq),
       'a.png', 'image/png', 9, '' FROM $(numbers 5);
INSERT INTO feedback (case_id, token_hash, ends_at) VALUES
	(22, UNHEX(SHA2('$token', 256)), '9999-12-31');
INSERT INTO verification (purpose, account_id, email, browser, token_hash,
       ends_at) VALUES
	('address', 2, 'bob@example.org', '',
	UNHEX(SHA2('$token-a', 256)), '9999-12-31'),
	('password', 2, 'bob@example.org', '',
	UNHEX(SHA2('$token-p', 256)), '9999-12-31');
END

as nobody
post /find reference=AE-AAAA-AAA7 email=ada@example.org
found=$(leads_to)
pages="/ /sign-in /sign-up /password/forgotten /password/sent /terms
	/terms/accept /confirm/$token-a /password/new/$token-p
	/account /account/password /account/sessions
	/services /services/3 /services/6
	/drafts/11/details /drafts/11/questions /drafts/12/questions
	/drafts/11/files /drafts/11/check /drafts/13/check
	/cases /cases?state=open&text=hole&page=2 /cases/21 /cases/22
	/cases/21/sent /cases/21/withdraw /cases/22/reopen /cases/files/1
	/find $found /accessibility /feedback/thanks /feedback/$token
	/queue /queue?department=1&category=3&text=hole /queue?state=done
	/queue?sort=opened&whose=mine /queue/21 /queue/22 /queue/21/hand-over
	/queue/21/category /queue/21/status /queue/21/question
	/queue/21/outcome /queue/files/1
	/reports /reports/volume.csv"
for measure in volume backlog first-answer time-to-close on-time satisfaction
do
	pages="$pages /reports/$measure /reports/$measure?by=month"
done

walk() {
	for page in $pages; do get "$page"; done
}
walk
for person in ada olga mina alma; do
	sign_in $person
	walk
done
as dora
get /sign-up
post /sign-up kind=citizen 'name=Dora Citizen' email=dora@example.org \
    'password=seven blue goats dance' terms=yes
get /sign-up/code
get /sign-up/address

programs='auth cases feedback reports'
pages_seen() {
	for program in $programs; do
		sed -n 's/.*trace: GET //p' "$home/$program.log"
	done | sort -u
}
too_many() {
	pages_seen | sed -n 's/statements=//p' |
	    awk '$3 > 4 { print; found = 1 } END { exit !found }'
}
ok 'four statements are enough for every page' eval '! too_many'

routes() {
	for program in $programs; do
		"$build/aedile-$program" --describe | tr '<' '\n' |
		    sed -n 's/^route method="GET" path="\([^"]*\)".*/\1/p'
	done
}
all_seen() {
	pages_seen | awk '$2 == 200 { print $1 }' | sort -u >"$home/seen"
	routes | grep -v -x -F -f "$home/seen"
	[ $? = 1 ]
}
ok 'and every page of every program was looked at' all_seen

# Statements the server counted, its own report among them.
asked() {
	sql -N -e "SHOW GLOBAL STATUS LIKE 'Questions'" | cut -f 2
}
asked_by_ten_pages() {
	first=$(asked)
	own=$(($(asked) - first))
	first=$(asked)
	for i in 1 2 3 4 5 6 7 8 9 10; do get /cases; done
	echo $(($(asked) - first - own))
}
end courier
as ada
get /cases
ok 'a page sends nothing besides: ten pages of three are thirty' \
    test "$(asked_by_ten_pages)" = 30
sql aedile -e 'DELETE FROM draft WHERE account_id = 1'
get /cases
ok 'and twenty where no request is begun' \
    test "$(asked_by_ten_pages)" = 20

# A request that is sent: three are what every form takes, and one the bucket
# of its address. START and COMMIT are not among them.
get /services/4
post /services/4/start
draft=$(leads_to | sed 's|/details||')
get "$draft/details"
post "$draft/details" 'body=Dark there' location=
get "$draft/check"
post "$draft/check"
sent() { sed -n "s|.*trace: POST /drafts/{id}/check $1 ||p" \
    "$home/cases.log"; }
ok 'a request without questions and files takes nine' test \
    "$(sent 303 | cut -d ' ' -f 1)" = statements=9
done_testing
