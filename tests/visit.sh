# visit.sh: a person with a browser, for the stories; house.sh sources it.
# SPDX-License-Identifier: ISC
#
# The last answer lies in $home/reply (its page) and $home/head (its headers).

# as NAME: who makes the requests from now on; each has cookies of their own
as() { who=$1; }

# visit PATH [CURL OPTION]...: one request, redirects not followed; $accept
# says what is wanted: application/xml to read and send documents
visit() {
	path=$1
	shift
	[ -z "${accept-}" ] || set -- -H "Accept: $accept" "$@"
	: >"$home/reply"
	curl -sS --path-as-is --max-time $((30 * ${PATIENCE:-1})) -o "$home/reply" -D "$home/head" \
	    -b "$home/cookies-${who:-nobody}" -c "$home/cookies-${who:-nobody}" \
	    -H "Accept-Language: ${speaks-en}" "$@" "$address$prefix$path" \
	    2>"$home/errors"
}

# get PATH [CURL OPTION]...
get() { visit "$@"; }

# follow: go where the last answer leads
follow() { visit "$(leads_to)"; }

# post PATH [FIELD=VALUE]...: fill in and send the form whose action is PATH:
# of the page got last, or of the page at PATH
post() {
	action=$1
	shift
	perl "$top/tests/fields.pl" "$home/reply" "$prefix$action" "$@" \
	    >"$home/form" || {
		get "$action"
		perl "$top/tests/fields.pl" "$home/reply" \
		    "$prefix$action" "$@" >"$home/form" || {
			echo "# no form for $action"
			return 1
		}
	}
	again
}

# again [CURL OPTION]...: send the last form once more, as a second click would
again() {
	visit "$action" -X POST -K "$home/form" -H "Origin: $address" \
	    -H 'Sec-Fetch-Site: same-origin' "$@"
}

# sign_in NAME: as NAME@example.org, from a fresh browser
sign_in() {
	as "$1"
	rm -f "$home/cookies-$1"
	get /sign-in
	post /sign-in "email=$1@example.org" \
	    "password=${2-correct horse battery staple}"
}

# begin_request SERVICE: by who is signed in; its path is $draft
begin_request() {
	get "/services/$1"
	post "/services/$1/start"
	draft=$(leads_to | sed 's|/details||')
}

# What the last answer is like; each is a command for ok.
status() { head -n 1 "$home/head" | grep -q " $1"; }
says() { grep -q -e "$1" "$home/reply"; }
never_says() { ! says "$1"; }
header() { tr -d '\r' <"$home/head" | grep -qi -e "^$1"; }
leads_to() {
	tr -d '\r' <"$home/head" | sed -n "s|^[Ll]ocation: $prefix||p" |
	    sed "s|^$address$prefix||"
}
goes_to() { leads_to | grep -q -e "^$1"; }

# mail_to ADDRESS: the newest letter not read before, in $home/letter; it may
# take the courier half a minute
mail_to() {
	for try in $(seq $((300 * ${PATIENCE:-1}))); do
		for file in $(ls -r "$home/mail" | grep '\.txt$'); do
			[ ! -e "$home/read/$file" ] || continue
			grep -qi "^to:.*$1" "$home/mail/$file" || continue
			mkdir -p "$home/read"
			cp "$home/mail/$file" "$home/letter"
			: >"$home/read/$file"
			return 0
		done
		sleep 0.1
	done
	echo "no letter to $1 came"
	return 1
}

letter_says() { grep -q -e "$1" "$home/letter"; }

# The first link to the portal in the letter, as a path for get.
letter_link() {
	tr -d '\r' <"$home/letter" |
	    sed -n "s|.*$address$prefix\(/[^ >]*\).*|\1|p" | head -n 1
}
