# instance.sh: the instance that is measured: one database, one nginx, the
# programs on a town of each size, and their rivals; bench.sh sources it.
# SPDX-License-Identifier: ISC
#
# A town is called by its number of cases: its database is town_N, its folder
# $home/N, and its port is in $home/N/port.

workers=4

# sql_at TOWN [OPTION]...
sql_at() {
	town=$1
	shift
	sql "town_$town" "$@"
}

write_conf() {
	mkdir -p "$home/$1/sockets" "$home/$1/files" "$home/$1/pages"
	free_port >"$home/$1/port"
	cat >"$home/$1/aedile.conf" <<END
site.address = http://127.0.0.1:$(cat "$home/$1/port")
site.contact = help@example.org
database.socket = $home/sock
database.name = town_$1
database.accounts = a$1_
keys = $home/keys
files = $home/$1/files
pages = $home/$1/pages
sockets = $home/$1/sockets
theme.folder = $top/xsl
password.blocklist = $top/conf/passwords.txt
mail.smtp = smtp://localhost:1
workers = ${2-$workers}
worker.requests = 1000000
END
}

cookie() { echo "aedile-$(cat "$home/$1/port")"; }

# make_town N: its database
make_town() {
	say "making a town of $1 cases"
	write_conf "$1"
	export AEDILE_CONF="$home/$1/aedile.conf"
	[ -e "$home/keys" ] || must "$build/aedile" keys
	must "$build/aedile" migrate --from "$top/sql"
	must "$build/aedile" pages
	sed "s/@CASES@/$1/g; s/@DRAFTS@/$drafts/g
	    s/@ACCOUNTS@/$(($1 / 50 + $1 / 5 + 2000))/g" \
	    "$top/tests/bench/town.sql" >"$home/town.sql"
	must sql_at "$1" -e "source $home/town.sql"
}

# Not durable while the towns are made; durable while they are measured.
make_towns() {
	serve_data "$home/data" --innodb-log-file-size=512M \
	    --innodb-buffer-pool-size=3G --max-connections=200 \
	    --innodb-flush-method=O_DIRECT --innodb-fast-shutdown=2
	sql -e 'SET GLOBAL innodb_flush_log_at_trx_commit = 0'
	for town in $towns; do
		make_town "$town"
	done
	sql -e 'SET GLOBAL innodb_flush_log_at_trx_commit = 1'
}

# serve_at TOWN PROGRAM
serve_at() {
	AEDILE_CONF=$home/$1/aedile.conf serve "$2-$1" "$build/aedile-$2"
	until_true test -S "$home/$1/sockets/$2.sock" || give_up "$2-$1"
}

rival() {
	which=$1
	shift
	serve "$which" "$build/tests/bench/rival" "$which" "$home/$which.sock" \
	    $workers "$home/sock" "town_$small" "$@"
	until_true test -S "$home/$which.sock" || give_up "$which"
}

# queries_php FILE.sql...: named queries as an array of PHP
queries_php() {
	echo '<?php return ['
	awk '/^-- name:/ { name = $3; next }
	/^[ \t]*--/ || !name { next }
	{ text = text " " $0 }
	/;[ \t]*$/ {
		sub(/;[ \t]*$/, "", text)
		gsub(/[ \t]+/, " ", text)
		gsub(/:language|:site/, "\047en\047", text)
		gsub(/\\/, "\\\\", text)
		gsub(/'\''/, "\\'\''", text)
		printf "'\''%s'\'' => '\''%s'\'',\n", name, text
		name = text = ""
	}' "$@"
	echo '];'
}

start_php() {
	mkdir -p "$home/php"
	perl "$top/tests/bench/frame.pl" "$home/my-cases.http" \
	    "$top/tests/bench/cases.php" >"$home/php/cases.php" || exit 1
	queries_php "$top/modules/core/core.sql" \
	    "$top/modules/cases/cases.sql" >"$home/php/queries.php"
	cat >"$home/php/settings.php" <<END
<?php return ['socket' => '$home/sock', 'database' => 'town_$small',
'cookie' => '$(cookie "$small")', 'key' => '$(cat "$home/keys/site")'];
END
	cat >"$home/fpm.conf" <<END
[global]
error_log = $home/php.log
daemonize = no
[town]
$([ "$(id -u)" != 0 ] || echo "user = $(id -un)
group = $(id -gn)")
listen = $home/php.sock
pm = static
pm.max_children = $workers
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.validate_timestamps] = 0
php_admin_value[session.auto_start] = 0
END
	as_root=
	[ "$(id -u)" != 0 ] || as_root=-R
	serve php php-fpm8.2 -F $as_root -y "$home/fpm.conf"
	until_true test -S "$home/php.sock" || give_up php
}

