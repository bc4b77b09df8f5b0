#!/bin/sh
# What a browser is told with every answer, whoever gives it; and that odd
# requests reach no program.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

# guarded STATUS: the last answer has it, and each header exactly once
guarded() {
	status "$1" || { head -n 1 "$home/head"; return 1; }
	for name in Content-Security-Policy X-Content-Type-Options \
	    Referrer-Policy Cross-Origin-Opener-Policy \
	    Cross-Origin-Resource-Policy Permissions-Policy Cache-Control; do
		[ "$(grep -ci "^$name:" "$home/head")" = 1 ] || {
			echo "$name is not there once"
			cat "$home/head"
			return 1
		}
	done
	header "Content-Security-Policy: default-src 'none'" &&
	    header 'X-Content-Type-Options: nosniff' &&
	    header 'Server: nginx$'
}
no_store() { header 'Cache-Control: no-store'; }
themed() { says '<html lang="en"' && says 'assets/base\.'; }

# answers STATUS PATH [CURL OPTION]...: guarded, themed, kept nowhere
answers() {
	expected=$1
	shift
	get "$@"
	guarded "$expected" && no_store && themed
}

ok 'B-7: a page has the headers' answers 200 /sign-in
ok 'B-7: a page that needs a person leads to sign-in' \
    eval 'get /cases && guarded 303 && no_store'
ok 'B-7: what a program does not find' answers 404 /services/no-such
ok 'B-7: what no program serves' answers 404 /no/such/page
ok 'B-7: a method we do not have' answers 405 /sign-in -X DELETE
ok 'it says which we have' header 'Allow: .*GET'
ok 'B-7: a form without its token' answers 403 /sign-in -d 'email=x'
head -c 70000 /dev/zero | tr '\0' a >"$home/large"
ok 'B-7: a body larger than any form' answers 413 /sign-in --data "@$home/large"
ok 'B-7: a request nginx cannot read' answers 400 '/cases/%00'
ok 'B-7: a header larger than any browser sends' \
    answers 431 /sign-in -H "X-Large: $(head -c 9000 /dev/zero | tr '\0' a)"

get /assets/base.css
ok 'B-7: a stylesheet has the headers' guarded 200
ok 'and may be kept' header 'Cache-Control: max-age=300$'
ok 'and asked for again by its tag' header 'ETag: '
get /sign-in
hashed=$(grep -o '/assets/base\.[0-9a-f]\{8\}\.css' "$home/reply")
get "$hashed"
ok 'B-9: a page names it by the sum of its content' guarded 200
ok 'K-6: so it is kept for a year' \
    header 'Cache-Control: public, max-age=31536000, immutable$'
ok 'said once' [ "$(grep -ci '^cache-control' "$home/head")" = 1 ]
ok 'L-2: as what it is' header 'Content-Type: text/css; charset=utf-8'
ok 'it is the file' cmp "$home/reply" "$top/xsl/assets/base.css"

# What a telephone is told: it must be JSON, and lead to what is there.
get /sign-in
ok 'a page leads to its web manifest' \
    says '<link rel="manifest" href="/manifest.en.webmanifest"'
get /manifest.en.webmanifest
ok 'which is there' guarded 200
ok 'L-2: as what it is' header 'Content-Type: application/manifest+json'
cp "$home/reply" "$home/manifest"
tells() {
	perl -MJSON::PP -e 'local $/; open my $f, "<", shift;
	    my $m = decode_json(<$f>);
	    print "$_ = $m->{$_}\n" for grep { !ref $m->{$_} } sort keys %$m;
	    print "icon = $_->{src}\n" for @{$m->{icons}}' "$1"
}
ok 'it is JSON' eval 'tells "$home/manifest" >"$home/told"'
manifest_says() {
	cat "$home/told"
	grep -q "^name = ." "$home/told" && grep -qx 'start_url = /' \
	    "$home/told" && grep -qx 'scope = /' "$home/told" &&
	    grep -qx 'lang = en' "$home/told" &&
	    grep -qx 'dir = ltr' "$home/told" &&
	    grep -qx 'display = minimal-ui' "$home/told" &&
	    grep -qx 'background_color = #f6f4ef' "$home/told" &&
	    grep -qx 'theme_color = #0f4c5c' "$home/told"
}
ok 'with a name, a first page and colours of the theme' manifest_says
icon=$(sed -n 's/^icon = //p' "$home/told" | head -n 1)
get "$icon"
ok 'its icon is there, for a year' \
    header 'Cache-Control: public, max-age=31536000, immutable$'
get /manifest.ur.webmanifest
tells "$home/reply" >"$home/told"
ok 'one from right to left says so' grep -qx 'dir = rtl' "$home/told"
ok 'a language we have not is a 404' answers 404 /manifest.xx.webmanifest
ok 'nor does it lead elsewhere' answers 404 /manifest...webmanifest
get /favicon.ico
ok 'a browser that asks for another icon gets none' status 204

