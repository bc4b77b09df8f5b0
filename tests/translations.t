#!/bin/sh
# What staff wrote, in the language of whoever reads it: pages, letters and
# reports.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/valid.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
unthrottle() { sql aedile -e 'DELETE FROM throttle'; }
document() { get "$1" -H 'Accept: application/xml'; }
# In a folder of its own: mail_to has a file where valid wants one, too.
keeps_contract() { (home=$home/valid; mkdir -p "$home"; valid "$1"); }
speaks_from_now() { sql aedile -e "UPDATE account SET language = '$2'
    WHERE email = '$1@example.org'"; }

# Pages

as carla
speaks=es
get /services
ok 'a service is named in the language of the page' \
    says '<a href="/services/3">Bache en la calle</a>'
ok 'so is its branch' says '<h2>Calles</h2>'
ok 'and what has it needs no mark' never_says 'class="branch".*<span lang='
get /services/3
ok 'a service says what it is' says 'Un bache en la calzada o en la acera'
ok 'and whose it is' says 'Obras Públicas'
ok 'and is the title of its page' says '<title>Bache en la calle – '
speaks=tr
get /services/3
ok 'another reads another' says 'Yolda ya da kaldırımda bir çukur'

sql aedile -e "DELETE FROM category_text WHERE category_id = 5
    AND language = 'es'; UPDATE category_text SET description = NULL
    WHERE category_id = 3 AND language = 'es'; DELETE FROM department_text
    WHERE department_id = 2 AND language = 'es'"
speaks=es
get /services
ok 'what has no translation is shown as it was written, and marked' \
    says '<a href="/services/5"><span lang="en" dir="auto">Parking permit<'
document /services
ok '... in the document, too' says '<name lang="en">Parking permit</name>'
ok '... as its schema has it' keeps_contract "$home/reply"
get /services/3
ok 'each text falls back by itself: the name is Spanish' \
    says '<h1>Bache en la calle</h1>'
ok '... and the description is not' \
    says 'lang="en" dir="auto">A hole in the road or the pavement'
get /services/5
ok 'a title in another language is marked' \
    says '<h1><span lang="en" dir="auto">Parking permit</span></h1>'
ok '... and so is a department' \
    says '<span class="prose" dir="auto" lang="en">Transport</span>'
speaks=en
get /services/5
ok 'nothing is marked where the page speaks the same' never_says 'lang="en" dir="auto"'

# A request in Spanish

speaks=es
as ada
sign_in ada
speaks_from_now ada es
get /services/3
post /services/3/start
draft=$(leads_to | sed 's|/details||')
get "$draft/details"
ok 'a draft says for what it is' says 'class="caption">Bache en la calle<'
post "$draft/details" 'body=Hay un bache muy grande' 'location=Calle Mayor 7'
sql aedile -e "DELETE FROM question_text WHERE question_id = 2
    AND language = 'es'; DELETE FROM question_option_text
    WHERE language = 'es' AND value = 'huge'"
get "$draft/questions"
ok 'a question is asked in Spanish' says '<legend>¿Qué tamaño tiene?</legend>'
ok 'and offers Spanish answers' says '>Como una rueda</label>'
ok 'an answer that has none is marked' \
    says 'lang="en" dir="auto">Larger than that</label>'
ok 'so is a question' says '<span lang="en" dir="auto">Which lane?</span>'
ok 'and its hint' says '<span lang="en" dir="auto">Left, right, pavement<'
post "$draft/questions" q1=large q2=derecha
get "$draft/check"
ok 'what was answered is read back in Spanish' says '>Como una rueda</span>'
ok 'with the question' says '<dt>¿Qué tamaño tiene?</dt>'
ok 'of a question without translation' says '<dt lang="en"[^>]*>Which lane?</dt>'
post "$draft/check"
case=$(leads_to | sed 's|/sent||') number=${case#/cases/} number=${number%/*}
mail_to ada@example.org
ok 'the letter names the service in Spanish' letter_says 'Bache en la calle'
ok 'what was answered is kept by its value' is "SELECT GROUP_CONCAT(answer,
    '=', value) FROM case_answer WHERE value IS NOT NULL" \
    'As large as a wheel=large'
get "$case"
ok 'the case is called in Spanish' says '<h1>Bache en la calle</h1>'
ok 'its answers are Spanish' says '>Como una rueda</span>'
ok 'and nobody marks what is Spanish on a Spanish page' \
    never_says 'lang="es" dir="auto"\|dir="auto" lang="es"'
get '/cases?text=bache+en'
ok 'it is found by its Spanish name' says "href=\"$case\""
sql aedile -e "UPDATE question_option SET label = 'As large as a cartwheel'
    WHERE value = 'large'"
get "$case"
ok 'an answer worded otherwise since stands as it was given, marked' \
    says 'lang="en">As large as a wheel</span>'
sql aedile -e "UPDATE question_option SET label = 'As large as a wheel'
    WHERE value = 'large'"

# An officer reads English

speaks=en
as olga
sign_in olga
get "/queue/$number"
ok 'an officer reads the service in English' says '<h1>Hole in the street</h1>'
ok 'a screen reader is told that the request is Spanish' \
    says '<span class="prose" dir="auto" lang="es">Hay un bache muy grande<'
ok '... and the place' says 'lang="es">Calle Mayor 7<'
ok '... and an answer in own words' says 'lang="es">derecha<'
ok 'an answer that was picked is English' \
    says '<span class="prose" dir="auto">As large as a wheel<'
document "/queue/$number"
ok 'the document says so' says '<body lang="es">Hay un bache muy grande</body>'
ok '... as its schema has it, too' keeps_contract "$home/reply"
get /queue
ok 'so does the queue' says '<span lang="es" dir="auto">Hay un bache'
ok '... which names the service in English' says '>Hole in the street</a>'
get "/queue/$number"
post "/queue/$number/answer" 'body=We are on our way.'
mail_to ada@example.org
ok 'a letter by an officer names the service in its reader’s language' \
    letter_says 'Bache en la calle'
ok '... and the department' is "SELECT COUNT(*) FROM outbox
    WHERE once LIKE 'case-answered%' AND language = 'es'" 1
ok '... and tells in which language the officer wrote' \
    grep -r 'lang=3D"en"\|lang="en"' "$home/mail"
get "/queue/$number/category"
post "/queue/$number/category" category=4
as ada
speaks=es
get "$case"
ok 'the answer is marked for who reads Spanish' \
    says '<p class="prose" dir="auto" lang="en">We are on our way'
ok 'the service is another, in Spanish' says '<h1>Farola apagada</h1>'
post "$case/reply" 'body=Gracias por venir.'
ok 'an event keeps the language it was written in' is "SELECT
    GROUP_CONCAT(language ORDER BY id) FROM case_event
    WHERE body IS NOT NULL" en,es
get "$case"
ok 'the change is told in Spanish' \
    says 'pasó de «Bache en la calle» a «Farola apagada»'
ok 'and kept as staff wrote it' is "SELECT CONCAT(from_value, '>',
    to_value) FROM case_event WHERE kind = 'category'" \
    'Hole in the street>Street light is out'