# The rivals hear of the same request as aedile does, and are logged as well.
rival_location() {
	cat <<END
	location = /$1 {
		access_log $home/access.log aedile;
		fastcgi_pass_request_headers off;
		fastcgi_param REQUEST_METHOD \$request_method;
		fastcgi_param PATH_INFO \$uri;
		fastcgi_param QUERY_STRING \$query_string;
		fastcgi_param CONTENT_TYPE \$content_type;
		fastcgi_param CONTENT_LENGTH \$content_length;
		fastcgi_param REMOTE_ADDR \$remote_addr;
		fastcgi_param REQUEST_ID \$request_id;
		fastcgi_param HTTP_COOKIE \$http_cookie if_not_empty;
		fastcgi_param HTTP_USER_AGENT \$http_user_agent if_not_empty;
		fastcgi_param HTTP_ACCEPT \$http_accept if_not_empty;
		fastcgi_param HTTP_ACCEPT_LANGUAGE \$http_accept_language;
		fastcgi_param SCRIPT_FILENAME $home/php/cases.php;
		fastcgi_buffer_size 16k;
		fastcgi_buffers 16 16k;
		fastcgi_pass unix:$home/$1.sock;
	}
END
}

write_nginx() {
	AEDILE_CONF=$home/$small/aedile.conf "$build/aedile" nginx --http \
	    --rate 1000000 --log "$home/access.log" >"$home/http.conf" ||
	    exit 1
	for town in $towns one; do
		[ -e "$home/$town/aedile.conf" ] || continue
		AEDILE_CONF=$home/$town/aedile.conf "$build/aedile" nginx \
		    --server --log "$home/access.log" --rate 1000000 \
		    --listen "127.0.0.1:$(cat "$home/$town/port")" \
		    >"$home/$town/server.conf" || exit 1
	done
	cat >"$home/nginx.conf" <<END
daemon off;
$([ "$(id -u)" != 0 ] || echo "user $(id -un) $(id -gn);")
worker_processes 2;
pid $home/nginx.pid;
events { worker_connections 4096; }
http {
	client_body_temp_path $home/nginx-body;
	fastcgi_temp_path $home/nginx-fastcgi;
	proxy_temp_path $home/nginx-proxy;
	scgi_temp_path $home/nginx-scgi;
	uwsgi_temp_path $home/nginx-uwsgi;
	access_log off;
	keepalive_requests 100000;
	set_real_ip_from 127.0.0.1;
	real_ip_header X-Real-IP;
	include $home/http.conf;
	include $home/*/server.conf;
	server {
		listen 127.0.0.1:$rivals;
		server_tokens off;
$(for one in hello floor bare php; do rival_location $one; done)
	}
}
END
}

start_nginx() {
	PATH=$PATH:/usr/sbin
	rivals=$(free_port)
	write_nginx
	serve nginx nginx -e "$home/nginx.log" -c "$home/nginx.conf"
	until_true curl -so /dev/null "http://127.0.0.1:$rivals/" ||
	    give_up nginx
}

# fetch WHAT FILE: the first request of $home/lines/WHAT, its whole answer
fetch() {
	tab=$(printf '\t')
	IFS=$tab read -r _ path sent _ <"$home/lines/$1"
	curl -sS -i -H 'Accept: text/html' -H 'Accept-Language: en' \
	    -b "$sent" "http://127.0.0.1:$3$path" >"$2" || exit 1
}

# As the program sends it: nginx adds its own headers.
program_bytes() {
	tr -d '\r' <"$1" | sed -e '1,/^$/ { /^HTTP/d; /^Server:/d; /^Date:/d
	    /^Connection:/d; s/$/\r/ }'
}
