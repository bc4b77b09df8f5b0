# door.sh: a database, an nginx and aedile-hello for the tests of the door.
# SPDX-License-Identifier: ISC
#
# All of it lies in $home and ends with the test; nginx too listens on a Unix
# socket, so tests do not meet on a port.
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
# A database that starts clears its temporary folder, also of others' tables.
export TMPDIR="$home"
hello=$build/tests/hello/aedile-hello
patience=${PATIENCE:-1}	# where all is slow
shown='head hello.log errors'
. "$top/tests/tap.sh"	# ok
. "$top/tests/server.sh"	# make_data, run_server
mkdir "$home/keys" "$home/nginx"

# end FILE [SIGNAL]: the process whose pid is in FILE, and wait
end() {
	[ -s "$home/$1" ] || return 0
	pid=$(cat "$home/$1")
	rm -f "$home/$1"
	kill -s "${2-TERM}" "$pid" 2>/dev/null
	for i in $(seq $((200 * patience))); do
		kill -0 "$pid" 2>/dev/null || return 0
		sleep 0.1
	done
	kill -s KILL "$pid"
}

stop() {
	end hello.pid
	end nginx.pid
	end db.pid
	rm -rf "$home"
}
trap stop EXIT
trap 'exit 1' INT TERM

start_server() {
	run_server "$home/data" "$home/db.sock" >>"$home/db.log" 2>&1 &
	echo $! >"$home/db.pid"
	until mariadb --no-defaults -u root --socket="$home/db.sock" \
	    -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.1; done
}

start_database() {
	make_data "$home/data" >"$home/db.log" 2>&1
	start_server
	{
		echo 'CREATE DATABASE aedile CHARACTER SET utf8mb4;'
		echo "CREATE USER aedile_hello@localhost IDENTIFIED BY 'x';"
		echo 'GRANT ALL ON aedile.* TO aedile_hello@localhost;'
		echo 'USE aedile;'
		cat "$top"/sql/migrations/*.sql
	} | mariadb --no-defaults -u root --socket="$home/db.sock"
	echo 0123456789abcdef0123456789abcdef >"$home/keys/site"
	echo x >"$home/keys/database-hello"
	chmod 0400 "$home"/keys/*
}

start_nginx() {
	cat >"$home/nginx.conf" <<-END
	daemon off;
	worker_processes 1;
	pid nginx/pid;
	error_log nginx/error.log notice;
	events { worker_connections 512; }
	http {
		access_log off;
		client_body_temp_path nginx/body;
		fastcgi_temp_path nginx/fastcgi;
		proxy_temp_path nginx/proxy;
		uwsgi_temp_path nginx/uwsgi;
		scgi_temp_path nginx/scgi;
		server {
			listen unix:$home/web.sock;
			location / {
				fastcgi_read_timeout $((60 * patience))s;
				fastcgi_pass unix:$home/run/hello.sock;
				fastcgi_pass_request_headers off;
				fastcgi_param REQUEST_METHOD \$request_method;
				fastcgi_param PATH_INFO \$uri;
				fastcgi_param QUERY_STRING \$query_string;
				fastcgi_param CONTENT_TYPE \$content_type;
				fastcgi_param CONTENT_LENGTH \$content_length;
				fastcgi_param HTTP_COOKIE \$http_cookie;
				fastcgi_param HTTP_ACCEPT \$http_accept;
			}
		}
	}
	END
	user=
	[ "$(id -u)" != 0 ] || user="user root;"
	nginx -p "$home" -c "$home/nginx.conf" -g "$user" \
	    -e "$home/nginx/error.log" >"$home/nginx.log" 2>&1 &
	echo $! >"$home/nginx.pid"
	until [ -S "$home/web.sock" ]; do sleep 0.1; done
}

# configure [LINE]...: aedile.conf, with lines of one's own
configure() {
	cat >"$home/aedile.conf" <<-END
	site.address = http://localhost:8311
	database.socket = db.sock
	keys = keys
	sockets = run
	theme.folder = $top/xsl
	workers = 2
	END
	case $* in
	worker.seconds*) ;;
	*) set -- "$@" "worker.seconds = $((10 * patience))" ;;
	esac
	printf '%s\n' "$@" >>"$home/aedile.conf"
}

# log_has TEXT: within five seconds, times $PATIENCE
log_has() {
	for i in $(seq $((50 * patience))); do
		! grep -q -e "$1" "$home/hello.log" || return 0
		sleep 0.1
	done
	return 1
}

# start_hello [COMMAND]...: and wait until it serves
start_hello() {
	: >"$home/hello.log"
	"$@" "$hello" --conf "$home/aedile.conf" >"$home/hello.log" 2>&1 &
	echo $! >"$home/hello.pid"
	log_has 'workers serve'
}

workers() { cat "/proc/$(cat "$home/hello.pid")/task"/*/children; }

# ask PATH [CURL OPTION]...
ask() {
	path=$1
	shift
	curl -sS --max-time $((40 * patience)) \
	    --unix-socket "$home/web.sock" -D "$home/head" \
	    -o "$home/reply" "$@" "http://localhost$path" 2>"$home/errors"
}

# load NAME N URLS: N loops at once, each of so many requests; what they got
# is in $home/load-N
load() {
	for i in $(seq "$2"); do
		curl -s --max-time $((60 * patience)) \
		    --unix-socket "$home/web.sock" -o /dev/null \
		    -w '%{http_code}\n' \
		    "http://localhost/$1?[1-$3]" >"$home/load-$i" &
		echo $! >>"$home/loads"
	done
}

wait_for_load() {
	while read -r pid; do wait "$pid"; done <"$home/loads"
	rm "$home/loads"
	cat "$home"/load-* | sort | uniq -c >"$home/loaded"
	rm "$home"/load-*
}
# all_got CODE: and nothing else
all_got() {
	cat "$home/loaded"
	[ "$(awk '{ print $2 }' "$home/loaded")" = "$1" ]
}

status() { head -n 1 "$home/head" | grep -q " $1"; }
says() { grep -q -e "$1" "$home/reply"; }
header() { tr -d '\r' <"$home/head" | grep -qi -e "^$1"; }
