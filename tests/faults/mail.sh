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

mend_mail() {
	end sink
	serve sink "$build/tests/sink" "$smtp" "$home/mail"
}
