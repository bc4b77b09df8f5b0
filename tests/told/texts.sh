# texts.sh: what people and staff write in story.sh: plain, long, hostile.
# SPDX-License-Identifier: ISC

# The staff's part is in the database: names of people, services, questions.
# What it was before is kept.
keep_texts() {
	sql aedile <<'END'
CREATE TABLE plain (what VARCHAR(20), id INT, text VARCHAR(200));
INSERT INTO plain SELECT 'department', id, name FROM department;
INSERT INTO plain SELECT 'category', id, name FROM category;
INSERT INTO plain SELECT 'question', id, label FROM question;
INSERT INTO plain SELECT 'option', position, label FROM question_option;
END
}

# staff_texts PERSON DEPARTMENT BRANCH SERVICE DESCRIPTION QUESTION HINT OPTION
staff_texts() {
	for text; do
		printf "SET @t%d = '%s';\n" $((row = ${row-0} + 1)) \
		    "$(printf %s "$text" | sed "s/[\\\\']/\\\\&/g")"
	done >"$home/texts.sql"
	row=0
	cat >>"$home/texts.sql" <<'END'
UPDATE account SET name = LEFT(CONCAT(CONCAT(UPPER(LEFT(email, 1)),
       SUBSTRING_INDEX(SUBSTRING(email, 2), '@', 1)), ' ', @t1), 120);
UPDATE department d JOIN plain p ON p.what = 'department' AND p.id = d.id
   SET d.name = LEFT(CONCAT(p.text, @t2), 120);
UPDATE category c JOIN plain p ON p.what = 'category' AND p.id = c.id
   SET c.name = LEFT(CONCAT(p.text, IF(parent_id IS NULL, @t3, @t4)), 120),
       c.description = IF(c.id = 3, CONCAT(
       'A hole in the road or the pavement.', @t5), c.description);
UPDATE question q JOIN plain p ON p.what = 'question' AND p.id = q.id
   SET q.label = LEFT(CONCAT(p.text, @t6), 200);
UPDATE question SET hint = LEFT(CONCAT('Left, right, pavement', @t7), 400)
 WHERE id = 2;
UPDATE question_option o JOIN plain p ON p.what = 'option'
       AND p.id = o.position
   SET o.label = LEFT(CONCAT(p.text, @t8), 200);
END
	sql aedile --default-character-set=utf8mb4 <"$home/texts.sql"
}

plain_texts() {
	staff_texts Brown '' '' '' '' '' '' ''
	site='Town of Brindlemouth'
	body='There is a hole by the mill.
It is deep.'
	location='12 Mill Lane' lane='The left one'
	reply='On the side of the mill. <b>Careful</b>!'
	note='Crew is free on Thursday.'
	question='Is the hole on the side of the mill, or of the shop?'
	outcome='The hole is filled.' reason='It is their road.'
	wrong= newcomer='Nia Brown' upload='hole by the mill.png'
}

# cut_to N TEXT: its first N characters
cut_to() { perl -CSA -e 'print substr $ARGV[1], 0, $ARGV[0]' "$@"; }

# What a form takes at most; words without a place to break, as German has.
long_texts() {
	w=Straßenbeleuchtungsinstandhaltungsangelegenheitenbearbeitungszuständigkeitsprüfung
	staff_texts "von und zu Hohenlohe-$w" " und $w" " $w $w" " $w" \
	    "$(printf ' %s, und was dazu gehört.' $w $w $w $w $w $w)" \
	    " $w $w" " $w $w $w $w" " $w $w"
	body=$(cut_to 4000 "$(for i in $(seq 40); do
		printf '%s. Behind number %s the pavement has sunk so far that %s\n\n' \
		    $i $i "prams no longer pass; the $w said it was not theirs."
	done)")
	location=$(cut_to 250 "In front of $w, $w and $w, by the gate")
	lane='The left one, where the tram line turns into the lane behind the old mill'
	reply=$body note=$body question=$body outcome=$body
	wrong=$body$body reason=$(cut_to 1000 "$body")
	newcomer=$(cut_to 120 "Nia von und zu Hohenlohe-$w")
	upload=$(cut_to 100 "hole-by-the-mill-$w").png
}

# Markup, quotes, other directions, emoji, and what looks like our own codes.
hostile_texts() {
	rtl=$(printf '\342\200\256')
	h="\"><script>alert(1)</script>'&amp;&#x27; ]]> {who} -- ${rtl}gpj.exe 👩‍👩‍👧‍👦 é̸̢̛"
	staff_texts "$h" " $h" " $h" " $h" " $h <img src=x onerror=alert(2)>" \
	    " $h" " $h" " $h"
	body="$h
<img src=x onerror=alert(1)> <!-- {site} -->
javascript:alert(1) a:say('x') مرحبا 你好 🕳️"
	location="12 Mill Lane $h" lane="$h"
	reply=$body note=$body question=$body outcome=$body reason=$body
	wrong=$(for i in $(seq 60); do echo "$h"; done)
	newcomer="$h" upload="<script>alert(1)<b>'&amp; ${rtl}gnp.png"
}

admin_texts() { plain_texts; }
citizen_texts() { plain_texts; }
