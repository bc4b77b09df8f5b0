# database.sh: faults of the database, and of the way there.
# SPDX-License-Identifier: ISC

order() {
	echo "$1" >"$home/orders.new" && mv "$home/orders.new" "$home/orders"
}
obeyed() { [ ! -e "$home/orders" ]; }

# For two seconds at most: is there a POST to cut?
was_obeyed() {
	for tenth in $(seq 20); do
		obeyed && return 0
		sleep 0.1
	done
	rm -f "$home/orders"
	return 1
}

# Before the Nth command of a POST's transaction.
kill_at_point() {
	order "kill$1"
	was_obeyed
}

cut_commit() {
	order "$1"
	was_obeyed
}

restart_database() {
	stop_database
	sleep 0.5
	serve_data "$home/data"
}

kill_database() {
	kill -s KILL "$served"
	stop_database
	sleep 1
	serve_data "$home/data"
}

# Nobody at the address, or somebody who says nothing.
database_away() {
	end proxy KILL
	rm -f "$home/cut"
	sleep "$1"
	open_proxy
}

open_proxy() {
	serve proxy "$build/tests/proxy" "$home/cut" "$home/sock" \
	    "$home/orders" 8>&-
	until_true test -S "$home/cut"
}

stop_lines() {
	for line in $(children proxy) "$(cat "$home/pids/proxy")"; do
		kill -s "$1" "$line"
	done
}

database_stuck() {
	stop_lines STOP
	sleep "$1"
	stop_lines CONT
}

database_slow() {
	echo "$1" >"$home/orders.slow"
	sleep 4
	rm -f "$home/orders.slow"
}

# Somebody else's transaction, in the background: no form may wait for ever.
hold_rows() {
	{
		echo 'START TRANSACTION; UPDATE citizen_case
		    SET changed_at = changed_at ORDER BY id DESC LIMIT 40;'
		sleep 7	# SLEEP() would go by a clock that is set back
		echo 'ROLLBACK;'
	} 8>&- | sql -n aedile 8>&- &
}

deadlocks() { q "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'" | cut -f 2; }

# Rows in the order that no form takes them, and so much done besides that it
# is the form that must yield. Counts where somebody did.
lose_deadlocks() {
	before=$(deadlocks)
	for time in 1 2 3 4; do
		sql -n aedile -e "SET innodb_lock_wait_timeout = 2;
		    START TRANSACTION;
		    INSERT INTO throttle SELECT UUID(), 0, UTC_TIMESTAMP(3)
		    FROM information_schema.columns LIMIT 300;
		    SELECT COUNT(*) FROM citizen_case FOR UPDATE;
		    DO SLEEP(0.3); SELECT COUNT(*) FROM receipt FOR UPDATE;
		    ROLLBACK" >/dev/null
	done
	[ "$(deadlocks)" -gt "$before" ]
}

# The clock that all go by; at the end that time has passed in any case.
jump() {
	[ -n "${under-}" ] || return 1
	echo "$1" >"$home/clock"
	sleep 2
}

# What no form takes: a case with characters that no document holds, and one
# that is very long. They are shown, with what can be shown.
spoil_rows() {
	bad=$(q "SET sql_mode = '';
	    INSERT INTO citizen_case (reference, account_id, category_id,
	    department_id, body, location) SELECT CONCAT('ZZ', LEFT(UUID(), 6)),
	    1, 4, 1, CONCAT('bad canary.ada.ada.0 ', CHAR(1, 8, 11, 27), UNHEX('EFBFBE'), ' ',
	    REPEAT('long', 15000)), CONCAT(CHAR(0, 2), 'x');
	    SELECT LAST_INSERT_ID()")
	tell made "\"table\": \"case\", \"row\": $bad"
	event=$(q "SET sql_mode = ''; INSERT INTO case_event (case_id, kind,
	    account_id, from_value, to_value, body, language) VALUES ($bad,
	    'opened', NULL, CHAR(1), REPEAT('x', 500), CHAR(7, 12), 'zz-none');
	    SELECT LAST_INSERT_ID()")
	tell made "\"table\": \"event\", \"row\": $event"
	[ "$bad" ]
}

# Killed at any moment, a migration goes on where it was.
kill_migration() {
	q 'CREATE DATABASE scratch'
	sed 's/^database.name.*//' "$home/courier.conf" >"$home/scratch.conf"
	echo 'database.name = scratch' >>"$home/scratch.conf"
	for after in "0.02$1" "0.04$1" "0.06$1" "0.08$1" "0.1$1" "0.15$1"; do
		"$build/aedile" migrate --conf "$home/scratch.conf" \
		    --from "$top/sql" 8>&- &
		sleep "$after"
		kill -s KILL $! && wait $!
	done
	"$build/aedile" migrate --conf "$home/scratch.conf" \
	    --from "$top/sql" || return 1
	tables="SELECT COUNT(*) FROM information_schema.columns
	    WHERE table_schema ="
	[ "$(q "$tables 'scratch'")" = "$(q "$tables 'aedile'")" ] ||
	    tell migration '"status": 500, "wrong": ["tables are missing"]'
	q 'DROP DATABASE scratch'
}

mend_database() {
	rm -f "$home/orders" "$home/orders.slow"
	stop_lines CONT
	kill -0 "$(cat "$home/pids/proxy")" || open_proxy
	kill -0 "$served" || serve_data "$home/data"
	[ -z "${under-}" ] || echo +7200 >"$home/clock"
}
