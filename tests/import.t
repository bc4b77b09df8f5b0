#!/bin/sh
# A city's own export is read: exactly, once, and whatever is wrong with it is
# told. With AEDILE_DATA the folder of whole sets, those as well.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database
cut=$top/sql/seed/demo/requests.csv
maps=$top/conf/maps

# import STATUS MAP FILE...: what it says is in $home/said
import() {
	want=$1 map=$2
	shift 2
	aedile import --map "$map" "$@" >"$home/said" 2>&1
	got=$?
	cat "$home/said"
	[ $got = "$want" ]
}
tells() { grep -q -F -e "$1" "$home/said"; }

# reports COLUMN WHAT FILE: the report is what another program computes
reports() {
	perl "$top/tests/response-times.pl" "$1" "$3" >"$home/right"
	aedile report response-times --by "$2" >"$home/got"
	diff "$home/right" "$home/got"
}

# everything FILE: what an import leaves, but ids, references and the clock
everything() {
	sql -N aedile >"$1" <<-'END'
		SELECT i.foreign_id, d.code, k.code, c.status, c.resolution,
		       c.body, c.location, c.latitude, c.longitude, c.channel,
		       c.opened_at, c.due_at, c.closed_at, c.changed_at
		  FROM import_case i
		  JOIN citizen_case c ON c.id = i.case_id
		  JOIN department d ON d.id = c.department_id
		  JOIN category k ON k.id = c.category_id
		 ORDER BY i.foreign_id;
		SELECT i.foreign_id, e.kind, e.by_officer, e.from_value,
		       e.to_value, e.body, e.channel, e.happened_at
		  FROM case_event e
		  JOIN import_case i ON i.case_id = e.case_id
		 ORDER BY i.foreign_id, e.id;
		SELECT k.code, k.name, k.target_hours, d.code, p.code
		  FROM category k
		  LEFT JOIN department d ON d.id = k.department_id
		  LEFT JOIN category p ON p.id = k.parent_id
		 ORDER BY k.code;
	END
}

forget() {
	sql aedile -e 'DELETE FROM import_case; DELETE FROM import_source;
	    DELETE FROM case_event; DELETE FROM citizen_case;
	    DELETE FROM category WHERE parent_id > 8;
	    DELETE FROM category WHERE id > 8;
	    DELETE FROM department WHERE id > 2'
}

# An import cut off

rows() { sql -N aedile -e 'SELECT COUNT(*) FROM import_case'; }
some_rows() { [ "$(rows)" -ge 1000 ]; }

mkfifo "$home/slow"
"$build/aedile" import --map "$maps/boston.map" "$home/slow" \
    >"$home/cut" 2>&1 &
cut_off=$!
{ head -n 1600 "$cut"; exec sleep $((20 * ${PATIENCE:-1})); } >"$home/slow" &
feeder=$!
ok 'a batch is in while the file is still read' until_true some_rows
ok 'a second import waits its turn' import 1 "$maps/boston.map" "$cut" \
    --rejected "$home/second.csv"
ok 'and is told why' tells 'another import is at work'
kill -9 $cut_off $feeder 2>/dev/null
wait $cut_off 2>/dev/null
ok 'killed, it leaves whole batches' value 1000 \
    'SELECT COUNT(*) FROM import_case'
ok 'and no case without its source' value 1000 \
    'SELECT COUNT(*) FROM citizen_case'
ok 'run again, it takes the rest' import 0 "$maps/boston.map" "$cut" \
    --rejected "$home/again.csv"
ok 'and passes over what is in' tells '1000 were there already'
ok 'nothing is doubled' value 2960 'SELECT COUNT(*) FROM citizen_case'
everything "$home/twice"

# A database that goes away in the middle

forget
{ head -n 1600 "$cut"; until [ -e "$home/go" ]; do sleep 0.1; done
tail -n +1601 "$cut"; } >"$home/slow" &
feeder=$!
"$build/aedile" import --map "$maps/boston.map" "$home/slow" \
    >"$home/cut" 2>&1 &
cut_off=$!
until_true some_rows
sql -N -e "SELECT CONCAT('KILL ', id, ';') FROM information_schema.processlist
    WHERE user = 'aedile_command'" | sql
: >"$home/go"
wait $cut_off
ok 'a connection that is cut is made anew' test $? = 0
wait $feeder
everything "$home/anew"
ok 'and all rows are in, once' cmp "$home/anew" "$home/twice"
forget
ok 'in one go' import 0 "$maps/boston.map" "$cut" --rejected "$home/one.csv"
everything "$home/once"
ok 'the same comes of it' cmp "$home/once" "$home/twice"
ok 'no empty file of refused rows is left' test ! -e "$home/one.csv"

# The numbers

ok 'response times by department are exact' \
    reports department department "$cut"
ok 'and by category' reports type category "$cut"
ok 'every case has its opening' value 2960 \
    "SELECT COUNT(*) FROM case_event WHERE kind = 'opened'"
