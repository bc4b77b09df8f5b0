#!/bin/sh
# What each program's account may do, and must not be able to do.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database

# ask PROGRAM STATEMENT: as that program's account; nothing is kept
ask() {
	mariadb --no-defaults --socket="$home/sock" --user="aedile_$1" \
	    --password="$(cat "$home/keys/database-$1")" aedile \
	    -e "START TRANSACTION; $2; ROLLBACK"
}
may() { ask "$@"; }
# 1142 table, 1143 column, 1044 database, 1227 and 1045 server, 1356 view
may_not() {
	ask "$@" && return 1
	ask "$@" 2>&1 | grep -E '^ERROR (1142|1143|1044|1227|1045|1356|1290)'
}

while IFS='|' read -r word program statement; do
	case $word in
	may) ok "I-1: $program may $statement" may $program "$statement" ;;
	not) ok "I-1: $program may not $statement" may_not $program "$statement" ;;
	esac
done <<'END'
may|auth|SELECT password FROM credential
may|auth|INSERT INTO account (email, name, kind) VALUES ('x@example.org', 'X', 'citizen')
may|auth|UPDATE account SET state = 'active' WHERE id = 1
may|auth|DELETE FROM session WHERE account_id = 1
may|auth|INSERT INTO outbox (once, message_id, recipient, language, document) VALUES ('a', 'b', 'c', 'en', '')
not|auth|INSERT INTO account (email, name, role) VALUES ('x@example.org', 'X', 'admin')
not|auth|UPDATE account SET role = 'admin' WHERE id = 1
not|auth|DELETE FROM account
not|auth|SELECT * FROM citizen_case
not|auth|SELECT body FROM case_event
not|auth|SELECT answer FROM case_answer
not|auth|SELECT `stored` FROM attachment
not|auth|SELECT body FROM draft
not|auth|SELECT * FROM report_case
not|auth|SELECT comment FROM feedback
not|auth|SELECT document FROM outbox
not|auth|UPDATE citizen_case SET status = 'closed'
not|auth|SELECT user FROM mysql.user
may|cases|SELECT c.body, a.email FROM citizen_case c JOIN account a ON a.id = c.account_id
may|cases|UPDATE citizen_case SET officer_id = 3 WHERE id = 1 AND version = 1
may|cases|DELETE FROM draft WHERE id = 1
may|cases|UPDATE session SET seen_at = UTC_TIMESTAMP() WHERE id = 1
not|cases|SELECT password FROM credential
not|cases|UPDATE credential SET password = ''
not|cases|SELECT * FROM verification
may|cases|UPDATE account SET language = 'es' WHERE id = 1
not|cases|UPDATE account SET role = 'officer' WHERE id = 1
not|cases|UPDATE account SET email = 'x@example.org' WHERE id = 1
not|cases|INSERT INTO session (token_hash, account_id, idle_seconds, ends_at, address) VALUES ('', 6, 9, UTC_TIMESTAMP(), '')
not|cases|UPDATE session SET account_id = 6
not|cases|UPDATE session SET ends_at = UTC_TIMESTAMP()
not|cases|DELETE FROM session
not|cases|SELECT address FROM session
not|cases|DELETE FROM citizen_case
not|cases|DELETE FROM case_event
not|cases|UPDATE case_event SET body = ''
not|cases|UPDATE category SET name = ''
may|cases|SELECT t.label FROM question_option_text t JOIN question_text q ON q.question_id = t.question_id
not|cases|UPDATE category_text SET name = ''
not|cases|DELETE FROM question_text
not|cases|INSERT INTO department_officer VALUES (1, 1)
not|cases|SELECT document FROM outbox
not|cases|UPDATE outbox SET recipient = 'x@example.org'
not|cases|UPDATE feedback SET rating = 5
not|cases|DROP TABLE draft
not|cases|CREATE TABLE x (a INT)
may|feedback|UPDATE feedback SET rating = 5, given_at = UTC_TIMESTAMP() WHERE id = 1
may|feedback|UPDATE citizen_case SET status = 'in-review', closed_at = NULL WHERE id = 1 AND version = 2
not|feedback|UPDATE citizen_case SET body = ''
not|feedback|UPDATE citizen_case SET account_id = 1
not|feedback|SELECT body FROM citizen_case
not|feedback|SELECT body FROM case_event
not|feedback|SELECT password FROM credential
not|feedback|DELETE FROM feedback
may|feedback|SELECT name FROM category_text
not|feedback|SELECT label FROM question_text
not|feedback|SELECT document FROM outbox
may|reports|SELECT COUNT(*) FROM report_case
may|reports|SELECT AVG(rating) FROM report_rating
may|reports|SELECT a.name FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash = ''
may|reports|INSERT INTO receipt (key_hash) VALUES (REPEAT('a', 32))
not|reports|SELECT body FROM citizen_case
not|reports|SELECT id FROM citizen_case
not|reports|SELECT comment FROM feedback
not|reports|SELECT body FROM case_event
not|reports|SELECT password FROM credential
not|reports|UPDATE citizen_case SET status = 'closed'
not|reports|UPDATE report_case SET status = 'closed'
not|reports|DELETE FROM report_case
not|reports|INSERT INTO outbox (once, message_id, recipient, language) VALUES ('a', 'b', 'c', 'en')
not|reports|UPDATE account SET name = ''
not|reports|UPDATE category SET name = ''
may|reports|SELECT name FROM department_text
not|reports|UPDATE category_text SET name = ''
not|reports|SELECT label FROM question_text
not|reports|INSERT INTO feedback (case_id, token_hash, ends_at) VALUES (1, '', UTC_TIMESTAMP())
may|courier|SELECT recipient, document FROM outbox
may|courier|UPDATE outbox SET state = 'sent', document = NULL WHERE id = 1
not|courier|INSERT INTO outbox (once, message_id, recipient, language) VALUES ('a', 'b', 'c', 'en')
not|courier|UPDATE outbox SET recipient = 'x@example.org'
not|courier|SELECT email FROM account
not|courier|SELECT comment FROM feedback
not|courier|SELECT id FROM citizen_case
not|courier|SELECT id FROM session
not|courier|SELECT name FROM category_text
not|auth|SELECT name FROM category_text
may|command|INSERT INTO account (email, name, role) VALUES ('x@example.org', 'X', 'admin')
may|command|INSERT INTO department_text (department_id, language, name) VALUES (1, 'de', 'x')
not|command|DELETE FROM category_text
not|command|SELECT password FROM credential
not|command|SELECT token_hash FROM session
not|command|SELECT document FROM outbox
not|command|DELETE FROM citizen_case
not|command|DROP TABLE account
not|command|GRANT SELECT ON credential TO aedile_cases@localhost
END
done_testing
