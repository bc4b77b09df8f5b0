#!/bin/sh
# A service whose target counts working hours: the date that is promised, and
# how it moves when the clock stands.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
setting site.zone Europe/Zurich
start_house

# Every day of the week from 9 to 17, but for a holiday tomorrow: whatever the
# hour now, sixteen hours of work do not end before it.
sql aedile -e "UPDATE category SET counts = 'working', target_hours = 16
	WHERE id = 3;
    INSERT INTO working_hours VALUES (6, '09:00', '17:00'),
	(7, '09:00', '17:00');
    INSERT INTO holiday VALUES (CURDATE() + INTERVAL 1 DAY, 'Town feast')"

sign_in ada
get /services/3
ok 'the target is said in working hours' says '16 working hours'
post /services/3/start
draft=$(leads_to | sed 's|/details||')
follow
post "$draft/details" 'body=A hole' 'location=Mill Street'
follow
post "$draft/questions" q1=large
get "$draft/check"
ok '... and again before it is sent' says '16 working hours'
post "$draft/check"
case=$(leads_to | sed 's|/sent||')
id=${case#/cases/}

one() { sql -N aedile -e "$1"; }

# What the database's own arithmetic makes of it: sixteen hours are two whole
# days, and the feast is a third.
wall() {
	TZ=Europe/Zurich date -d "$(one "SELECT $1 FROM citizen_case
	    WHERE id = $id") UTC" +"$2"
}
between_nine_and_five() {
	hour=$(wall due_at %H%M)
	[ "$hour" -ge 900 ] && [ "$hour" -le 1700 ]
}
ok 'it ends while officers work' between_nine_and_five
days() { one "SELECT DATEDIFF(due_at, opened_at) FROM citizen_case
    WHERE id = $id"; }
ok 'two days of work and a feast later' test "$(days)" -ge 2 -a \
    "$(days)" -le 4
feast=$(one 'SELECT day FROM holiday')
ok 'not on the feast' test "$(wall due_at %F)" != "$feast"

# The clock stood for a whole week: seven days of work, less the feast where
# it lies in them.
sign_in olga
get "/queue/$id/question"
post "/queue/$id/question" 'body=How deep?'
sql aedile -e "DELETE FROM holiday;
    UPDATE citizen_case SET opened_at = opened_at - INTERVAL 14 DAY,
	paused_at = paused_at - INTERVAL 7 DAY WHERE id = $id"
as ada
get "$case"
post "$case/reply" 'body=As a boot'
stood=$(one "SELECT paused_seconds FROM citizen_case WHERE id = $id")
week=$((7 * 8 * 3600))
ok 'a week of standing is seven days of work' test "$stood" -ge $week -a \
    "$stood" -le $((week + 60))
ok 'the clock runs' test "$(one "SELECT paused_at IS NULL
    FROM citizen_case WHERE id = $id")" = 1
ok 'nine days of work after it was opened' test "$(days)" -ge 8 -a \
    "$(days)" -le 10
get "$case"
ok 'which the timeline tells' says 'event-due'
# Somebody has emptied the calendar: the hours of the day are counted then.
sign_in olga
get "/queue/$id/question"
post "/queue/$id/question" 'body=How wide?'
sql aedile -e "DELETE FROM working_hours;
    UPDATE citizen_case SET paused_at = paused_at - INTERVAL 1 DAY
	WHERE id = $id"
as ada
get "$case"
post "$case/reply" 'body=As a plate'
now_stood=$(one "SELECT paused_seconds FROM citizen_case WHERE id = $id")
ok 'a calendar that never opens loses no pause' \
    test $((now_stood - stood)) -ge 86400
done_testing
