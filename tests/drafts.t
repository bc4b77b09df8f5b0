#!/bin/sh
# A request being written: questions of every kind, files, changes from the
# check page, steps left out, a service that goes away.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
setting files.count 3
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
faults() { grep -o 'href="#questions-q[0-9]*' "$home/reply" |
    tr -dc '0-9\n' | sort -u | tr '\n' ' ' | sed 's/ $//'; }

as nobody
get /services
ok 'the catalogue is for all' says 'Parking permit'
get /services/5
ok 'a service tells its target' says '10 days'
ok 'and how much is asked' says '4 questions'
post /services/5/start
ok 'who starts signs in' goes_to '/sign-in?next=/services/5'
for id in 1 999 abc 0; do
	get "/services/$id"
	ok "no service: $id" status 404
done

# Questions
sign_in ada
begin_request 5
ok 'a draft is begun' goes_to '/drafts/[0-9]*/details'
follow
ok 'no place is asked for where none is needed' never_says location
post "$draft/details" body=
ok 'a description is needed' status 422
post "$draft/details" 'body=A permit, please'
ok 'then come the questions' goes_to "$draft/questions"
follow
post "$draft/questions"
ok 'all four must be answered' test "$(faults)" = '3 4 5 6'
post "$draft/questions" q3=X q4=2026-02-30 q5=13 q6=
ok 'each has rules of its own' test "$(faults)" = '3 4 5 6'
ok 'what was typed is kept' says 'value="2026-02-30"'
post "$draft/questions" q3=ABCDEFGHIJKLM q4=tomorrow q5=-1 q6=maybe
ok '... of every kind' test "$(faults)" = '3 4 5 6'
post "$draft/questions" q3='<B 12>' q4=2026-12-01 q5=0 q6=yes
ok 'a number has a least' test "$(faults)" = 5
post "$draft/questions" q3='<B 12>' q4=2026-12-01 q5=3 q6=yes q1=small
ok 'C-3: answers to what was not asked are none' goes_to "$draft/files"
ok 'C-3: ... and are not kept' is 'SELECT COUNT(*) FROM draft_answer' 4
get "$draft/check"
ok 'all answers are shown' says '2026-12-01\|December'
ok 'E-6: their markup harmless' says '&lt;B 12&gt;'
ok 'a tick is a word' says '>Yes<'
ok 'each can be changed' says "$draft/questions#questions-q3"
get "$draft/questions"
ok 'what was answered is offered' says 'value="2026-12-01"'
ok '... ticks, too' says 'checked'
post "$draft/questions" q3='B 13' q4=2026-12-01 q5=3 q6=yes
ok '... and a change comes back to the check' goes_to "$draft/check"
get "$draft/details"
ok 'the description, too' says 'A permit, please</textarea>'
post "$draft/details" 'body=A permit for my street'
ok 'who changes it comes back to the check' goes_to "$draft/check"
follow
ok 'the change is there' says 'for my street'
ok 'and the other one' says 'B 13'
post "$draft/check"
ok 'it is sent' goes_to '/cases/[0-9]*/sent'
case=$(leads_to | sed 's|/sent||')
get "$case"
ok 'the answers are in the case' says 'B 13'
ok 'a tick is a word there, too' says '>Yes<'
ok 'they are kept as they were asked' is "SELECT COUNT(*) FROM case_answer
    WHERE label = 'Number plate' AND answer = 'B 13'" 1
