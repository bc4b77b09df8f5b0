#!/bin/sh
# aedile doctor finds what is wrong with a house, one thing after the other,
# and tells how to mend it.
# SPDX-License-Identifier: ISC
unset SANDBOX		# one that is off is no healthy house
. "${srcdir:-.}/tests/house.sh"

themes=$home/xsl
xsl=$themes
cp -R "$top/xsl" "$xsl" || exit 1
start_house

# look [OPTION]...: what doctor says is in $home/said, how it ends in $ended
look() {
	aedile doctor --from "${folder-$top/sql}" "$@" >"$home/said" 2>&1
	ended=$?
	cat "$home/said"
}

# said HOW WHAT MEND: one line says so, and the next how to mend it
said() {
	cat "$home/said"
	grep -A1 -e "^$1 .*$2" "$home/said" | grep -qe "^         mend: .*$3"
}
tells() { said fault "$@" && [ "$ended" = 1 ]; }
warns() { said warning "$@" && [ "$ended" = 0 ]; }

# finds SENTENCE tells|warns WHAT MEND: with the house as it is now
finds() {
	sentence=$1
	shift
	look >/dev/null
	ok "$sentence" "$@"
}
is_well() { look && grep -qx 'all is well' "$home/said"; }

ok 'a healthy house' is_well
ok 'each thing has its line' eval \
    '[ "$(grep -c "^ok  " "$home/said")" -ge 20 ] &&
    ! grep -qv -e "^ok  " -e "^all is well$" "$home/said"'
ok 'G-5: nothing secret is told' \
    eval '! grep -qF -e "$(cat "$home/keys/database-auth")" "$home/said"'

few_samples "$xsl"

# Configuration and keys

cp "$home/aedile.conf" "$home/good.conf"
echo 'site.nmae = x' >>"$home/aedile.conf"
finds 'an unknown key' tells 'no key site.nmae.*site.name' 'that line'
cp "$home/good.conf" "$home/aedile.conf"
chmod 0666 "$home/aedile.conf"
finds 'a file that everybody may write' tells 'everybody may write' 'chmod o-w'
chmod 0600 "$home/aedile.conf"
look --conf "$home/none" >/dev/null
ok 'no file' tells 'none: ' 'that line'

chmod 0444 "$home/keys/database-cases"
finds 'a key that others may read' \
    tells 'database-cases may be read' 'chmod 0400 .*database-cases'
ok 'what needs it is not tried' grep -q '^warning  database: not looked at' \
    "$home/said"
chmod 0400 "$home/keys/database-cases"
mv "$home/keys/pepper" "$home/pepper"
finds 'no pepper' tells 'pepper is missing' 'aedile keys'
mv "$home/pepper" "$home/keys/pepper"
chmod 0750 "$home/keys"
finds 'an open folder' tells 'keys may be read' 'chmod 0700'
chmod 0700 "$home/keys"
setting password.blocklist "$home/nowhere"
finds 'no list of common passwords' tells 'passwords: ' password.blocklist
setting password.blocklist ''
finds 'or none on purpose' warns 'passwords: .*common' password.blocklist
setting sandbox off
finds 'no sandbox' warns 'sandbox: it is off' 'sandbox = on'
cp "$home/good.conf" "$home/aedile.conf"

# Theme, words, error pages

sheet=$xsl/base/layout.xsl
cp "$sheet" "$home/sheet"
echo '<broken' >>"$sheet"
finds 'a broken theme' tells 'theme: civic is not shown: .*layout.xsl' \
    'that file'
sed 's|</xsl:stylesheet>|<xsl:template name="odd"><xsl:value-of select="a:say('\''odd.word'\'')"/></xsl:template>&|' \
    "$home/sheet" >"$sheet"
all=$(ls "$xsl/words" | wc -l)
finds 'a word that is missing' warns "words: $all .*odd.word in en" 'words'
cp "$home/sheet" "$sheet"
mkdir "$xsl/words/it"
echo '<words lang="it"><w key="case.title">Caso</w></words>' \
    >"$xsl/words/it/base.xml"
finds 'a language that is not complete' warns 'words: .* in it' 'words'
rm -r "$xsl/words/it"
mv "$home/pages" "$home/no-pages"
finds 'no error pages' warns 'error pages: .*502.html' 'aedile pages'
mv "$home/no-pages" "$home/pages"
echo >>"$xsl/words/en/base.xml"
finds 'error pages of an older theme' warns \
    'error pages: .*pages is older than the theme' 'aedile pages'
aedile pages

# Files

mkdir -p "$home/files/AB"
echo text >"$home/files/AB/ABCD"
ok 'a file without a row may still get one' is_well
touch -d '3 days ago' "$home/files/AB/ABCD"
finds 'after days it is too many' warns 'attachments: 1 files' 'aedile sweep'
rm "$home/files/AB/ABCD"
sql aedile -e "INSERT INTO attachment (account_id, \`stored\`, name, type, size,
    sha256) VALUES (1, 'AB/ABCE', 'a.pdf', 'application/pdf', 4, '')"
finds 'a row without its file' tells 'attachments: 1 of 1 .*AB/ABCE' backup
printf %s abc >"$home/files/AB/ABCE"
finds 'a file that is cut off' tells 'attachments: 1 of 1 .*not whole' backup
sql aedile -e 'DELETE FROM attachment'
rm "$home/files/AB/ABCE"
setting files "$home/no-files"
finds 'no folder' tells 'files: .*no-files' 'install -d'
cp "$home/good.conf" "$home/aedile.conf"

# The database

