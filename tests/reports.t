#!/bin/sh
# What managers read, against figures that are reckoned in another way.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
must "$build/aedile" import --map "$top/conf/maps/boston.map" \
    "$top/sql/seed/demo/requests.csv"
sql aedile -e "
UPDATE citizen_case SET answered_at = opened_at
    + INTERVAL 61 + id * 7919 % 58601 SECOND WHERE id % 3;
UPDATE citizen_case SET due_at = opened_at + INTERVAL id % 400 HOUR
    WHERE id % 5;
UPDATE citizen_case SET due_at = '2126-01-01' WHERE id % 50 = 1;
UPDATE citizen_case SET paused_at = opened_at + INTERVAL 1 HOUR
    WHERE closed_at IS NULL AND id % 4 = 0;
INSERT INTO feedback (case_id, token_hash, ends_at, given_at, rating, solved)
    SELECT id, UNHEX(SHA2(id, 256)), '2126-01-01', '2026-01-01', 1 + id % 5,
    id % 3 > 0 FROM citizen_case WHERE id % 7 = 0"

# Each case with the name of its group, as one table.
by() {
	case $1 in
	month) name="DATE_FORMAT(c.opened_at, '%Y-%m')" ;;
	category) name=s.name ;;
	*) name=d.name ;;
	esac
	rows="(SELECT $name AS name, c.*, d.id AS dep FROM citizen_case c
	    JOIN department d ON d.id = c.department_id
	    JOIN category s ON s.id = c.category_id) x"
}
# ranked FROM TO: median, p90, mean, count of what lies between, by windows
ranked() {
	sql -N --raw aedile -e "
	SELECT name, FORMAT(AVG(CASE WHEN r IN (FLOOR((n + 1) / 2),
	       CEIL((n + 1) / 2)) THEN h END), 1),
	       FORMAT(MAX(CASE WHEN r = CEIL(0.9 * n) THEN h END), 1),
	       FORMAT(AVG(h), 1), COUNT(*)
	  FROM (SELECT name, TIMESTAMPDIFF(SECOND, $1, $2) / 3600 AS h,
	       ROW_NUMBER() OVER (PARTITION BY name
	           ORDER BY TIMESTAMPDIFF(SECOND, $1, $2)) AS r,
	       COUNT(*) OVER (PARTITION BY name) AS n
	  FROM $rows WHERE $2 IS NOT NULL) y GROUP BY name" | tr -d ,
}
# table: the CSV file got last as tabbed lines, its head line gone
table() {
	tr -d '\r' <"$home/reply" | sed 1d | perl -ne 'chomp; my @c;
	    while (/\G(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/g) {
	        push @c, $1 // $2; last if $3 eq "" }
	    print join("\t", @c), "\n"' | tr -d , | sort
}
same() { table >"$home/a" && sort >"$home/b" && [ -s "$home/a" ] &&
    diff "$home/a" "$home/b"; }

sign_in ada
get /reports
ok 'a citizen reads no reports' status 403
get /reports/volume.csv
ok '... nor takes them away' status 403
sign_in mina
get /reports
ok 'a manager does' status 200

for what in department category month; do
	by $what
	get "/reports/time-to-close.csv?by=$what"
	ok "time to close by $what" same <<END
$(ranked opened_at closed_at)
END
	get "/reports/first-answer.csv?by=$what"
	ok "first answer by $what" same <<END
$(ranked opened_at answered_at | cut -f 1-3,5)
END
	get "/reports/volume.csv?by=$what"
	ok "volume by $what" same <<END
$(sql -N --raw aedile -e "SELECT name, COUNT(*) FROM $rows GROUP BY name" |
    tr -d ,)
END
	get "/reports/backlog.csv?by=$what"
	ok "backlog by $what" same <<END
$(sql -N --raw aedile -e "SELECT name, SUM(closed_at IS NULL),
    SUM(closed_at IS NULL AND paused_at IS NULL AND due_at < UTC_TIMESTAMP())
    FROM $rows GROUP BY name" | tr -d ,)
END
	get "/reports/on-time.csv?by=$what"
	ok "on time by $what, what is open and overdue being late" same <<END
$(sql -N --raw aedile -e "SELECT name, IFNULL(FORMAT(100 * SUM(closed_at
    IS NOT NULL AND closed_at <= due_at) / COUNT(*), 1), ''),
    SUM(closed_at IS NOT NULL AND closed_at <= due_at),
    SUM(closed_at IS NULL OR closed_at > due_at) FROM $rows
    WHERE due_at < '9999-01-01' AND (closed_at IS NOT NULL OR
    (paused_at IS NULL AND due_at < UTC_TIMESTAMP())) GROUP BY name
    UNION ALL SELECT name, '', 0, 0 FROM $rows GROUP BY name
    HAVING SUM(due_at < '9999-01-01' AND (closed_at IS NOT NULL OR
    (paused_at IS NULL AND due_at < UTC_TIMESTAMP()))) = 0" | tr -d ,)
END
	get "/reports/satisfaction.csv?by=$what"
	ok "satisfaction by $what" same <<END
$(sql -N --raw aedile -e "SELECT name, FORMAT(AVG(f.rating), 2), COUNT(*),
    FORMAT(100 * AVG(f.solved), 1) FROM $rows
    JOIN feedback f ON f.case_id = x.id GROUP BY name" | tr -d ,)
END
done

# Periods and files
first=$(sql -N aedile -e 'SELECT DATE(MIN(opened_at)) FROM citizen_case')
by month
get "/reports/volume.csv?by=month&from=$first&until=$first"
ok 'a period has its first and its last day' same <<END
$(sql -N --raw aedile -e "SELECT name, COUNT(*) FROM $rows
    WHERE DATE(opened_at) = '$first' GROUP BY name")
END
get '/reports/volume.csv?by=month'
ok 'a file says what it is' header 'content-type: text/csv'
ok 'and its name' header \
    'content-disposition: attachment; filename="volume-by-month.csv"'
ok 'its lines end as CSV does' test "$(grep -c "$(printf '\r$')" \
    "$home/reply")" = "$(wc -l <"$home/reply")"
get '/reports/volume?by=month&from=2026-02-30'
ok 'a day must be one' status 422
get '/reports/volume?by=king'
ok 'so must what it goes by' status 422
get '/reports/volume?by=month&from=2099-01-01'
ok 'an empty period is told' status 200
for path in /reports/nothing /reports/volume.xls /reports/.csv \
    /reports/volume.csv.csv; do
	get "$path"
	ok "no report: $path" status 404
done
sql aedile -e "UPDATE department SET name = '=1+1,\"x\"' WHERE id = 2;
    INSERT INTO citizen_case (reference, account_id, category_id,
    department_id, body) VALUES ('ZZZZZZZZ', 1, 5, 2, 'x')"
get /reports/volume.csv
ok 'D-6: no name becomes a formula' never_says '^"\?='
ok 'D-6: commas and quotes are carried' says '1+1,""x""'
get '/reports/volume?by=department'
ok 'the page says the same in a table' says '<table'
ok 'and as a picture' says '<svg'
get '/reports/volume?by=department' -H 'Accept: application/xml'
ok 'no report holds a person' never_says 'ada@\|Ada\|Olga'
done_testing