get /themes/civic/icon.00000000.svg
ok 'an older sum still finds the file' guarded 200
ok 'one that is no sum does not' answers 404 /assets/base.0000.css
ok 'K-6: nor one of a file that is not there' answers 404 /assets/no.00000000.css
ok 'nor a sheet of the theme' answers 404 /themes/civic/theme.00000000.xsl
ok 'it is read, not written' answers 405 "$hashed" -X POST
get "$hashed" -H 'Accept-Encoding: gzip'
ok 'it comes compressed' header 'Content-Encoding: gzip'
get /sign-in -H 'Accept-Encoding: gzip'
ok 'a page does not: it holds secrets' eval '! header Content-Encoding'
ok 'a missing stylesheet is a 404' answers 404 /assets/no.css
ok 'a sheet of the theme is not for browsers' \
    answers 404 /themes/civic/theme.xsl
ok 'I-4: nor is a hidden file' answers 404 /assets/.htaccess
ok 'F-4: nor an attachment by its path' answers 404 /attachments/abc
ok 'nor an error page by its own' answers 404 /errors/en/502.html
ok 'K-6: no page is taken for a stylesheet' answers 404 /cases/1/x.css
ok 'K-6: nor with a name behind it' answers 404 /sign-in/x.css

# Encoded dots and slashes, dots in the path, two slashes: no program.
for path in '/cases/..;/sign-in' '/cases/%2e%2e/sign-in' \
    '/cases//1' '//cases' '/cases/%2f..%2fsign-in' '/cases/./1' \
    '/cases/../sign-in' '/cases/..%5csign-in' '/cases;x=1' '/cases/1;a' \
    '/assets/../themes/civic/theme.xsl' \
    '/sign-in.' '/sign-in%20' '/CASES' '/casesx' '/cases.'; do
	ok "K-3: $path is nothing" answers 404 "$path"
done
for path in /../../etc/passwd '/%2E%2E/etc/passwd' \
    '/assets/..%2f..%2fetc/passwd'; do
	ok "K-3: $path is refused" answers 400 "$path"
done

# raw TEXT: send it as it is, keep the status line
raw() {
	printf "$1" | perl -MIO::Socket::INET -e '
	my $s = IO::Socket::INET->new(PeerAddr => "127.0.0.1",
	    PeerPort => shift) or die;
	print $s join "", <STDIN>;
	$s->shutdown(1);
	print join "", <$s>;' "$port" >"$home/raw"
}
# refused TEXT: no program answers it
refused() {
	raw "$1"
	! grep -q '^HTTP/1.1 [23]' "$home/raw"
}
ok 'D-11: a length said twice' refused \
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd'
ok 'D-11: a length and chunks' refused \
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
ok 'D-11: a transfer coding nobody knows' refused \
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'
ok 'D-11: a space before the colon' refused \
    'GET /sign-in HTTP/1.1\r\nHost : x\r\n\r\n'
ok 'D-11: no host' refused 'GET /sign-in HTTP/1.1\r\n\r\n'
ok 'D-11: a request line of two words' refused 'GET /sign-in\r\n\r\n'
ok 'D-11 I-4: TRACE' refused 'TRACE /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'
ok 'D-11: CONNECT' refused 'CONNECT /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'

# Programs that are not there, and that do not answer.
end auth
ok 'K-5 B-7: a program that is away' answers 502 /sign-in
ok 'says when to come back' header 'Retry-After: [0-9]'
ok 'K-5: a static page needs none' answers 404 /no/such/page
perl -MIO::Socket::UNIX -e 'unlink $ARGV[0]; my $s = IO::Socket::UNIX->new(
    Local => $ARGV[0], Listen => 9) or die; sleep 60 * ($ENV{PATIENCE} // 1)' \
    "$home/sockets/auth.sock" &
echo $! >"$home/pids/deaf"
until_true test -S "$home/sockets/auth.sock"
sed -i "s/read_timeout \(15\|600\)s/read_timeout ${PATIENCE:-1}s/" \
    "$home/server.conf"
kill -s HUP "$(cat "$home/pids/nginx")"
sleep 0.5
ok 'K-5 B-7: a program that does not answer' answers 504 /sign-in
end deaf

# The log must not tell what queries and cookies hold.
get '/find?reference=SECRET1' -H 'Cookie: a=SECRET2'
ok 'K-8: the access log knows no query and no cookie' \
    eval 'grep -q "GET /find 2" "$home/access.log" &&
	! grep -q SECRET "$home/access.log"'
get /confirm/KEYthatWasMailed
get '/password/new/KEYthatWasMailed?a=b'
ok 'K-8 B-2: nor the key of a link' eval '! grep -q KEY "$home/access.log" &&
	grep -q "GET /password/new/- " "$home/access.log"'

# Haste.
end nginx
rate=1
start_nginx
seq 60 | sed "s|.*|url = \"$address/assets/base.css\"|" >"$home/many"
curl -s -o /dev/null -w '%{http_code}\n' -Z -K "$home/many" \
    >"$home/codes" 2>/dev/null
ok 'K-4: some of sixty requests at once are refused' grep -q 429 "$home/codes"
# However slow this machine is: until the bucket of four is full again.
too_fast() {
	for try in $(seq 50); do
		answers 429 /assets/base.css && return
	done
	return 1
}
ok 'K-4 B-7: who is too fast' too_fast
ok 'is told how long to wait' header 'Retry-After: 5'
done_testing