ok 'every closed one its end' value 0 "SELECT COUNT(*) FROM citizen_case c
    WHERE (c.closed_at IS NOT NULL) <> EXISTS (SELECT 1 FROM case_event e
    WHERE e.case_id = c.id AND e.kind = 'status'
    AND e.happened_at = c.closed_at)"
ok 'a type is a leaf below its reason' value 'Trees' "SELECT p.name
    FROM category c JOIN category p ON p.id = c.parent_id
    WHERE c.code = 'Trees > Tree Emergencies'"
ok 'the department that has most of a type answers for it' value PROP \
    "SELECT d.code FROM category c JOIN department d ON d.id = c.department_id
    WHERE c.code = 'Graffiti > Graffiti Removal'"
ok 'its target is the median of theirs' value 48 "SELECT target_hours
    FROM category WHERE code = 'Sanitation > Schedule a Bulk Item Pickup'"

setting site.zone Etc/GMT+5	# as the map has it
aedile report response-times --by department --from 2011-07-01 \
    --to 2011-07-31 >"$home/july"
sed -n '1p; /^[0-9]*,2011-07-/p' "$cut" >"$home/july.csv"
ok 'a span of days is theirs alone' sh -c "tail -n 1 '$home/july' |
    grep -q '^(all),$(($(wc -l <"$home/july.csv") - 1)),'"
ok 'a day that is none is told' sh -c "'$build/aedile' report response-times \
    --by department --from 2011-02-30 2>&1 | grep -q 'is no day'"

before=$(rows)
ok 'read once more' import 0 "$maps/boston.map" "$cut"
ok 'nothing has changed' value "$before" 'SELECT COUNT(*) FROM import_case'
ok 'from standard input, too' sh -c "'$build/aedile' import --map \
    '$maps/boston.map' --rejected '$home/stdin.csv' - <'$cut'"

# Rows that are no cases

forget
cat >"$home/rules.map" <<'END'
source = Rules
dates = %d/%m/%Y %H:%M
dates = %d/%m/%Y
zone = Europe/Zurich
delimiter = ;
decimal = ,
id = No
opened = Opened
due = Due
closed = Closed
status = State
department = "PWDx"
category = Kind
body = What
closing = Said
latitude = Lat
longitude = Lon
status "Done" = closed
status "New" = received
END
printf '%s\r\n' 'No;Opened;Due;Closed;State;Kind;What;Said;Lat;Lon' \
    '1;01/07/2011 12:00;;02/07/2011;Done;A;"two
lines";thanks;47,5;8,5' \
    '2;01/01/2012;31/01/2012;;New;A;=1+1;;;' \
    ';01/07/2011;;;New;A;x;;;' \
    '4;30/02/2011;;;New;A;x;;;' \
    '5;;;;New;A;x;;;' \
    '6;01/07/2011;;;Done;A;x;;;' \
    '7;01/07/2011;;02/07/2011;New;A;x;;;' \
    '8;01/07/2011;;;Lost;A;x;;;' \
    '9;01/07/2011;;;New;;x;;;' \
    '10;01/07/2011;;;New;A;x;;95;8' \
    '11;01/07/2011;;30/06/2011;Done;A;x;;;' \
    '12;01/07/2011;;;New' \
    '13;01/07/2011;99/99/2011;;New;A;x;;;' \
    '1;01/07/2011;;;New;A;again;;;' \
    '15;01/07/2011;;;New;A;"lost;;;' >"$home/bad.csv"
printf '16;01/07/2011;;;New;A;\260;;;\r\n17;01/07/2011;;;New;A;last;;;' \
    >>"$home/bad.csv"
ok 'a check tells the bad rows' import 3 "$home/rules.map" --check \
    "$home/bad.csv"
ok 'and writes nothing' value 0 'SELECT COUNT(*) FROM import_case'
ok 'the good rows of a bad file are imported' import 3 "$home/rules.map" \
    "$home/bad.csv"
ok 'five of them' value 5 'SELECT COUNT(*) FROM import_case'

# refused LINE REASON: by the line it begins on, which counts lines in cells
refused() { tells "bad.csv:$1: $2"; }
ok 'no id' refused 5 'it has no id'
ok '30 February' refused 6 'opened "30/02/2011" is no date'
ok 'no opening' refused 7 'it does not say when it was opened'
ok 'closed without a time' refused 8 'it is closed, but does not say when'
ok 'open with a closing time' refused 9 'it is received, but has a closing'
ok 'a status of theirs' refused 10 'status "Lost" is not known; add a line'
ok 'no category' refused 11 'it has no category'
ok 'cells that are missing' refused 14 'it has 5 cells where the header has 10'
ok 'a wrong due time' refused 15 'due "99/99/2011" is no date'
ok 'an id that came before' refused 16 'an earlier row has the same id'
ok 'a quote without an end' refused 17 'a quote is opened and never closed'
ok 'bytes that are no text' refused 18 'it is not UTF-8'
ok 'bad coordinates cost the place, not the request' \
    tells '1 imported without place'
ok 'closed before it was opened is kept as it is' \
    tells '1 closed before they were opened'
