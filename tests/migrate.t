#!/bin/sh
# aedile migrate and aedile keys: one statement at a time, never twice.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database

migrate() { aedile migrate --from "$home/sql" "$@"; }
count() { test "$(sql -N aedile -e "SELECT COUNT(*) FROM $1")" = "$2"; }
add() { cat >"$home/sql/migrations/$1.sql"; }

cp -R "$top/sql" "$home/sql"
ok 'a second run changes nothing' migrate
ok 'nothing is left to do' migrate --status

add 8001-one <<'SQL'
-- Semicolons; in comments; and 'quotes' count for nothing.
CREATE TABLE fire (a INT PRIMARY KEY, b TEXT COMMENT 'a; "b" it''s; \' # x');
/* nor; here */ INSERT INTO fire VALUES (1, 'a;b'), (2, "c;--d"); # or; here
INSERT INTO fire VALUES (3, '-- ;');
SQL
ok 'what waits is told' fails_with '8001-one .*has not run' migrate --status
ok '... and can be tried dry' prints '8001-one' migrate --dry-run
ok '... which runs nothing' not count fire 0
ok 'a file runs' prints '8001-one: 3 statements' migrate
ok '... whole' count fire 3
ok '... and once' migrate
ok '... for good' count fire 3

echo '-- a word more' >>"$home/sql/migrations/8001-one.sql"
ok 'a file that has run may not change' fails_with 'has changed since' migrate
sed -i '$d' "$home/sql/migrations/8001-one.sql"

add 8002-two <<'SQL'
CREATE TABLE fire_two (a INT PRIMARY KEY);
INSERT INTO fire_two SELECT a FROM fire_three;
INSERT INTO fire_two VALUES (9);
SQL
ok 'a failure names the statement' \
    fails_with '8002-two, statement 2 of 3.*fire_three' migrate
ok '... and is told' fails_with 'stopped after 1 of 3' migrate --status
sql aedile -e 'CREATE TABLE fire_three AS SELECT 7 AS a'
ok 'it goes on where it stopped' prints '8002-two: 2 statements left' migrate
ok '... and doubles nothing' count fire_two 2

add 8003-three <<'SQL'
CREATE TABLE fire_four (a INT PRIMARY KEY);
ALTER TABLE fire_four ADD COLUMN b INT;
INSERT INTO fire_four VALUES (1, 1);
SQL
# Killed between the statement and the note that it had ended:
sum=$(sha256sum "$home/sql/migrations/8003-three.sql" | cut -d' ' -f1)
sql aedile -e "CREATE TABLE fire_four (a INT PRIMARY KEY, b INT);
    INSERT INTO migration (name, checksum, statements, tried, done)
    VALUES ('8003-three', '$sum', 3, 2, 1)"
ok 'a change of a table that was cut off is not made twice' migrate
ok '... and the rest is' count fire_four 1
add 8004-four <<'SQL'
CREATE TABLE fire_four (a INT PRIMARY KEY);
SQL
ok 'a table that is there already is a failure otherwise' \
    fails_with 'already exists' migrate
rm "$home/sql/migrations/8004-four.sql"
sql aedile -e "DELETE FROM migration WHERE name = '8004-four'"

add 8005-five <<'SQL'
CREATE TABLE fire_five (a INT PRIMARY KEY)
SQL
ok 'a file that was cut off is seen' fails_with 'no semicolon' migrate
rm "$home/sql/migrations/8005-five.sql"

sql -e "SELECT GET_LOCK('aedile migrate aedile', 0), SLEEP(4)" >"$home/lock" &
locker=$!
sleep 1
ok 'two at once take turns' migrate
ok '... the first one was done' not kill -0 $locker
wait $locker

sql -e "GRANT ALL ON aedile.* TO 'aedile_auth'@'localhost';
    GRANT SELECT, UPDATE (body) ON aedile.citizen_case
    TO 'aedile_auth'@'localhost'; GRANT PROCESS ON *.*
    TO 'aedile_auth'@'localhost'"
ok 'a right that nobody wrote down is lost' \
    prints 'has lost UPDATE.*citizen_case' migrate
