#!/bin/sh
# A second language is a folder: the switch, the sign-up form and the letters
# know it at once, and what it does not say is said in English.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
cp -R "$top/xsl" "$home/xsl"
mkdir "$home/xsl/words/de"
cat >"$home/xsl/words/de/base.xml" <<'END'
<words lang="de">
  <w key="language.name">Deutsch</w>
  <w key="services.title">Dienste</w>
  <w key="letter.confirm-address.subject">Bitte bestätigen</w>
</words>
END
write_settings
setting theme.folder "$home/xsl"
write_settings() { :; }
start_house

as carla
speaks='de-CH, en;q=0.5'
get /services
ok 'a browser that likes it gets it' says '<h1>Dienste</h1>'
ok 'the page says so' says '<html lang="de"'
ok 'what it does not say is English' says 'What would you like'
speaks=en
get /services
ok 'another gets its own' says '<h1>Services</h1>'
ok 'and may switch' says 'Deutsch</button>'
post /language language=de back=/services
ok 'which keeps the place' goes_to /services
follow
ok 'and is remembered' says '<h1>Dienste</h1>'
post /language language=xx back=//evil.example
ok 'to nowhere else' goes_to '/$'

get /sign-up
ok 'signing up offers both' says 'value="de" checked'
post /sign-up kind=citizen 'name=Carla Citizen' email=carla@example.org \
    'password=seven blue goats dance' terms=yes language=xx
ok 'and no other' status 422
post /sign-up kind=citizen 'name=Carla Citizen' email=carla@example.org \
    'password=seven blue goats dance' terms=yes language=de
ok 'it is taken' goes_to /sign-up/code
mail_to carla@example.org
ok 'and letters speak it' letter_says 'Bitte best'
done_testing
