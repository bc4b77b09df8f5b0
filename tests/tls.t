#!/bin/sh
# A database on another machine is spoken to by TLS, or not at all.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database
stop_database

# authority NAME: a certificate authority; server NAME HOST: signed by it
authority() {
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" \
	    -keyout "$home/$1.key" -out "$home/$1.pem" 2>/dev/null
}
server() {
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
	    -keyout "$home/$2.key" -out "$home/$2.csr" 2>/dev/null &&
	    echo "subjectAltName=DNS:$2" >"$home/$2.ext" &&
	    openssl x509 -req -days 2 -in "$home/$2.csr" -CA "$home/$1.pem" \
	    -CAkey "$home/$1.key" -CAcreateserial -extfile "$home/$2.ext" \
	    -out "$home/$2.pem" 2>/dev/null
}
over_tcp() {
	serve_data "$home/data" --skip-networking=0 --bind-address=127.0.0.1 \
	    --port="$port" "$@"
}
migrate() { "$build/aedile" migrate --from "$top/sql"; }
unlock() { "$build/aedile" account unlock ada@example.org; }

authority ours && authority theirs && server ours localhost &&
    server ours elsewhere || { echo 'Bail out! openssl'; exit 1; }
port=$((21200 + $$ % 100))
setting database.socket ''
setting database.host localhost
setting database.port $port
over_tcp --ssl-cert="$home/localhost.pem" --ssl-key="$home/localhost.key"

setting database.ca "$home/ours.pem"
ok 'with the right authority' migrate
ok '... for programs, too' unlock
ok '... whose accounts ask for it' test "$(sql -N -e "SELECT COUNT(*)
    FROM mysql.user WHERE user LIKE 'aedile%' AND host = '%'
    AND ssl_type <> 'ANY'")" = 0
setting database.ca "$home/theirs.pem"
ok 'G-7: not with a stranger for one' fails_with certificate unlock
setting database.ca ''
ok 'this machine needs none' unlock
setting database.host database.example.org
ok 'G-7: another machine does' fails_with 'database.ca' unlock

setting database.host localhost
setting database.ca "$home/ours.pem"
stop_database
over_tcp --ssl-cert="$home/elsewhere.pem" --ssl-key="$home/elsewhere.key"
ok 'G-7: a certificate must name the host' fails_with certificate unlock
stop_database
over_tcp $no_tls
ok 'G-7: without TLS nothing is said' fails_with 'TLS\|SSL' unlock
done_testing
