#!/bin/sh
# The person's language, else the browser's, else the site's; a switch on every
# page, which loses neither the place nor what was typed; and a further
# language is a folder, whose gaps are said in English.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
mkdir "$home/xsl/words/de"
cat >"$home/xsl/words/de/base.xml" <<'END'
<words lang="de">
  <w key="language.name">Deutsch</w>
  <w key="services.title">Dienste</w>
  <w key="letter.confirm-address.subject">Bitte bestätigen</w>
</words>
END
start_database	# whose people speak English: others copy this house
setting theme.folder "$home/xsl"
setting site.language tr
start_database() { :; }
start_house /portal

# What is written in another direction says so.
speaks_page() { says "<html lang=\"$1\" dir=\"${2-ltr}\""; }
# asks_for HEADER: what a browser of those languages is shown, newly met
asks_for() {
	rm -f "$home/cookies-fresh"
	as fresh
	speaks=$1
	get /services
}
# gets HEADER LANGUAGE [DIRECTION]
gets() { asks_for "$1" && speaks_page "$2" "${3-}"; }

ok 'a browser gets what it likes' gets es es ltr
ok 'a region of it will do' gets es-MX es ltr
ok 'and of Chinese' gets zh-CN zh ltr
ok 'or its script' gets 'zh-Hans-CN' zh ltr
ok 'Urdu runs from right to left' gets 'ur-PK,ur;q=0.9' ur rtl
ok 'what it likes best counts, wherever it stands' \
    gets 'fr, en;q=0.3, ES;q=0.8, ur;q=0.5' es ltr
ok 'the first of two it likes as much' gets 'tr;q=0.5, es;q=0.5' tr ltr
ok 'none that it refuses' gets 'es;q=0, en;q=0.1' en ltr
ok 'one that likes none of ours gets the site'\''s' gets 'fr, ja;q=0.2' tr ltr
ok 'as does one that likes any' gets '*' tr ltr
ok 'or any rather than one of ours' gets 'en;q=0.2, *;q=0.7' tr ltr
ok 'or says nothing' gets '' tr ltr
ok 'or nonsense' gets ';;q=,,zz-;q=9' tr ltr
ok 'a folder is a language' gets 'de-CH, en;q=0.5' de ltr
ok 'it says what it has' says '<h1>Dienste</h1>'
ok 'and the rest in English' says 'What would you like'

# The switch
as carla
speaks=en
get '/services?from=here&language='
ok 'a page offers every language by its own name' eval '
    says ">English</button>" && says ">Español</button>" &&
    says ">Türkçe</button>" && says ">اردو</button>" &&
    says ">简体中文</button>" && says ">Deutsch</button>"'
ok 'each said to be of its language' says \
    'value="ur" lang="ur" dir="rtl">اردو'
ok 'and which it speaks now' says \
    'value="en" lang="en" dir="ltr" aria-current="true">English'
post /language speak=es
ok 'the switch keeps the place and its query' \
    goes_to '/services?from=here$'
follow
ok 'and speaks' says '<h1>Servicios</h1>'
get /find
ok 'from then on' speaks_page es
post /language speak=xx
ok 'nonsense changes nothing' goes_to /find
follow
ok 'nothing' speaks_page es
post /language speak=es back=//evil.example
ok 'and leads nowhere else' goes_to '/$'
long=$(printf '%0600d' 0)
get /find
post /language speak=es "back=/find?text=$long"
ok 'a query too long to be led to is left behind' goes_to '/find$'
get /sign-in
post /sign-in email=a@example.org speak=es
action="/sign-in?next=/account&x=$long"
again
ok 'with a form, only what is too long' goes_to '/sign-in?next=%2Faccount$'
action=/feedback/$long
again
ok 'where no address is that long, to the start' goes_to '/$'
get /find
post /language back=/find
ok 'what is no switch is none' status 400
rm -f "$home/cookies-carla"
get /services
post /language speak=es csrf=
ok 'nor what another site sends' status 403
follow
get /services
ok 'which changes nothing' speaks_page en

