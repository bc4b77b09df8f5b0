# mail.sh: faults of the mail server and of the courier.
# SPDX-License-Identifier: ISC

# mail_trouble OPTION...: of the sink, for a while
mail_trouble() {
	end sink
	serve sink "$build/tests/sink" "$@" "$smtp" "$home/mail"
	sleep 3
	mend_mail
}

mail_down() {
	end sink KILL
	sleep 3
	mend_mail
}

# A letter that cannot be drawn, and one that killed three couriers.
poison_outbox() {
	poisoned=$((${poisoned-0} + 1))
	for row in "'<letter', 0" "'<letter/>', 3"; do
		bad=$(q "INSERT INTO outbox (once, message_id, recipient,
		    language, document, fence) SELECT x.m, CONCAT('<', x.m,
		    '>'), 'ada@example.org', 'en', $row FROM (SELECT
		    CONCAT('poison-', UUID()) AS m) x;
		    SELECT LAST_INSERT_ID()")
		[ "$bad" ] || return 1
		tell made "\"table\": \"letter\", \"row\": $bad"
	done
}

# Asleep for longer than its lease, while another is awake.
courier_asleep() {
	asleep="$(cat "$home/pids/courier") $(children courier)"
	kill -s STOP $asleep
	serve courier2 "$build/aedile-courier" --conf "$courier"
	sleep 6
	kill -s CONT $asleep
	end courier2
}

mend_mail() {
	[ ! -e "$home/pids/sink" ] || end sink
	serve sink "$build/tests/sink" "$smtp" "$home/mail"
}
