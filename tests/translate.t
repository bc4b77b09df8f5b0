#!/bin/sh
# aedile translations: what is missing, told as a file; and the file filled in
# comes back.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
shown="$shown counts"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
translations() { "$build/aedile" translations "$@"; }

whole() { translations missing 2>/dev/null | not grep -v ^thing; }
ok 'the town of the tests lacks nothing' whole

sql aedile -e "DELETE FROM department_text WHERE department_id = 2
    AND language = 'es'; DELETE FROM question_text WHERE question_id = 2
    AND language = 'es'; UPDATE category_text SET name = NULL
    WHERE category_id = 5 AND language = 'es'"

# What is missing

file=$home/words.csv
missing() { translations missing "$@" >"$file" 2>"$home/counts"; }
sql aedile -e "INSERT INTO category (id, parent_id, department_id, code, name,
    description, retired_at) VALUES
    (60, 1, 1, 'bench', 'Bench, broken', '-5 is cold
	\"by the river\"', NULL), (61, 1, 1, 'gone', 'Gone', NULL, '2020-01-01')"
ok 'what is missing is listed' missing
ok '... for each language that pages speak' \
    grep -x 'thing,code,field,original,es,tr,ur,zh' "$file"
ok '... with what is there already' \
    grep -x 'department,BTDT,name,Transport,,Ulaşım,ٹرانسپورٹ,交通局' "$file"
ok '... and quotes where they must be' \
    grep -F 'category,bench,name,"Bench, broken",,,,' "$file"
ok '... but nothing that is whole' not grep 'PWDx' "$file"
ok '... and nothing that is no longer offered' not grep Gone "$file"
ok '... and it is counted' grep -x 'tr: 2 of 26 texts are missing' \
    "$home/counts"
ok 'one language can be asked for' missing --language=tr
ok '... alone' grep -x 'thing,code,field,original,tr' "$file"
ok '... and lacks less' test "$(grep -c ^category "$file")" = 2
ok 'all can be asked for' missing --all
ok '... what is whole' grep PWDx "$file"
ok '... what is retired' grep '^category,gone,name,Gone,' "$file"
ok 'a language that nobody speaks yet can' missing --language de
ok '... and lacks all' grep -x 'de: 26 of 26 texts are missing' "$home/counts"
ok 'the site’s own cannot' fails_with 'own language' translations missing \
    --language en
ok 'a word too many is told' fails_with 'one word too many' translations \
    missing --all tr
ok 'a verb is needed' fails_with 'say missing, or read' translations
ok '... that is one' fails_with 'say missing, or read' translations wirte
ok 'a file is needed' fails_with 'which file' translations read

# And comes in

missing --language es
perl -i -pe 's/(,"Bench, broken",)$/$1"Banco, roto"/;
    s/^(department,BTDT.*,)$/$1Transporte/;
    s/(by the river""",)$/$1"\x{27}-5 es frío/ and s/$/\r\njunto al río"/;
    s/(Which lane\?,)$/$1 ¿En qué carril? /' "$file"
ok 'what was filled in is taken' \
    prints '^4 translations are in, 0 were there, 0 rows' translations read \
    "$file"
ok '... with what a spreadsheet does to it' is "SELECT CONCAT(name, '|',
    REPLACE(description, '\n', '/')) FROM category_text
    WHERE category_id = 60" 'Banco, roto|-5 es frío/junto al río'
ok '... and without blanks around it' is "SELECT label FROM question_text
    WHERE question_id = 2 AND language = 'es'" '¿En qué carril?'
ok 'a second time it changes nothing' \
    prints '^0 translations are in, 4 were there' translations read "$file"
sql aedile -e "UPDATE category_text SET name = 'Banco' WHERE category_id = 60"
ok 'a better one takes the place of another' prints '^1 translations are in' \
    translations read - <"$file"
missing --language es
ok 'what is in is missing no more' not grep 'Banco\|BTDT' "$file"
ok '... and an empty cell changes nothing' prints \
    '^0 translations are in, 0 were there, 0 rows' translations read "$file"
as carla
speaks=es
get /services/60
ok 'the next page shows it' says 'junto al río'

# reading WORDS: a file of them, read
reading() { printf '%b' "$1" >"$file"; translations read "$file"; }
top_line='thing,code,field,original,es\n'
ok 'semicolons will do' prints '1 were there' \
    reading 'thing;code;field;original;es\ndepartment;BTDT;name;Transport;Transporte\n'
ok 'so will a byte order mark and another order of columns' \
    prints '^1 translations' reading \
    '\357\273\277es,original,field,code,thing\r\nB,Transport,name,BTDT,department\r\n'
ok 'a question that is asked twice is translated twice' eval "sql aedile -e \"
    INSERT INTO question (category_id, kind, label) VALUES
    (4, 'line', 'Why?'), (4, 'line', 'Why?')\" &&
    reading '${top_line}question,street-light,label,Why?,¿Por qué?\n' &&
    is \"SELECT COUNT(*) FROM question_text WHERE label = '¿Por qué?'\" 2"

good='category,bench,name,"Bench, broken",Banco malo\n'
refused() {
	wanted=$1
	sql aedile -e "UPDATE category_text SET name = 'Banco'
	    WHERE category_id = 60"
	fails_with "words.csv:2: $wanted" reading "$top_line$2\n$good"
}
taken() { is 'SELECT name FROM category_text WHERE category_id = 60' "$1"; }
ok 'a code that nobody has is told by its line' \
    refused 'no category has the code "bank"' 'category,bank,name,Bank,x'
ok '... and all others are taken' taken 'Banco malo'
ok '... and the exit status is 3' eval \
    "reading '${top_line}category,bank,name,Bank,x\n' >/dev/null 2>&1;
    [ \$? = 3 ]"
ok 'so is a text that was written anew' \
    refused 'the name of that category is worded otherwise now' \
    'category,pothole,name,Pothole,x'
ok '... be it by a capital alone' refused 'the name of that category is w' \
    'category,pothole,name,hole in the street,x'
ok 'a thing that is none' refused 'there is no name of a "person"' \
    'person,ada,name,Ada,x'
ok 'a field that is none' refused 'there is no colour of a "category"' \
    'category,pothole,colour,red,x'
long=$(printf '%0121d' 0)
ok 'a translation that is too long' \
    refused 'es: 121 characters; there is room for 120' \
    "category,pothole,name,Hole in the street,$long"
ok 'one of two lines' refused 'es: more than one line' \
    'category,pothole,name,Hole in the street,"a\nb"'
ok 'one that no page can carry' refused 'es: characters that no page' \
    'category,pothole,name,Hole in the street,a\001b'
ok 'one that is no UTF-8' refused 'it is not UTF-8' \
    'category,pothole,name,Hole in the street,\377'
ok 'a row with a cell too many' refused '6 cells, and not 5' \
    'category,pothole,name,Hole in the street,x,y'
ok 'of these nothing came in' is "SELECT COUNT(*) FROM category_text
    WHERE name IN ('x', '$long') OR name LIKE 'a%b'" 0

stopped() {
	wanted=$1
	sql aedile -e "UPDATE category_text SET name = 'Banco'
	    WHERE category_id = 60"
	fails_with "$wanted" reading "$2\n$good" && taken Banco
}
ok 'a column that is no language stops it' stopped ':1: "Notes" is no lang' \
    'thing,code,field,original,es,Notes'
ok 'so does the site’s own language' stopped ':1: en is the site' \
    'thing,code,field,original,en'
ok '... or one twice' stopped ':1: there are two columns es' \
    'thing,code,field,original,es,es'
ok '... or none' stopped ':1: there is no column of a lang' \
    'thing,code,field,original'
ok '... or no codes' stopped ':1: there is no column code' \
    'thing,field,original,es'
ok '... or an empty file' fails_with 'it is empty' reading ''
ok '... or no file' fails_with 'No such file' translations read "$home/no.csv"
ok 'a language that pages do not speak is told, and taken' prints \
    'pages do not speak de' reading \
    'thing,code,field,original,de\ndepartment,BTDT,name,Transport,Verkehr\n'
sql aedile -e 'RENAME TABLE category_text TO category_texts'
ok 'a database that fails is told' fails_with 'what staff wrote: ' \
    translations missing
ok '... and nothing is taken' fails_with 'what staff wrote: ' \
    reading "$top_line$good"

# The town of the demo
sql -e 'DROP DATABASE aedile'
must "$build/aedile" migrate --from "$top/sql"
must "$build/aedile" import --map "$top/conf/maps/boston.map" \
    "$top/sql/seed/demo/requests.csv"
people >/dev/null
must sql aedile -e "source $top/sql/seed/demo.sql"
ok 'the demo’s translations are of its texts' prints ' 0 rows refused' \
    translations read "$top/sql/seed/demo.csv"
ok '... and it lacks none' whole
ok '... and what its people picked is known by its value' is "SELECT
    GROUP_CONCAT(a.value ORDER BY a.value) > '' FROM case_answer a
    JOIN question_option o ON o.question_id = a.question_id
     AND o.value = a.value AND o.label = a.answer
    WHERE a.question_id IN (SELECT id FROM question WHERE kind = 'pick')
    HAVING COUNT(*) = 5" 1
done_testing