# An address may say the language: search engines find all of them.
address_of() { echo "$address$prefix$1"; }
as robot
get '/services?language=ur'
ok 'an address may ask for a language' speaks_page ur rtl
ok 'which stays' eval 'get /find && speaks_page ur rtl'
get '/services?language=xx'
ok 'for one we have' speaks_page ur rtl
get '/services?from=here&language=en'
ok 'the page names itself' says \
    "rel=\"canonical\" href=\"$(address_of '/services?from=here"')"
for code in de en es tr ur zh; do
	ok "and itself in $code" says "hreflang=\"$code\" href=\"$(
	    address_of "/services?from=here&amp;language=$code\"")"
done
ok 'and for everybody else' says \
    "hreflang=\"x-default\" href=\"$(address_of '/services?from=here"')"
get /no-such
ok 'a page that is not there has none' never_says hreflang

# Where no program can, nginx says it.
get /assets/no.css
ok 'an error of nginx speaks the language chosen' speaks_page en
get '/find?language=ur'
get /assets/no.css
ok 'whatever the browser likes' speaks_page ur rtl
lost() {
	rm -f "$home/cookies-fresh"
	as fresh
	speaks=$1
	get /assets/no.css
	speaks_page "$2"
}
ok 'else what that likes' lost 'zh-Hans-CN, en' zh
ok 'else the site'\''s' lost 'fr' tr
ok 'no other cookie chooses' eval 'get /assets/no.css \
    -b "x-language=es; a=b-language=es|" && speaks_page tr'

# What was typed is still there.
typed() { says 'value="Carla Citizen"' && says 'value="carla@example.org"'; }
as carla
speaks=en
get /sign-up
ok 'the buttons are the form'\''s' says \
    'form="sign-up-form" formaction="/portal/sign-up"'
post /sign-up 'name=Carla Citizen' email=carla@example.org kind=business \
    'password=seven blue goats dance' terms= language=en speak=es
ok 'who switches while typing' goes_to '/sign-up?parked=yes'
follow
ok 'reads another language' speaks_page es
ok 'and has lost nothing' typed
ok 'not even a choice' says 'value="business" checked'
ok 'but the password, which is typed again' never_says 'seven blue'
ok 'and no mistake was made' never_says 'class="faults"'
ok 'letters will speak it, too' says 'value="es" checked'
ok 'nobody signed up' value 0 'SELECT COUNT(*) FROM account
    WHERE email = "carla@example.org"'
ok 'nothing stays behind' value 0 'SELECT COUNT(*) FROM parked'
post /sign-up kind=business 'name=Carla Citizen' email=carla@example.org \
    'password=corto' terms= language=es
ok 'a form that is wrong' status 422
ok 'may be read in another language' says 'formaction="/portal/sign-up"'
post /sign-up kind=business 'name=Carla Citizen' email=carla@example.org \
    terms= speak=tr
follow
ok 'and keeps what was typed' eval 'speaks_page tr && typed'
for turn in $(seq 25); do
	post /sign-up name=x speak=es
done
ok 'to switch is no attempt that is counted' goes_to '/sign-up?parked'
follow
post /sign-up kind=citizen 'name=Carla Citizen' email=carla@example.org \
    'password=seven blue goats dance' terms=yes language=xx
ok 'there is no other language' status 422
post /sign-up kind=citizen 'name=Carla Citizen' email=carla@example.org \
    'password=seven blue goats dance' terms=yes language=de
ok 'one that is there is taken' goes_to /sign-up/code
mail_to carla@example.org
ok 'and letters speak it' letter_says 'Bitte best'

# Who is signed in has chosen, whatever the browser likes.
sign_in ada
get /account
ok 'a form of one'\''s own' says 'form="profile-form"'
post /account 'name=Ada Lovelace' language=en speak=es
ok 'switches with what was typed' goes_to '/account?parked=yes'
follow
ok 'into it' eval 'speaks_page es && says "value=\"Ada Lovelace\""'
ok 'and offers it' says 'value="es" checked'
ok 'the account speaks it' value es 'SELECT language FROM account
    WHERE email = "ada@example.org"'
