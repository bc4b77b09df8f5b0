# pages.sh: the pages of story.sh, in the order that a request travels.
# SPDX-License-Identifier: ISC

# What everybody sees.
anyone_pages() {
	look home /
	look services /services
	look service /services/3
	look find /find
	look terms /terms
	look feedback-thanks /feedback/thanks
	look accessibility /accessibility
	send accessibility-error /accessibility "body=$wrong" "page=$location"
}

# What is for who has not signed in. $done marks what they are led on to.
stranger_pages() {
	as newcomer
	rm -f "$home/cookies-newcomer"
	look sign-in /sign-in
	get /cases
	follow
	keep sign-in-needed
	send sign-in-error /sign-in "email=$newcomer" password=
	look sign-up /sign-up
	send sign-up-error /sign-up kind=citizen "name=$newcomer" "email=$newcomer" \
	    'password=nia brown' terms=
	post /sign-up kind=citizen "name=$newcomer" \
	    "email=nia-$kind@example.org" 'password=seven blue goats dance' \
	    terms=yes
	look code /sign-up/code
	post /sign-up/code code=000000
	follow
	keep code-error
	look address /sign-up/address
	send address-error /sign-up/address "email=$newcomer"
	mail_to "nia-$kind@example.org" >/dev/null
	get /sign-up/code
	post /sign-up/resend
	follow
	keep code-sent-again
	proof=$(token_of "nia-$kind@example.org" /confirm)
	look confirm "/confirm/$proof"
	post "/confirm/$proof"
	follow
	keep sign-in-confirmed
	look notice-link-spent "/confirm/$proof"
	official
	look forgotten /password/forgotten
	send forgotten-error /password/forgotten "email=$newcomer"
	post /password/forgotten "email=nia-$kind@example.org"
	follow
	keep forgotten-sent
	proof=$(token_of "nia-$kind@example.org" /password/new)
	look reset "/password/new/$proof"
	send reset-error "/password/new/$proof" password=short
	post "/password/new/$proof" 'password=three green boats sail'
}

# Somebody who must be approved, with an address that is known already.
official() {
	sql aedile -e 'DELETE FROM throttle'
	get /sign-up
	post /sign-up kind=citizen "name=$newcomer" email=ada@example.org \
	    'password=seven blue goats dance' terms=yes
	get /sign-up
	post /sign-up kind=official "name=$newcomer" \
	    "email=otto-$kind@example.org" \
	    'password=seven blue goats dance' terms=yes
	proof=$(token_of "otto-$kind@example.org" /confirm)
	get "/confirm/$proof"
	post "/confirm/$proof"
	aedile account approve "otto-$kind@example.org" --role officer \
	    --department PWDx >"$home/log" 2>&1 || cat "$home/log"
}

# What a citizen sees of themselves, and a request from its start to its end.
citizen_pages() {
	begin "$citizen"
	look home-citizen /
	look account /account
	send account-error /account "name=$body"
	look password /account/password
	send password-error /account/password current= password=short
	look sessions /account/sessions
	get /services/3
	post /services/3/start
	draft=$(leads_to)
	draft=${draft%/details}
	look draft-details "$draft/details"
	send draft-details-error "$draft/details" "body=$body" location=
	post "$draft/details" "body=$body" "location=$location"
	look draft-details-filled "$draft/details"
	look draft-questions "$draft/questions"
	send draft-questions-error "$draft/questions" q1= "q2=$lane"
	post "$draft/questions" q1=large "q2=$lane"
	look draft-questions-filled "$draft/questions"
	look draft-files-empty "$draft/files"
	printf '\211PNG\r\n\032\n0000IHDR' >"$home/$upload"
	head -c 112525 /dev/zero >>"$home/$upload"
	post "$draft/files" "files=@$home/$upload"
	look draft-files "$draft/files"
	printf '<svg/>' >"$home/bad.png"
	send draft-files-error "$draft/files" files=@"$home/bad.png"
	look draft-check "$draft/check"
	look cases-drafts /cases
	post "$draft/check"
	case=$(leads_to)
	case=${case%/sent}
	look case-sent "$case/sent"
	look case-withdraw "$case/withdraw"
	send case-withdraw-error "$case/withdraw" \
	    "reason=$(printf %01001d 0)"
	look case-new "$case"
	send case-error "$case/reply" body= files=@"$home/bad.png"
}