get "$case/withdraw"
ok 'a form about it names it in Spanish' says 'caption">Farola apagada'

speaks=en
as olga
speaks_from_now olga es
get /queue
ok 'an officer may read Spanish' says '>Farola apagada</a>'
ok '... and choose departments in it' says '>Obras Públicas</option>'
ok '... and services' says '<option value="3">Bache en la calle</option>'
get "/queue/$number/category"
ok 'branch and service are Spanish' says '>Calles – Bache en la calle<'
ok 'an option that is not is marked' \
    says 'lang="en" dir="auto">Parking – Parking permit<'
get "/queue/$number/hand-over"
ok 'so is a department' says 'lang="en" dir="auto">Transport<'
get '/reports/volume?by=category'
ok 'a report speaks Spanish' says '<th scope="row">Farola apagada</th>'
get '/reports/volume.csv?by=category'
ok '... and its file the language of the site' says 'Street light is out,1'
get '/reports/time-to-close.csv'
ok '... however it is reckoned' status 200

# A reference and an address find it in any language

as erna
speaks=tr
reference=$(sql -N aedile -e "SELECT reference FROM citizen_case")
get /find
post /find "reference=$reference" email=ada@example.org
follow
ok 'who looks it up reads it in Turkish' \
    says '<h1>Sokak lambası yanmıyor</h1>'
speaks=ur
visit "$path"
ok '... or in Urdu' says 'اسٹریٹ لائٹ بند ہے'
token=translations-translations-translations-trans
sql aedile -e "INSERT INTO feedback (case_id, token_hash, ends_at) VALUES
    ($number, UNHEX(SHA2('$token', 256)), '9999-12-31')"
get "/feedback/$token"
ok 'who is asked for an opinion, too' says 'اسٹریٹ لائٹ بند ہے'
speaks=es
get "/feedback/$token"
post "/feedback/$token" rating=5 solved=yes 'comment=Muy bien'
ok 'and the opinion keeps its language' is "SELECT language FROM case_event
    WHERE kind = 'rated'" es

# Two services of one name

sql aedile -e "INSERT INTO category (id, parent_id, department_id, code, name)
    VALUES (50, 2, 2, 'parking-hole', 'Hole in the street');
    INSERT INTO citizen_case (reference, category_id, department_id, body)
    VALUES ('AAAAAAA7', 3, 1, 'x'), ('AAAAAAB5', 50, 2, 'x')"
as olga
speaks_from_now olga en
for measure in volume backlog on-time; do
	get "/reports/$measure?by=category"
	ok "$measure keeps apart what has one name" eval \
	    'says "row\">Streets – Hole in the street<" &&
	    says "row\">Parking – Hole in the street<"'
done

done_testing