ok 'but has its old name' value 'Ada Test' 'SELECT name FROM account
    WHERE email = "ada@example.org"'
ok 'nothing is for search engines' never_says hreflang
speaks=zh
get /services
ok 'on every page, whatever the browser asks' speaks_page es
get '/services?language=tr'
ok 'an address may ask for one page' speaks_page tr
get /find
ok 'but not for the account' speaks_page es
sign_in ada
follow
ok 'another browser speaks it at once' speaks_page es
get '/cases?state=open&text=%D8%A7%20b'
post /language speak=ur
ok 'what was searched for is kept' \
    goes_to '/cases?state=open&text=%D8%A7%20b$'

# A case from end to end
get /services/4
post /services/4/start
draft=$(leads_to)
follow
post "$draft" 'body=Falta una farola' speak=en
ok 'half a request' goes_to "$draft?parked=yes"
follow
ok 'is not lost' eval 'speaks_page en && says "Falta una farola"'
ok 'and comes back once' eval 'get "$draft" && never_says "Falta una farola"'
get /account
post /account 'name=Ada Test' language=es
ok 'the profile says the language, too' goes_to '/account?done=saved'
follow
ok 'and speaks it' speaks_page es
get "$draft"
post "$draft" 'body=Falta una farola' 'location=Calle Mayor 1'
post "${draft%/details}/check"
case=$(leads_to | sed 's|/sent||')
ok 'it is sent' goes_to '/cases/[0-9]*/sent'
mail_to ada@example.org
ok 'the letter about it speaks Spanish' \
    letter_says 'Gracias. Hemos recibido su solicitud'
ok 'and nothing else' eval '! letter_says "Thank you" &&
    letter_says "^Hola, Ada Test:"'
get "$case"
printf x >"$home/x.png"
post "$case/reply" 'body=Sigue <igual>' files=@"$home/x.png"
ok 'a wrong file beside a message' status 422
ok 'the page is at the place of its form' says \
    "formaction=\"/portal$case/reply\""
post "$case/reply" 'body=Sigue <igual>' files=@"$home/x.png" speak=tr
ok 'a form with files is left for another language' \
    goes_to "$case?parked=yes"
follow
ok 'and the message is there' eval 'speaks_page tr &&
    says "Sigue &lt;igual&gt;</textarea>"'
post "$case/reply" 'body=Sigue' speak=es
ok 'no message was sent' value 1 "SELECT COUNT(*) FROM case_event
    WHERE case_id = ${case#/cases/}"

desk=/queue/${case#/cases/}
sql aedile -e "UPDATE citizen_case SET department_id = (SELECT department_id
    FROM department_officer d JOIN account a ON a.id = d.account_id
    WHERE a.email = 'olga@example.org' LIMIT 1) WHERE id = ${case#/cases/}"
speaks=en
sign_in olga
get "$desk"
ok 'an officer reads English' speaks_page en
post "$desk/answer" 'body=We come on Monday'
mail_to ada@example.org
ok 'whose answer comes in a Spanish letter' \
    letter_says 'le ha escrito sobre su solicitud'

# Whose session has ended in the middle of it: the switch waits for them.
speaks=en
sign_in bob
get /account
post /account 'name=Bob Rest' language=en
get /account
sql aedile -e 'UPDATE session SET ends_at = UTC_TIMESTAMP()'
post /account 'name=Bob the Second' speak=es
ok 'who is signed out by then signs in' goes_to '/sign-in?next='
follow
ok 'in the language they took' speaks_page es
post /sign-in email=bob@example.org 'password=correct horse battery staple'
ok 'and goes on' goes_to '/account?parked=yes'
follow
ok 'with what was typed' says 'value="Bob the Second"'
ok 'nothing was changed' value 'Bob Rest' 'SELECT name FROM account
    WHERE email = "bob@example.org"'
done_testing