setting database.socket "$home/no-socket"
finds 'a database that is away' tells 'database: .*no-socket' 'start it'
ok 'what stands on it is not looked at' \
    grep -q '^warning  outbox: not looked at' "$home/said"
cp "$home/good.conf" "$home/aedile.conf"
setting database.owner nobody-such
finds 'grants need the owner' warns 'database: .*owner' 'database.owner'
cp "$home/good.conf" "$home/aedile.conf"
sql -e 'SET GLOBAL innodb_flush_log_at_trx_commit = 2'
finds 'what a crash would lose' tells 'settings: .*flush.* is 2' 'commit = 1'
sql -e 'SET GLOBAL innodb_flush_log_at_trx_commit = 1'
sql -e 'SET GLOBAL max_connections = 12'
finds 'too few connections' tells 'settings: 12 conn' 'max_connections = 18'
sql -e 'SET GLOBAL max_connections = 151'
sql -e 'ALTER DATABASE aedile CHARACTER SET latin1'
finds 'another character set' tells 'settings: .*latin1' 'ALTER DATABASE'
sql -e 'ALTER DATABASE aedile CHARACTER SET utf8mb4
    COLLATE utf8mb4_unicode_520_ci'
sql -e "SET GLOBAL init_connect = 'SET timestamp = UNIX_TIMESTAMP() + 90'"
finds 'clocks that differ' tells 'clock: .* seconds apart' 'chrony'
sql -e "SET GLOBAL init_connect = ''"

cp -R "$top/sql" "$home/sql"
folder=$home/sql
echo 'SELECT 1;' >"$home/sql/migrations/0999-more.sql"
finds 'a migration that has not run' tells '0999-more has not run' \
    'aedile migrate'
rm "$home/sql/migrations/0999-more.sql"
echo '-- more' >>"$home/sql/migrations/0002-forms.sql"
finds 'one that has changed' tells '0002-forms has changed' 'aedile migrate'
rm "$home/sql/migrations/0002-forms.sql"
finds 'a database newer than the programs' tells 'newer' install
folder=$home/nowhere
finds 'no folder of migrations' tells 'nowhere' '--from'
folder=$top/sql
sql aedile -e "UPDATE migration SET done = 1 WHERE name = '0004-cases'"
finds 'one that stopped halfway' tells '0004-cases stopped' 'aedile migrate'
sql aedile -e "UPDATE migration SET done = statements"

sql -e "REVOKE INSERT ON aedile.case_event FROM aedile_cases@localhost"
finds 'a right that is missing' \
    tells 'grants: .*aedile_cases.*lacks INSERT on case_event' 'migrate'
sql -e "GRANT INSERT ON aedile.case_event TO aedile_cases@localhost"
sql -e "GRANT SELECT ON aedile.credential TO aedile_reports@localhost"
finds 'a right too many' \
    tells 'aedile_reports.*too much: SELECT on credential' 'migrate'
sql -e "REVOKE SELECT ON aedile.credential FROM aedile_reports@localhost"
sql -e "GRANT SELECT ON *.* TO aedile_courier@localhost"
finds 'on everything' tells 'aedile_courier.*too much: SELECT on \*\.\*' migrate
sql -e "REVOKE SELECT ON *.* FROM aedile_courier@localhost"
sql -e "ALTER USER aedile_feedback@localhost IDENTIFIED BY 'other'"
finds 'another password' tells 'accounts: aedile_feedback' 'aedile migrate'
must aedile migrate --from "$top/sql"
ok 'mended as it says, all is well' is_well

# Programs, mail, outbox

end reports
finds 'a program that is stopped' tells 'programs: aedile-reports does not' \
    'start aedile-reports'
start_program reports
kill -s STOP $(cat "$home/pids/auth") $(pgrep -P "$(cat "$home/pids/auth")")
finds 'one that hangs' tells 'aedile-auth does not answer' 'log of aedile-auth'
kill -s CONT $(cat "$home/pids/auth") $(pgrep -P "$(cat "$home/pids/auth")")
setting sockets.peer daemon
finds 'nginx may not connect' tells 'daemon may not connect' 'chgrp'
setting sockets.peer nobody-such
finds 'as nobody we know' tells 'no user nobody-such' 'sockets.peer'
cp "$home/good.conf" "$home/aedile.conf"

end courier
sql aedile -e "INSERT INTO outbox (once, message_id, recipient, language,
    state, tries, fault, document) VALUES ('a', '<a@b>', 'a@example.org', 'en',
    'dead', 12, 'RCPT: 550 no such box', '<letter/>')"
finds 'a letter that was given up' warns 'outbox: 1 letters were given up' \
    'UPDATE outbox'
ok 'with its reason' grep -q '^         1 of them: RCPT: 550 no such box' \
    "$home/said"
sql aedile -e "DELETE FROM outbox"
sql aedile -e "INSERT INTO outbox (once, message_id, recipient, language,
    posted_at, due_at, document) VALUES ('a', '<a@b>', 'a@example.org', 'en',
    UTC_TIMESTAMP() - INTERVAL 1 HOUR, UTC_TIMESTAMP() - INTERVAL 1 HOUR,
    '<letter/>')"
finds 'letters that nobody takes' tells 'outbox: 1 .*60 minutes' \
    'start aedile-courier'
sql aedile -e "UPDATE outbox SET due_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR"
finds 'letters that are put off' warns 'outbox: 1 letters wait' 'mail server'
sql aedile -e "DELETE FROM outbox"
end sink
finds 'no mail server' tells 'mail: smtp://.* takes no letters' 'mail\.\*'
start_sink
ok 'and all is well again' is_well
done_testing