# The citizen took two hours to answer.
clock_stood() {
	sql aedile -e "UPDATE citizen_case SET paused_at = UTC_TIMESTAMP()
	    - INTERVAL 2 HOUR WHERE id = ${case#/cases/}"
}

# The officer's side of it, and the citizen's answers.
officer_pages() {
	desk=/queue/${case#/cases/}
	begin "$officer"
	look home-officer /
	look queue /queue
	look desk-new "$desk"
	sql aedile -e 'UPDATE citizen_case SET version = version + 1'
	send take-conflict "$desk/take"
	get "$desk"
	post "$desk/take"
	get "$desk"
	post "$desk/note" "body=$note"
	get "$desk"
	send desk-error "$desk/answer" body=
	send desk-note-error "$desk/note" body=
	look ask-citizen "$desk/question"
	send ask-citizen-error "$desk/question" "body=$wrong"
	post "$desk/question" "body=$question"
	clock_stood
	look desk-waiting "$desk"
	as "$citizen"
	get "$case"
	keep case-waiting
	post "$case/reply" "body=$reply" "files=@$home/$upload"
	look case "$case"
	look cases /cases
	as "$officer"
	look desk "$desk"
	post "$desk/answer" "body=$reply"
	look change-status "$desk/status"
	send change-status-error "$desk/status" status= "body=$outcome"
	get "$desk/status"
	post "$desk/status" status=approved "body=$outcome"
	look hand-over "$desk/hand-over"
	send hand-over-error "$desk/hand-over" department= "reason=$reason"
	look recategory "$desk/category"
	send recategory-error "$desk/category" category=
	look resolve "$desk/outcome"
	send resolve-error "$desk/outcome" resolution= "body=$outcome"
	get "$desk/outcome"
	post "$desk/outcome" resolution=done "body=$outcome"
	look desk-done "$desk"
	look reports /reports
	for measure in backlog first-answer time-to-close on-time \
	    satisfaction; do
		look "report-$measure" "/reports/$measure"
	done
	look report-department /reports/volume
	look report '/reports/on-time?by=category'
	look report-month '/reports/volume?by=month'
	look report-error '/reports/volume?from=yesterday'
}

# How it was, and where it stands by its reference.
feedback_pages() {
	as "$citizen"
	look case-done "$case"
	look case-reopen "$case/reopen"
	send case-reopen-error "$case/reopen" reason=
	opinion=$(token_of "$citizen@example.org" /feedback)
	[ $kind != plain ] || as nobody
	look feedback "/feedback/$opinion"
	send feedback-error "/feedback/$opinion" rating= solved= \
	    "comment=$reply"
	post "/feedback/$opinion" rating=2 solved=no "comment=$reply"
	follow
	keep feedback-reopened
	look notice-feedback-spent "/feedback/$opinion"
	reference=$(sql -N aedile -e "SELECT reference FROM citizen_case
	    WHERE id = ${case#/cases/}")
	get /find
	send find-error /find "reference=$location" email=nia
	get /find
	post /find "reference=$reference" "email=$citizen@example.org"
	found=$(leads_to)
	look case-found "$found"
	look notice-find-expired /find/1.1.x
	as "$citizen"
	look case-reopened "$case"
	look notice-404 /cases/4711
	sql aedile -e 'UPDATE session SET owes_terms = 1'
	get /cases
	follow
	keep terms-accept
	send terms-accept-error /terms/accept terms=
	sql aedile -e 'UPDATE session SET owes_terms = 0'
}

# Text in another language than the page's.
foreign_pages() {
	begin ada
	sql aedile --default-character-set=utf8mb4 <<'END'
UPDATE citizen_case SET language = 'tr', location = 'Değirmen Sokağı 12',
       body = 'Değirmenin yanında bir çukur var.' WHERE id = 46;
UPDATE case_event SET language = 'ur', body = 'گڑھا چکی کی طرف ہے۔'
 WHERE case_id = 46 AND kind = 'message' AND by_officer = 0;
END
	look case-foreign /cases/46
	speaks=ur
	sql aedile -e "UPDATE account SET language = 'ur'"
	look case-rtl /cases/46
	look service-rtl /services/3
	get /services/3
	post /services/3/start
	follow
	draft=${path%/details}
	post "$draft/details" "body=$body" "location=$location"
	look draft-questions-rtl "$draft/questions"
	begin olga
	look desk-rtl /queue/46
	look queue-rtl /queue
	sql aedile -e "UPDATE account SET language = NULL"
	speaks=en
}