ok 'and counted' sh -c "'$build/aedile' report response-times \
    --by department | grep -q '^(all),5,2,1,'"
{ head -n 1 "$home/bad.csv"; sed -n '5,11p; 14,18p' "$home/bad.csv"; } \
    >"$home/aside"
ok 'the refused rows are kept byte by byte' \
    cmp "$home/aside" "$home/bad.csv.rejected.csv"
ok 'summer time is known' value '2011-07-01 10:00:00' "SELECT c.opened_at
    FROM citizen_case c JOIN import_case i ON i.case_id = c.id
    WHERE i.foreign_id = '1'"
ok 'and winter time' value '2011-12-31 23:00:00' "SELECT c.opened_at
    FROM citizen_case c JOIN import_case i ON i.case_id = c.id
    WHERE i.foreign_id = '2'"
sed '1!s/^\(7;.*;\)02\/07\/2011;New/\1;New/' "$home/bad.csv.rejected.csv" |
    sed -n '1p; /^7;/p' >"$home/mended.csv"
ok 'a mended row is taken later' import 0 "$home/rules.map" "$home/mended.csv"
ok 'a folder that cannot be written is told first' import 1 \
    "$home/rules.map" --rejected "$home/no/where.csv" "$home/bad.csv"
ok 'with another way' tells 'say --rejected FILE'

# Maps that are wrong

# map_fails WHAT IT SAYS: with a map of standard input
map_fails() {
	cat >"$home/wrong.map"
	import 1 "$home/wrong.map" "$home/bad.csv" && tells "$1"
}
says_keys() { echo 'colour = red' | map_fails 'wrong.map:1: "colour" is no'; }
says_columns() {
	sed 's/^body = What/body = Wot/' "$home/rules.map" |
	    map_fails 'column "Wot", but the columns are: No, Opened, Due'
}
says_status() {
	sed 's/= received/= arrived/' "$home/rules.map" |
	    map_fails 'the statuses are received, in-review'
}
says_zone() {
	sed 's/^zone = .*/zone = Mars\/Base/' "$home/rules.map" |
	    map_fails 'zone "Mars/Base" is not known'
}
says_id() { sed '/^id/d' "$home/rules.map" | map_fails 'no line "id ='; }
ok 'an unknown key is told with those there are' says_keys
ok 'a column that is not there, with those there are' says_columns
ok 'a status of ours that is none' says_status
ok 'a zone that is none' says_zone
ok 'a map without id' says_id
ok 'a map that is not there' import 1 "$home/none.map" "$home/bad.csv"
: >"$home/empty.csv"
ok 'an empty file is told' import 1 "$home/rules.map" "$home/empty.csv"

# Other cities

forget
ok 'Swiss metres, no id' import 0 "$maps/zurich.map" \
    "$top/tests/data/import/zurich.csv" --rejected "$home/zurich.csv"
ok 'two equal reports are two' value 2 "SELECT COUNT(*) FROM citizen_case
    WHERE opened_at = '2016-02-02 23:00:00'"
ok 'in degrees' value '47.36 8.55' "SELECT CONCAT(ROUND(AVG(latitude), 2),
    ' ', ROUND(AVG(longitude), 2)) FROM citizen_case
    WHERE opened_at = '2016-06-26 22:00:00'"
ok 'read again' import 0 "$maps/zurich.map" \
    "$top/tests/data/import/zurich.csv" --rejected "$home/zurich.csv"
ok 'they are still twelve' value 12 'SELECT COUNT(*) FROM citizen_case'
ok 'German, over many lines' import 0 "$maps/konstanz.map" \
    "$top/tests/data/import/konstanz.csv" --rejected "$home/konstanz.csv"
ok 'the lines are kept' value 5 "SELECT LENGTH(body) -
    LENGTH(REPLACE(body, '\n', '')) + 1 FROM citizen_case c
    JOIN import_case i ON i.case_id = c.id WHERE i.foreign_id = '3030'"
ok 'a unit that is not named has a name' value Moderation "SELECT d.code
    FROM citizen_case c JOIN import_case i ON i.case_id = c.id
    JOIN department d ON d.id = c.department_id WHERE i.foreign_id = '3004'"
ok 'in German' value dede 'SELECT CONCAT(MIN(language), MAX(language))
    FROM citizen_case'
ok 'a path in one column is a branch and a leaf' value Beleuchtung \
    "SELECT p.name FROM category c JOIN category p ON p.id = c.parent_id
    WHERE c.name = 'Straßenlaternen defekt'"

# The whole sets

if [ -d "${AEDILE_DATA-}/requests-boston-all" ]; then
	forget
	xz -dc "$AEDILE_DATA"/requests-boston-all/*2011*.csv.xz >"$home/all.csv"
	ok 'all of Boston' import 0 "$maps/boston.map" "$home/all.csv"
	ok 'its response times are exact' sh -c "'$build/aedile' report \
	    response-times --by department | diff - \
	    '$AEDILE_DATA/requests-boston-all/expected_response_times.csv'"
fi
done_testing
