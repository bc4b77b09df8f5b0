# town.sh: the portal of the demo: configuration, database, people, requests.
# SPDX-License-Identifier: ISC

password='correct horse battery staple'
programs='auth cases feedback reports'

sql() { mariadb --no-defaults --socket="$run/db.sock" --user=root "$@"; }

# Sockets live in /tmp: their paths may not be longer than 107 bytes. And
# mariadb-install-db trips over a space in a path: it gets a way without. A
# database that starts clears its temporary folder, also of others' tables.
make_run() {
	run=$(mktemp -d /tmp/aedile-demo.XXXXXX) || exit 1
	export TMPDIR="$run"
	echo "$run" >"$home/run"
	ln -s "$home" "$run/home"
}

start_database() {
	if [ ! -d "$home/data" ]; then
		rm -rf "$home/data.new"
		step 'Making a database' database mariadb-install-db \
		    --no-defaults --user="$(id -un)" --force \
		    --datadir="$run/home/data.new" --skip-test-db \
		    --auth-root-authentication-method=normal
		mv "$home/data.new" "$home/data"
	fi
	start mariadb mariadbd --no-defaults --user="$(id -un)" \
	    --datadir="$run/home/data" --socket="$run/db.sock" \
	    --pid-file="$run/db.pid" --skip-networking \
	    --performance-schema=off --innodb-buffer-pool-size=64M
	ready mariadb 60 sql -e 'SELECT 1'
}

# The first free port from here on.
start_sink() {
	mkdir -p "$home/mail"
	[ -e "$home/mail/index.html" ] ||
	    echo '<p>No letter was sent yet.' >"$home/mail/index.html"
	smtp=$((20000 + port % 40000))
	while :; do
		start sink "$build/tests/sink" --pages $smtp "$home/mail"
		sleep 0.2
		alive sink && return
		smtp=$((smtp + 1))
		[ $smtp -lt 65535 ] || exit 1
	done
}

write_conf() {
	mkdir -p "$home/keys" "$home/files" "$home/pages"
	cat >"$home/aedile.conf" <<END
# Written by conf/demo.sh at each start.
site.name = City of Boston (demo)
site.address = http://localhost:$port
site.prefix = $prefix
site.zone = America/New_York
site.contact = help@example.org
database.socket = $run/db.sock
keys = keys
files = files
pages = pages
sockets = $run
workers = 2
theme = $theme
theme.folder = $top/xsl
accessibility.reviewed = 2026-11-22
password.blocklist =
mail.smtp = smtp://localhost:$smtp
mail.from = portal@example.org
mail.domain = example.org
mail.wait = 5
END
	export AEDILE_CONF="$home/aedile.conf"
}

aedile() { "$build/aedile" "$@"; }

write_nginx() {
	aedile nginx --http >"$home/nginx-http.conf" &&
	    aedile nginx --log "$home/log/access" \
		>"$home/nginx-portal.conf" || exit 1
	six=
	grep -qs ' lo$' /proc/net/if_inet6 && six="listen [::1]:$port;"
	front=
	[ ! "$prefix" ] || front="location = / { return 302 $prefix/; }"
	cat >"$home/nginx.conf" <<END
# Written by conf/demo.sh at each start.
daemon off;
$([ "$(id -u)" != 0 ] || echo "user $(id -un) $(id -gn);")
worker_processes 1;
pid "$run/nginx.pid";
events { }
http {
	client_body_temp_path "$run/body";
	fastcgi_temp_path "$run/fastcgi";
	proxy_temp_path "$run/proxy";
	scgi_temp_path "$run/scgi";
	uwsgi_temp_path "$run/uwsgi";
	access_log off;
	include "$home/nginx-http.conf";
	server {
		listen 127.0.0.1:$port;
		$six
		server_name localhost;
		absolute_redirect off;
		include "$home/nginx-portal.conf";
		location ^~ /demo-mail/ {
			alias "$home/mail/";
			types {
				text/html html;
				text/plain txt eml;
			}
			charset utf-8;
			add_header Cache-Control no-cache;
		}
		$front
	}
}
END
}

load_town() {
	[ ! -e "$home/loaded" ] || return 0
	step 'Loading the town' import sh "$top/conf/demo/load.sh" \
	    "$top" "$build" "$home"
	: >"$home/loaded"
}

start_programs() {
	for program in $programs; do
		start "aedile-$program" "$build/aedile-$program"
		ready "aedile-$program" 10 test -S "$run/$program.sock"
	done
	start aedile-courier "$build/aedile-courier"
	# What a timer does each day.
	aedile sweep >"$home/log/sweep" || exit 1
}

start_nginx() {
	start nginx nginx -e "$home/log/nginx" -c "$home/nginx.conf"
	ready nginx 10 curl -sfo "$home/log/front" "$site"
}

port_is_free() {
	curl -so /dev/null "http://localhost:$port/"
	[ $? = 7 ] || {
		echo "demo: port $port is taken; choose another by --port" >&2
		exit 1
	}
}

start_all() {
	port_is_free
	make_run
	start_database
	start_sink
	write_conf
	aedile keys >"$home/log/keys" || exit 1
	step 'Bringing the schema up to date' migrate \
	    "$build/aedile" migrate --from "$top/sql"
	load_town
	step 'Drawing the error pages' pages "$build/aedile" pages
	write_nginx
	start_programs
	start_nginx
}
