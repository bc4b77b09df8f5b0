#!/bin/sh
# aedile dropped into an nginx that serves another site already: at a host
# name of its own, and below /portal. The other site stays as it was.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"

# The other site has ideas of its own about everything aedile cares for.
make_site() {
	mkdir -p "$home/site/cases" "$home/site/assets"
	echo '<p>Town hall</p>' >"$home/site/index.html"
	echo 'p { }' >"$home/site/assets/base.css"
	echo 'their cases' >"$home/site/cases/1"
	echo 'not here' >"$home/site/404.html"
	cat >"$home/site.conf" <<END
root $home/site;
add_header X-Site theirs always;
error_page 404 /404.html;
gzip on;
gzip_min_length 0;
location ~ \.css$ { add_header X-Style theirs; }
location ~* ^/(sign-in|cases) { add_header X-Cases theirs; }
location /old/ { return 301 /new/; }
END
}

# snapshot FILE: what the other site answers, but for the hour and the files
snapshot() {
	for path in / /index.html /assets/base.css /cases/1 /sign-in /nothing \
	    /old/x /portal /portalx '/a%2fb' '/..;/x' //index.html; do
		for method in GET HEAD DELETE; do
			echo "== $method $path"
			curl -s -i --path-as-is -X $method -H "Host: $1" \
			    --max-time $((5 * ${PATIENCE:-1})) \
			    $([ $method != HEAD ] || echo -I) \
			    "http://127.0.0.1:$port$path" |
			    grep -v '^Date:'
		done
	done
	cp "$home/site/index.html" "$home/large"
	curl -s -i -H "Host: $1" -H 'Accept-Encoding: gzip' \
	    --data-binary "@$home/site/index.html" \
	    "http://127.0.0.1:$port/index.html" | grep -a -v '^Date:'
}

# The same nginx without a word of aedile in it.
without_aedile() {
	sed -e '/include.*http.conf/d' -e '/include.*locations.conf/d' \
	    -e '/include.*server.conf/d' "$home/nginx.conf" \
	    >"$home/without.conf"
	end nginx
	serve nginx nginx -e "$home/nginx.log" -c "$home/without.conf"
	until_true nginx_answers
	snapshot site.example
	end nginx
	start_nginx
}

# Nothing but what lies below the prefix may have changed.
site_is_untouched() {
	without_aedile >"$home/before"
	snapshot site.example >"$home/after"
	[ -s "$home/before" ] && if [ "$prefix" ]; then
		# /portal itself is ours now
		sed -i '/^== [A-Z]* \/portal$/,/^== [A-Z]* \/portalx$/d' \
		    "$home/before" "$home/after"
	fi
	diff -a "$home/before" "$home/after"
}

kept='Cache-Control: public, max-age=31536000, immutable$'
hashed() {
	grep -o '/assets/base\.[0-9a-f]*\.css' "$home/reply" | head -n 1
}

crawl() {
	perl "$top/tests/crawl.pl" "$address" "$prefix" "$home/cookies-$who" \
	    "$@"
}

# Every form of the way, each sent to where the last one led.
ask_for_service() {
	printf '%%PDF-1.4\n%%%%EOF\n' >"$home/plan.pdf"
	get /services/3
	post /services/3/start
	post "$(leads_to)" body='A hole' location='Mill Street 4'
	post "$(leads_to)" q1=large
	post "$(leads_to)" "files=@$home/plan.pdf"
	get /drafts/1/check
	post /drafts/1/check
	goes_to /cases/1/sent && follow && status 200
}

# nginx sends the bytes; a program says who may have them.
attachment_comes() {
	get /cases/1
	file=$(grep -o '/cases/files/[0-9]*' "$home/reply" | head -n 1)
	get "$file"
	status 200 && cmp "$home/reply" "$home/plan.pdf" &&
	    header 'Content-Disposition: attachment' &&
	    header 'Content-Security-Policy: .*sandbox' &&
	    header 'X-Content-Type-Options: nosniff' &&
	    header 'Cache-Control: .*no-store' || {
		cat "$home/head"
		return 1
	}
	as nobody
	get "$file"
	! status 200
	stranger=$?
	as ada
	return $stranger
}

# A letter leads back to where the portal is.
letter_leads_back() {
	mail_to eve@example.org || return 1
	cat "$home/letter"
	grep -o "https\?://[^ >]*" "$home/letter" >"$home/links" &&
	    ! grep -v "^$address$prefix/" "$home/links"
}

tell_all() {
	where=$1
	ok "$where: the other site is as it was" site_is_untouched

	as nobody
	get /
	ok "$where: the first page" status 200
	ok "$where: its style is found" \
	    eval 'get /assets/base.css && status 200'
	ok "$where: a stranger's links" crawl / /sign-up /sign-in /find
	get /cases
	ok "$where: who must sign in is led there" goes_to /sign-in
	get /no/such/page
	ok "$where: nginx's own page links back" \
	    says "href=\"$prefix/assets/base\.[0-9a-f]*\.css\""
	head -c 200000 /dev/zero >"$home/much"
	visit /cases -X PUT --data-binary "@$home/much"
	ok "$where: ... also where a large body was not read" eval \
	    'status 405 && says "href=\"$prefix/assets/base"'
	ok "$where: the web manifest is found" eval \
	    'get /manifest.en.webmanifest && says "start_url\": \"$prefix/\""'
	get /
	ok "$where: a style by the sum of its content is kept" \
	    eval 'get "$(hashed)" && status 200 && header "$kept"'

	sign_in ada
	ok "$where: a citizen is in" status 303
	ok "$where: the cookie is for the portal alone" \
	    grep -q "[[:space:]]$prefix/[[:space:]]" "$home/cookies-ada"
	ok "$where: a request is sent" ask_for_service
	ok "$where: its attachment is handed out" attachment_comes
	ok "$where: a citizen's links" crawl / /cases/1
	sign_in olga
	ok "$where: an officer's links" crawl / /queue/1
	sign_in mina
	ok "$where: a manager's links" crawl /

	as eve
	get /sign-up
	post /sign-up name='Eve Test' email=eve@example.org kind=citizen \
	    password='a long way to tipperary' terms=yes
	ok "$where: somebody signs up" status 303
	ok "$where: the letter's links" letter_leads_back
}

make_site
start_house
tell_all 'own host'
stop
move_in
make_site
start_house /portal
tell_all '/portal'
get / -H 'Host: evil.example'
ok 'A-8: a made-up host is in no link' never_says evil
by_six() {
	curl -s -o /dev/null -w '%{http_code}' \
	    "http://[::1]:$port/portal/assets/base.css" | grep -qx 200
}
[ -z "$six" ] || ok 'a style sheet comes by IPv6, too' by_six
visit '' -o "$home/reply"
ok '/portal leads to /portal/' header 'Location: /portal/'
done_testing
