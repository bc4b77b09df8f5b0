# ends.sh: what is rarer in story.sh: much, nothing, conflicts, refusals.
# SPDX-License-Identifier: ISC

# Three pages of them, in all that a case can be.
many_cases() {
	sql aedile <<END
INSERT INTO citizen_case (id, reference, account_id, category_id,
       department_id, body, location, status, resolution, channel,
       opened_at, due_at, closed_at, paused_at)
SELECT seq, CONCAT('7K3MQ', LPAD(seq, 3, '0')), 1, 3 + seq % 2, 1,
       CONCAT('The road has sunk beside number ', seq, '.'),
       CONCAT(seq, ' Mill Lane'), s.code,
       ELT(FIELD(s.code, 'resolved', 'rejected', 'withdrawn', 'closed'),
       'done', 'not-ours', 'withdrawn', 'imported'), 'web',
       UTC_TIMESTAMP() - INTERVAL 9 * seq HOUR,
       IF(seq % 5, UTC_TIMESTAMP() + INTERVAL 72 HOUR
       - INTERVAL 9 * seq HOUR,
       '9999-12-31'), IF(s.type = 'done', UTC_TIMESTAMP()
       - INTERVAL seq HOUR, NULL), IF(s.type = 'waiting', UTC_TIMESTAMP()
       - INTERVAL seq HOUR, NULL)
  FROM $(numbers 45) JOIN status s ON s.position = 1 + seq % 8;
INSERT INTO case_event (case_id, kind, account_id, to_value, happened_at)
SELECT id, 'opened', 1, 'received', opened_at FROM citizen_case;
UPDATE account SET created_at = UTC_TIMESTAMP() - INTERVAL 40 DAY;
UPDATE citizen_case SET account_id = NULL, channel = 'phone' WHERE id = 45;
END
}

# another_case: of ada's, ready to be sent; the path in $case
another_case() {
	as ada
	get /services/4
	post /services/4/start
	draft=$(leads_to)
	draft=${draft%/details}
	post "$draft/details" "body=$body" "location=$location"
	look cases-draft /cases
	get "$draft/check"
	post "$draft/check"
	case=$(leads_to)
	case=${case%/sent}
	desk=/queue/${case#/cases/}
}

# stale NAME PATH: as it was before somebody else was faster
stale() {
	get "$2"
	cp "$home/reply" "$home/stale-$1"
}
# late NAME ACTION [FIELD=VALUE]...: now it is sent
late() {
	cp "$home/stale-$1" "$home/reply"
	page=$1
	shift
	send "$page-conflict" "$@"
}

conflicts() {
	begin ada
	another_case
	begin olga
	stale hand-over "$desk/hand-over"
	stale recategory "$desk/category"
	stale change-status "$desk/status"
	stale ask-citizen "$desk/question"
	stale resolve "$desk/outcome"
	as ada
	stale case-withdraw "$case/withdraw"
	stale case-reopen "$case"
	begin mina
	get "$desk"
	post "$desk/take"
	get "$desk/question"
	post "$desk/question" "body=$question"
	clock_stood
	as olga
	late hand-over "$desk/hand-over" department=2 "reason=$reason"
	late recategory "$desk/category" category=5
	late change-status "$desk/status" status=approved body=
	late ask-citizen "$desk/question" "body=$question"
	as ada
	late case-withdraw "$case/withdraw" "reason=$reply"
	as mina
	get "$desk/outcome"
	post "$desk/outcome" resolution=done "body=$outcome"
	as olga
	late resolve "$desk/outcome" resolution=no-fault 'body=Nothing to see.'
	as ada
	late case-reopen "$case/reply" "body=$reply"
}

empty_pages() {
	begin bob
	sql aedile -e 'UPDATE citizen_case SET account_id = 1
	    WHERE account_id = 2'
	look cases-empty /cases
	look cases-error "/cases?text=$(printf %0101d 0)"
	begin olga
	look queue-error "/queue?text=$(printf %0101d 0)"
	look queue-empty '/queue?text=nothing-of-the-kind'
	look queue-done '/queue?state=done'
	look desk-nobody /queue/45
	look report-empty '/reports/volume?from=2099-01-01'
	sql aedile -e 'UPDATE department SET retired_at = UTC_TIMESTAMP()'
	look services-empty /services
	look accessibility-unmanned /accessibility
	sql aedile -e 'UPDATE department SET retired_at = NULL'
}

# too_often COMMAND...: until there is a 429
too_often() {
	for try in $(seq 30); do
		"$@"
		! status 429 || return 0
	done
}

# While one password is hashed and one waits for it.
busy() {
	perl "$top/tests/lock.pl" "$home/files/turns" 0 1025 60 \
	    >"$home/locked" &
	locker=$!
	until_true grep -q locked "$home/locked"
	get /sign-in
	send notice-busy /sign-in email=nia@example.org password=x
	kill $locker
}

refusals() {
	begin ada
	look notice-403 /queue
	look notice-405 /sign-out
	visit /find -d csrf=x -H 'Content-Type: text/plain'
	keep notice-415
	another_case
	get "$case"
	cp "$home/reply" "$home/stale-reply"
	get "$case/withdraw"
	post "$case/withdraw" reason=
	cp "$home/stale-reply" "$home/reply"
	sql aedile -e "UPDATE citizen_case SET resolution = NULL,
	    status = 'withdrawn' WHERE id = ${case#/cases/}"
	send notice-409 "$case/reply" "body=$reply"
	get /services/4
	post /services/4/start
	draft=$(leads_to)
	draft=${draft%/details}
	post "$draft/details" "body=$body" "location=$location"
	get "$draft/check"
	sql aedile -e 'UPDATE category SET retired_at = UTC_TIMESTAMP()'
	send notice-service-gone "$draft/check"
	sql aedile -e 'UPDATE category SET retired_at = NULL'
	get "$draft/details"
	rm -f "$home/cookies-ada"
	send notice-old-form "$draft/details" \
	    'body=There is a hole.
It is by the <mill>.' location=
	as nobody
	busy
	get /find
	too_often post /find reference=7K3MQ001 email=nia@example.org
	keep notice-429
	for status in 400 404 413 500 502 504; do
		cp "$home/pages/en/$status.xml" "$home/told/notice-$status.xml"
	done
}

# The last of all: there is no database any more.
absence() {
	begin ada
	get "$draft/details"
	stop_database
	send notice-again "$draft/details" \
	    'body=There is a hole.
It is by the <mill>.' location=
	look notice-503 /cases
}

# What is put in the outbox is forgotten once it is sent: here it is kept.
copy_letters() {
	mkdir -p "$home/told/letters"
	sql aedile <<'END'
CREATE TABLE told (id INT PRIMARY KEY AUTO_INCREMENT, document MEDIUMTEXT);
CREATE TRIGGER tell AFTER INSERT ON outbox FOR EACH ROW
	INSERT INTO told (document) VALUES (NEW.document);
END
}

# One letter of each name that came with this kind.
keep_letters() {
	for id in $(sql -N aedile -e 'SELECT id FROM told ORDER BY id DESC'); do
		sql -N -r --default-character-set=utf8mb4 aedile \
		    -e "SELECT document FROM told WHERE id = $id" \
		    >"$home/reply"
		signed=$(sed -n 's/^<letter name="\([^"]*\)".*/\1/p' \
		    "$home/reply")
		keep "letters/$signed"
	done
	sql aedile -e 'DELETE FROM told'
}
