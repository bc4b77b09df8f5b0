#!/bin/sh
# aedile-check finds nothing wrong with a town where nothing went wrong, and
# sees each wrong that is planted, as what it is.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/faults/town.sh"
open_town

# Which invariants are broken: the names of those that were.
broken() {
	check "$@" >"$home/checked" 2>&1
	sed -n 's/^\(N[0-9]*\|O\) .* examined, [1-9][0-9]* violations.*/\1/p' \
	    "$home/checked" | tr '\n' ' '
}
# A busy machine does less in a round: until each rule but that on what is
# held has something to look at, and a letter has somebody's text in it.
others='canary\.\([a-z]*\)\.\(ada\|carl\|dora\|emil\|fred\)\.'
enough() {
	broken >"$home/out"
	[ "$(grep -c '[1-9][0-9]* examined' "$home/checked")" -ge 12 ] &&
	    grep -q "$others" "$home"/mail/*.txt
}

load 8 1
wait_for_load
measure before
round=2
until [ $round = 12 ]; do
	load "${LOAD:-8}" $round
	wait_for_load
	be_quiet
	! enough || break
	round=$((round + 1))
done
measure after
ask_doctor
sweep_files

# From now on the journal is read forty times, at most a line of it changed.
JOURNAL_READ=$home/read-before
export JOURNAL_READ

quiet() { [ "$(broken)" = '' ] && ! grep -q -i 'uninit' "$home/checked"; }
ok 'nobody met an error' [ ! -s "$home/load.log" ]
ok 'in peace nothing is wrong' quiet
grep '^[NO]' "$home/checked" | sed 's/^/# /'
ok 'and every rule but the chain looked at something' [ "$(grep -c \
    '[1-9][0-9]* examined' "$home/checked")" = 13 ]
ok 'of the chain it says that there is none' grep -q \
    '^N9 .*nothing was looked at' "$home/checked"

# sees NAME SQL: with that planted, NAME is broken, and nothing else
sees() {
	found=$(broken --plant "$2")
	echo "broken: $found"
	cat "$home/checked"
	[ "$found" = "${1:+$1 }" ]
}
# told NAME CONDITION CHANGE: the same, planted into the journal: the first
# line of which CONDITION holds is changed, both Perl about %$l
told() {
	kept=$journal
	journal=$home/told
	perl -I"$top/tests/faults" -MJSON::PP -Mjournal -e '
	    my ($file, $is, $change) = @ARGV;
	    open my $in, "<", $file or die $!;
	    my ($done, $only) = (0);
	    for my $l (journal::read_all($file)) {
		my $text = <$in>;
		next if $only && ($l->{id} // "") eq $only;
		if (!$done && eval $is) {
			$done = 1;
			eval $change;
			die $@ if $@;
			$text = %$l ? JSON::PP->new->canonical->encode($l) .
			    "\n" : "";
		}
		print $text;
	    }
	    exit !$done' "$kept" "$2" "$3" >"$journal" || echo 'no such line'
	sees "$1" ''
	was=$?
	journal=$kept
	return $was
}

note="kind = 'note' ORDER BY id LIMIT 1"
copied='case_event (case_id, kind, internal, account_id, by_officer, body)
    SELECT case_id, kind, internal, account_id, by_officer'
any='(SELECT id FROM (SELECT MIN(id) id FROM citizen_case) x)'
case='$l->{kind} eq "case" && $l->{outcome} eq "ok"'
ok 'N1: a lost word' sees N1 "DELETE FROM case_event WHERE $note"
ok 'N1: a word that is there twice' sees N1 "INSERT INTO $copied, body
    FROM case_event WHERE $note"
ok 'N1: a text that was changed' sees N1 \
    "UPDATE case_event SET body = CONCAT(body, '.') WHERE $note"
ok 'N1: a case that was changed' sees N1 \
    "UPDATE citizen_case SET body = CONCAT(body, '.') WHERE id = $any"
ok 'N1: who was told of another case' told N1 "$case" \
    '$l->{where} =~ s/(\d+)/$1 + 1/e; $l->{key} = "x"'
ok 'N2: one key that led to two places' told N2 \
    "$case && \$l->{twin}" '$l->{where} =~ s/$/x/'
only='$l->{kind} eq "word" && $l->{outcome} eq "ok" && $l->{how} eq "note"'
twice() {
	kept=$journal
	journal=$home/told
	cp "$kept" "$journal"
	sha=$(printf '[twice-1] x' | sha256sum | cut -c 1-64)
	tell word '"id": "twice-1", "outcome": "unknown", "sha": "'$sha'"'
	sees N2 "INSERT INTO $copied, '[twice-1] x' FROM case_event
	    WHERE kind = 'note' ORDER BY id LIMIT 2"
	was=$?
	journal=$kept
	return $was
}
ok 'N2: what was unknown, and is there twice' twice
ok 'N3: what was refused, and is there' told N3 "$only" \
    '$only = $l->{id}; $l->{outcome} = "no"; delete $l->{where}'
ok 'N4: a word of nobody' sees N4 "INSERT INTO $copied, '[s9c9-9] x'
    FROM case_event WHERE $note"
ok 'N4: a case that nobody took' sees N4 "INSERT INTO case_event (case_id,
    kind, account_id) SELECT id, 'taken', 3 FROM citizen_case
    WHERE id = $any; UPDATE citizen_case SET version = version + 1
    WHERE id = $any"
ok 'N5: a gap in the versions' sees N5 \
    "UPDATE citizen_case SET version = version + 1 WHERE id = $any"
ok 'N5: a status nobody set' sees N5 "UPDATE citizen_case
    SET status = IF(closed_at IS NULL, 'approved', 'closed')
    WHERE status NOT IN ('approved', 'closed') LIMIT 1"
ok 'N5: an open case that is closed' sees N5 "UPDATE citizen_case
    SET closed_at = UTC_TIMESTAMP() WHERE closed_at IS NULL LIMIT 1"
ok 'N5: an event of no case' sees N5 "INSERT INTO case_event (case_id, kind)
    VALUES (999999, 'due')"
ok 'N6: who was not told to be late' told N6 '$l->{kind} eq "stale"' \
    '$l->{status} = 422'
ok 'N6: words that were lost' told N6 '$l->{kind} eq "stale"' \
    '$l->{shown} = 0'
ok 'N7: a row without its file' sees N7 \
    "UPDATE attachment SET \`stored\` = 'aa/aa' LIMIT 1"
lone() {
	mkdir -p "$home/files/zz"
	: >"$home/files/zz/zzlone"
	touch -d '2 days ago' "$home/files/zz/zzlone"
	sees N7 ''
	was=$?
	rm "$home/files/zz/zzlone"
	return $was
}
ok 'N7: an old file without a row' lone
received="once LIKE 'case-received:%' LIMIT 1"
ok 'N8: a lost letter' sees N8 "DELETE FROM outbox WHERE $received"
ok 'N8: a letter that waits' sees N8 \
    "UPDATE outbox SET state = 'waiting' WHERE $received"
ok 'N8: one that was sent and never came' sees N8 \
    "UPDATE outbox SET message_id = 'x' WHERE $received"
ok 'N8: one given up too soon' sees N8 \
    "UPDATE outbox SET state = 'dead' WHERE $received"
ok 'N8: one of nothing' sees N8 "UPDATE outbox SET once = 'case-moved:0'
    WHERE $received"
ok 'N10: an old cookie that opens' told N10 '$l->{kind} eq "old cookie"' \
    '$l->{status} = 200'
parked='$l->{kind} eq "parked" && $l->{sure}'
ok 'N11: a text that was not given back' told N11 \
    "$parked" '$l->{back} = 0'
key='print qq({"kind": "new key", "since": 1, "until": 3}\n);
    print JSON::PP->new->encode({ %$l, back => 0, start =>'
ok 'N11: nor after all had the new key' told N11 "$parked" \
    "$key 4, end => 5 }), qq(\n)"
ok 'N11: but while some had it, nobody could' told '' "$parked" \
    "$key 2, end => 5 }), qq(\n)"
ok "N12: a page with a stranger's text" told N12 '$l->{who} eq "ada" &&
    @{$l->{saw} // []}' '$l->{saw} = ["ada", "bob"]'
ok 'N12: a note that a citizen reads' told N12 '$l->{who} eq "ada" &&
    @{$l->{saw} // []}' '$l->{saw} = ["staff"]'
letter() {
	one=$(grep -l "$others" "$home"/mail/*.txt | head -n 1)
	cp "$one" "$home/letter"
	sed -i "s/$others/canary.\1.bob./" "$one"
	sees N12 ''
	was=$?
	cp "$home/letter" "$one"
	return $was
}
ok "N12: a stranger's text in a letter" letter
ok 'N13: a descriptor that stays open' told N13 '$l->{kind} eq "measure" &&
    $l->{when} eq "after" && $l->{what} eq "descriptors cases"' \
    '$l->{value}++'
ok 'N13: a file that is left' told N13 '$l->{kind} eq "measure" &&
    $l->{when} eq "after" && $l->{what} eq "temporary files"' '$l->{value}++'
ok 'an error that is no page of ours' told O '$l->{kind} eq "page"' \
    '$l->{wrong} = ["not in the theme"]'
order() {
	perl "$top/tests/faults/order.pl" "$home/trace" >"$home/order" &&
	    cat "$home/order" && [ "$(cat "$home/order")" = "$1" ]
}
cat >"$home/trace" <<'TRACE'
openat(12, ".AB.part", O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0640) = 13
write(13, "x", 1)                       = 1
fsync(13)                               = 0
renameat(12, ".AB.part", 12, "AB") = 0
fsync(12)                               = 0
sendto(7, "\7\0\0\0\3COMMIT", 11, MSG_NOSIGNAL, NULL, 0) = 11
TRACE
ok 'F-7: a file that goes to the disk as it should' order ''
sed -i '/fsync(12)/d' "$home/trace"
ok 'F-7: one whose name may be lost is seen' order \
    'COMMIT before the name was on the disk'
sed -i '/fsync(13)/d; /COMMIT/d' "$home/trace"
ok 'one whose bytes may be lost, too' order \
    'named before it was on the disk'
ok 'at the end all that was planted is gone' quiet
unseen() {
	kept=$journal
	journal=$home/told
	grep -v '"kind":"stale"' "$kept" >"$journal"
	check >"$home/checked"
	journal=$kept
	grep 'N6  *0 examined, 1 violations' "$home/checked"
}
ok 'what was never looked at is not kept' unseen
done_testing
