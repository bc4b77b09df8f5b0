#!/bin/sh
# A request travels from sign-up to resolved: a citizen and an officer, by
# HTTP through nginx, their letters by SMTP.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

as carla
get /
ok 'the front door opens' says '<h1>'
get /sign-up
post /sign-up kind=citizen name= email=carla password=short
ok 'a wrong form is refused' status 422
ok 'it says so on top' says 'class="faults"'
ok 'what was typed is kept' says 'value="carla"'
ok 'a password never is' never_says 'value="short"'
post /sign-up kind=citizen 'name=Carla Citizen' email=carla@example.org \
    'password=seven blue goats dance' terms=yes
ok 'an account is made' goes_to /sign-up/code
follow
ok 'the address is shown' says carla@example.org
mail_to carla@example.org
code=$(tr -d '\r ' <"$home/letter" | grep -x '[0-9]\{6\}')
ok 'a code has come by mail' test "$code"
post /sign-up/code code=000000
ok 'a wrong code leads back' goes_to '/sign-up/code?wrong'
follow
ok 'and is told' says 'form-code'
post /sign-up/code "code=$code"
ok 'the code proves the address' goes_to '/sign-in?done=confirmed'
follow
post /sign-in email=carla@example.org 'password=wrong battery staple horse'
ok 'a wrong password is refused' status 422
post /sign-in email=carla@example.org 'password=seven blue goats dance'
ok 'the right one signs in' goes_to '/'

get /services
ok 'the catalogue lists a service' says 'Hole in the street'
get /services/3
post /services/3/start
ok 'a request is begun' goes_to /drafts/1/details
follow
post /drafts/1/details 'body=A hole by the <b>mill</b>' location=
ok 'a place is asked for' status 422
ok 'the text is kept, its markup harmless' says '&lt;b&gt;mill'
post /drafts/1/details 'body=A hole by the <b>mill</b>' \
    'location=Mill Street 7'
ok 'the service has questions' goes_to /drafts/1/questions
follow
post /drafts/1/questions q1=
ok 'a question that must be answered is' status 422
post /drafts/1/questions q1=large q2=left
ok 'then files' goes_to /drafts/1/files
follow
printf '\211PNG\r\n\032\n0000IHDR' >"$home/hole.png"
post /drafts/1/files files=@"$home/hole.png"
ok 'a file is taken' goes_to /drafts/1/files
follow
ok 'and listed' says hole.png
printf '<svg/>' >"$home/bad.png"
post /drafts/1/files files=@"$home/bad.png"
ok 'a file that is no picture is refused' status 422
get /drafts/1/check
ok 'all is shown again' says 'As large as a wheel'
post /drafts/1/check
ok 'it is sent' goes_to '/cases/[0-9]*/sent'
sent=$(leads_to)
again
ok 'a second click leads to the same case' goes_to "$sent"
get "$sent"
reference=$(grep -o 'AE-[0-9A-Z]*-[0-9A-Z]*' "$home/reply" | head -n 1)
ok 'the reference is shown' test "$reference"
case=${sent%/sent}
get "$case"
ok 'the case is shown' says 'Mill Street 7'
ok 'the file is there' says 'hole.png'
mail_to carla@example.org
ok 'a letter tells the reference' letter_says "$reference"

as nobody
get /find
post /find "reference=$reference" email=bob@example.org
ok 'with another address nothing is found' status 422
post /find "reference=$(echo "$reference" | tr A-Z a-z)" \
    email=carla@example.org
ok 'by reference and address it is' goes_to /find/
follow
ok 'where it stands is shown' says 'tag-received'
ok 'but nothing of what was said' never_says 'Mill Street'

sign_in bob
get "$case"
ok 'nobody else finds the case' status 404

sign_in olga
get '/queue'
ok 'the queue shows it' says "$reference"
desk=/queue/${case#/cases/}
get "$desk"
ok 'on the desk there is the file' says 'hole.png'
post "$desk/take"
ok 'an officer takes it' goes_to "$desk"
follow
post "$desk/note" 'body=Ring Tony about the asphalt'
ok 'a note is kept' goes_to "$desk"
get "$desk/question"
post "$desk/question" 'body=How deep is it?'
ok 'a question stops the clock' goes_to "$desk"
mail_to carla@example.org
ok 'the citizen is asked by mail' letter_says 'How deep is it'

as carla
get "$case"
ok 'the question is on the page' says 'How deep is it'
ok 'the note is not in her page' never_says 'Tony'
get "$case" -H 'Accept: application/xml'
ok 'nor in her document' never_says 'Tony'
ok 'which has no officer by name' never_says 'Olga'
get "$case"
post "$case/reply" 'body=As deep as a boot'
ok 'she answers' goes_to "$case#event"
get "$case"
ok 'and the clock runs again' says 'tag-in-review'

as olga
get "$desk/outcome"
cp "$home/reply" "$home/stale"
get "$desk/outcome"
post "$desk/outcome" resolution=done 'body=Filled this morning.'
ok 'it is resolved' goes_to "$desk"
cp "$home/stale" "$home/reply"
post "$desk/outcome" resolution=no-fault 'body=Nothing there.'
ok 'who comes second is told' status 409
ok 'and keeps what was typed' says 'Nothing there'
mail_to carla@example.org
ok 'the citizen learns it' letter_says 'Filled this morning'
link=$(letter_link)

as stranger
get "$link"
ok 'the link in the letter asks for a rating' says 'form-feedback'
post "$link" rating=2 solved=no 'comment=It is open again'
ok 'it is given without signing in' goes_to '/feedback/thanks?solved=no'
get "$link"
ok 'the link is used up' status 404
as carla
get "$case"
ok 'the case is open again' says 'tag-in-review'

sign_in mina
get '/reports/time-to-close'
ok 'a manager reads the report' says 'Public Works\|report.none\|No request'
get '/reports/volume.csv'
ok 'and takes it away as a file' header 'content-type: text/csv'
get /
post /sign-out
ok 'and signs out' goes_to '/?done=signed-out'
done_testing