ok '... on the whole database, too' \
    not sh -c "mariadb --no-defaults -S '$home/sock' -e \"SHOW GRANTS FOR
    'aedile_auth'@'localhost'\" | grep -e citizen_case -e PROCESS \
    -e 'aedile.\.\*'"

mkdir "$home/other"
sed -e "s|^database.name.*||; s|^keys.*||" "$AEDILE_CONF" >"$home/other/conf"
printf 'database.name = aedile_new\nkeys = %s/other/keys\n' "$home" \
    >>"$home/other/conf"
other() { aedile --conf "$home/other/conf" "$@"; }
ok 'without keys it says which' \
    fails_with 'aedile keys' other migrate --from "$top/sql"
sql -e 'DROP DATABASE aedile_new'
ok 'keys are made' prints 'made .*/pepper' other keys
ok '... for the owner alone' test "$(stat -c %a "$home/other/keys" \
    "$home/other/keys/site" | tr '\n' ' ')" = '700 400 '
cp "$home/other/keys/pepper" "$home/pepper"
ok '... once' prints 'every key' other keys
ok '... and are never changed' cmp "$home/pepper" "$home/other/keys/pepper"
ok 'a database that is not there is made' other migrate --from "$top/sql"
ok 'A-13: ... in which nobody has an account' test \
    "$(sql -N aedile_new -e 'SELECT COUNT(*) FROM account')" = 0
ok '... with our collation' test "$(sql -N -e "SELECT
    default_collation_name FROM information_schema.schemata
    WHERE schema_name = 'aedile_new'")" = utf8mb4_unicode_520_ci

# A town that was there before its texts could be translated.
cp -R "$top/sql" "$home/before"
for file in "$home"/before/migrations/*; do
	[ "${file##*/}" \< 0013 ] || rm "$file"
done
sed -i '/_text TO @account/d' "$home"/before/grants/*.sql
sql -e 'DROP DATABASE aedile_new'
must other migrate --from "$home/before"
sql aedile_new <"$top/sql/seed/test.sql"
sql aedile_new -e "INSERT INTO account (id, email, name, language) VALUES
	(1, 'ada@example.org', 'Ada', 'tr');
INSERT INTO citizen_case (id, reference, account_id, category_id,
	department_id, body) VALUES (1, 'AAAAAAA7', 1, 3, 1, 'A hole');
INSERT INTO case_event (case_id, kind, body) VALUES (1, 'message', 'Deep');
INSERT INTO case_answer (case_id, question_id, label, answer) VALUES
	(1, 1, 'How large is it?', 'As large as a wheel'),
	(1, 2, 'Which lane?', 'As large as a wheel');
INSERT INTO question_option (question_id, value, label) VALUES
	(1, 'wheel', 'As large as a wheel')"
ok 'a town with cases is brought up to date' \
    prints '0013-translations: ' other migrate --from "$top/sql"
of_new() { test "$(sql -N aedile_new -e "$1")" = "$2"; }
ok '... answers that were picked have their value, one for each' of_new \
    'SELECT GROUP_CONCAT(question_id, value) FROM case_answer' 1large
ok '... nobody knows in which language people wrote' of_new "SELECT
    COUNT(c.language) + COUNT(e.language) FROM citizen_case c
    JOIN case_event e ON e.case_id = c.id" 0
ok '... and theirs is what it was' of_new 'SELECT language FROM account' tr
ok 'a language may have a long code' sql aedile_new -e "INSERT INTO
    category_text (category_id, language, name)
    VALUES (3, 'zh-Hant-TW-x-longer-than-we-need-it', 'x')"
chmod 755 "$home/other/keys"
ok 'a folder of keys that all may read is refused' \
    fails_with 'chmod 0700' other keys

ok 'help is there' prints 'migrate' aedile --help
ok '... for each verb' prints '--dry-run' aedile migrate --help
ok 'an option that is none is told' fails_with 'no option --x' migrate --x
ok 'a verb that is none is told' fails_with 'no verb' aedile frobnicate
stop_database
ok 'without a database it says so' fails_with "$home/sock" migrate
done_testing
