# portal.sh: the whole portal for one test: programs, courier, mail server and
# nginx, each over its own socket; house.sh sources it.
# SPDX-License-Identifier: ISC
#
# start_house [PREFIX]: after it, visit.sh's get and post go through nginx to
# $address$prefix. Say "setting KEY VALUE" before it to change aedile.conf,
# set $rate to be refused for haste, and $cut to have tests/proxy between the
# programs and the database.

free_port() {
	perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1,
	    LocalAddr => "127.0.0.1")->sockport'
}

# until_true COMMAND...: for a minute at most; $PATIENCE times that, where all
# is slow
until_true() {
	left=$((1200 * ${PATIENCE:-1}))
	until "$@" >/dev/null 2>&1; do
		[ $((left -= 1)) -gt 0 ] || return 1
		sleep 0.05
	done
}

# serve NAME COMMAND...: keep its pid in $home/pids/NAME
serve() {
	name=$1
	shift
	mkdir -p "$home/pids"
	"$@" >>"$home/$name.log" 2>&1 </dev/null &
	echo $! >"$home/pids/$name"
}

# end NAME [SIGNAL]: and wait until it has gone
end() {
	[ -s "$home/pids/$1" ] || return 0
	gone=$(cat "$home/pids/$1")
	rm -f "$home/pids/$1"
	kill -s "${2-TERM}" "$gone" 2>/dev/null
	wait "$gone" 2>/dev/null
}

stop_portal() {
	for file in "$home"/pids/*; do
		[ ! -e "$file" ] || end "${file##*/}"
	done
}

give_up() {
	tail -n 30 "$home/$1.log" | sed 's/^/# /' >&2
	echo "Bail out! $1 does not start"
	exit 1
}

start_sink() {
	mkdir -p "$home/mail"
	smtp=$(free_port)
	serve sink "$build/tests/sink" "$smtp" "$home/mail"
	setting mail.smtp "smtp://localhost:$smtp"
	setting mail.wait 1
}

# In front of the database, for stories that cut it off; the courier goes by.
start_proxy() {
	cp "$home/aedile.conf" "$home/courier.conf"
	serve proxy "$build/tests/proxy" "$home/cut" "$home/sock" \
	    "$home/orders" 8>&-
	until_true test -S "$home/cut" || give_up proxy
	setting database.socket "$home/cut"
}

start_program() {
	serve "$1" "$build/aedile-$1"
	until_true test -S "$home/sockets/$1.sock" || give_up "$1"
}

# nginx serves another site too: what is in $home/site, by $home/site.conf.
write_nginx() {
	aedile="$build/aedile nginx --log $home/access.log"
	aedile="$aedile --rate ${rate-100000}"
	mkdir -p "$home/site" "$home/nginx"
	[ -e "$home/site.conf" ] || echo "root $home/site;" >"$home/site.conf"
	$aedile --http >"$home/http.conf" &&
	    $aedile >"$home/locations.conf" &&
	    $aedile --server --listen "127.0.0.1:$port default_server" \
		>"$home/server.conf" || exit 1
	[ -z "${PATIENCE-}" ] || sed -i 's/_timeout [0-9]*s/_timeout 600s/' \
	    "$home/locations.conf" "$home/server.conf"
	first= inside= beside= six=
	grep -qs ' lo$' /proc/net/if_inet6 && six="listen [::1]:$port;"
	if [ "$prefix" ]; then
		first=default_server
		inside="include $home/locations.conf;"
	else
		beside="include $home/server.conf;"
	fi
	cat >"$home/nginx.conf" <<END
daemon off;
$([ "$(id -u)" != 0 ] || echo "user $(id -un) $(id -gn);")
worker_processes 1;
pid $home/nginx/pid;
events { }
http {
	client_body_temp_path $home/nginx/body;
	fastcgi_temp_path $home/nginx/fastcgi;
	proxy_temp_path $home/nginx/proxy;
	scgi_temp_path $home/nginx/scgi;
	uwsgi_temp_path $home/nginx/uwsgi;
	access_log off;
	include $home/http.conf;
	server {
		listen 127.0.0.1:$port $first;
		$six
		server_name site.example;
		include $home/site.conf;
		$inside
	}
	$beside
}
END
}

nginx_answers() { curl -so /dev/null "http://127.0.0.1:$port/"; }

start_nginx() {
	PATH=$PATH:/usr/sbin
	write_nginx
	serve nginx nginx -e "$home/nginx.log" -c "$home/nginx.conf"
	until_true nginx_answers || give_up nginx
}

# What nginx shows by itself. Its mark tells which files of the theme were
# tried: the next house of the same files need not try them again.
draw_pages() {
	mkdir -p "$home/pages"
	[ ! -e "$build/tests/tried" ] ||
	    cp "$build/tests/tried" "$home/pages/theme"
	must "$build/aedile" pages
	cp "$home/pages/theme" "$build/tests/tried.$$" &&
	    mv "$build/tests/tried.$$" "$build/tests/tried"
}

start_house() {
	prefix=${1-}
	. "$top/tests/visit.sh"
	start_database
	stops="stop_portal $stops"
	port=$(free_port)
	address=http://127.0.0.1:$port
	setting site.address "$address"
	setting site.prefix "$prefix"
	setting pages "$home/pages"
	setting workers "${crew-2}"
	start_sink
	courier=$home/aedile.conf
	[ -z "${cut-}" ] || {
		start_proxy
		courier=$home/courier.conf
	}
	draw_pages
	for program in auth cases feedback reports; do
		start_program $program
	done
	serve courier "$build/aedile-courier" --conf "$courier"
	start_nginx
	as nobody
}