get "$draft/check"
ok 'the draft is gone' status 404
ok 'it went where such things go' is "SELECT department_id
    FROM citizen_case WHERE id = ${case#/cases/}" 2

# Steps left out
begin_request 3
get "$draft/check"
post "$draft/check"
ok 'C-5: nothing is sent without a description' goes_to "$draft/details"
post "$draft/details" 'body=A hole' location=
ok 'nor without a place where one is needed' status 422
post "$draft/details" 'body=A hole' 'location=Mill Street'
get "$draft/check"
post "$draft/check"
ok 'C-5: nor without an answer that is needed' goes_to "$draft/questions"
follow
post "$draft/questions" q1=gigantic
ok 'only what is offered can be picked' test "$(faults)" = 1
post "$draft/questions" q1=huge 'q2=left lane'
get "$draft/questions"
post "$draft/questions" q1=huge q2=
ok 'an answer can be taken back' is "SELECT COUNT(*) FROM draft_answer
    WHERE question_id = 2" 0
get /cases
ok 'the draft is listed' says "$draft/details"
ok 'as no case' is 'SELECT COUNT(*) FROM citizen_case' 1

# Files
printf '%%PDF-1.4\n%%%%EOF\n' >"$home/plan.pdf"
: >"$home/empty.png"
get "$draft/files"
post "$draft/files"
ok 'adding none is told' says 'Choose the files to add'
post "$draft/files" files=@"$home/plan.pdf"
ok 'a document is taken' goes_to "$draft/files"
post "$draft/files" files=@"$home/plan.pdf" files=@"$home/empty.png"
ok 'of two files one is bad: neither is taken' status 422
ok '... which is said' says 'empty'
post "$draft/files" files=@"$home/plan.pdf" files=@"$home/plan.pdf" \
    files=@"$home/plan.pdf"
ok 'one too many in all is refused' status 422
ok '... in words' says 'no more than 3'
ok 'one is there' is 'SELECT COUNT(*) FROM attachment' 1
get "$draft/files"
file=$(sed -n 's/.*name="file" value="\([0-9]*\)".*/\1/p' "$home/reply" |
    head -n 1)
cp "$home/reply" "$home/before"
post "$draft/files/remove" "file=$file"
ok 'a file can be taken out' goes_to "$draft/files"
ok '... and is gone' is 'SELECT COUNT(*) FROM attachment' 0
cp "$home/before" "$home/reply"
post "$draft/files/remove" "file=$file"
ok 'twice is as well' goes_to "$draft/files"
get "$draft/files"
post "$draft/files" files=@"$home/plan.pdf"
get "$draft/files"
theirs=$(sql -N aedile -e 'SELECT MAX(id) FROM attachment')
sign_in bob
begin_request 4
mine=$draft
get "$mine/files"
post "$mine/files" files=@"$home/plan.pdf"
get "$mine/files"
post "$mine/files/remove" "file=$theirs"
ok 'C-2: nobody takes out another person’s' is 'SELECT COUNT(*)
    FROM attachment' 2
get "$mine/files"
ok 'without a file one goes on by a link' says "href=\"$prefix$mine/check\""

# A disk without room: what was typed is given back, and can be sent again
begin_request 4
get "$draft/details"
post "$draft/details" 'body=Dark everywhere' location=
get "$draft/files"
cp "$home/reply" "$home/before"
mv "$home/files" "$home/away" && : >"$home/files"
post "$draft/files" files=@"$home/plan.pdf"
ok 'no room to receive a file: a 503' status 503
ok '... with a time to come back' header 'retry-after: [1-9]'
ok '... and a form to send again' says 'name="key"'
rm "$home/files" && mkdir -p "$home/files/tmp"
perl -e 'my @l = ("A" .. "Z", "a" .. "z", 0 .. 9, "-", "_");
    for my $a (@l) { for (@l) { open my $f, ">", "$ARGV[0]/$a$_" } }' \
    "$home/files"
cp "$home/before" "$home/reply"
post "$draft/files" files=@"$home/plan.pdf"
ok 'no room to keep it: a 503, too' status 503
ok '... with a time to come back' header 'retry-after: [1-9]'
ok '... and a form to send again' says 'name="key"'
rm -rf "$home/files" && mv "$home/away" "$home/files"
cp "$home/before" "$home/reply"
post "$draft/files" files=@"$home/plan.pdf"
ok 'with room the same form is taken' goes_to "$draft/files"
sql aedile -e "DELETE FROM attachment WHERE draft_id = ${draft#/drafts/}"

# What goes away meanwhile
get "$mine/details"
post "$mine/details" 'body=Dark at night' location=
get "$mine/check"
sql aedile -e "UPDATE category SET retired_at = UTC_TIMESTAMP()
    WHERE id = 4"
post "$mine/check"
ok 'a service that is gone takes nothing' status 409
ok '... and says so' says 'no longer offered'
ok 'nothing was sent' is "SELECT COUNT(*) FROM citizen_case
    WHERE category_id = 4" 0
get "$mine/details"
ok 'what was written is still there' says 'Dark at night'
get /services
ok 'it is not in the catalogue' never_says 'Street light'
get /services/4
ok 'nor at its address' status 404
sql aedile -e "UPDATE category SET retired_at = NULL WHERE id = 4;
    UPDATE department SET retired_at = UTC_TIMESTAMP() WHERE id = 1"
get "$mine/check"
post "$mine/check"
ok 'nor without a department to answer' status 409
get /services
ok '... nothing of which is listed' never_says 'Hole in the street'
sql aedile -e "UPDATE department SET retired_at = NULL;
    UPDATE category SET retired_at = UTC_TIMESTAMP() WHERE id = 1"
get /services
ok 'a branch goes with all that hangs on it' never_says 'Hole in the street'
get /services/3
ok '... at its address, too' status 404
sql aedile -e "UPDATE category SET retired_at = NULL;
    UPDATE question SET retired_at = UTC_TIMESTAMP() WHERE id = 1;
    INSERT INTO draft_answer VALUES (${mine#/drafts/}, 1, 'huge')"
get "$mine/check"
post "$mine/check"
ok 'what is no longer asked is not sent' is "SELECT COUNT(*)
    FROM case_answer WHERE question_id = 1" 0
ok 'the file went along' is "SELECT COUNT(*) FROM attachment
    WHERE case_id IS NOT NULL AND draft_id IS NULL" 1
done_testing
