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

mend_database() {
	rm -f "$home/orders"
}
