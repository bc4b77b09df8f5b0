#!/bin/sh
# load.sh TOP BUILD HOME: the town's requests and its people; it may be cut
# off and run again.
# SPDX-License-Identifier: ISC
top=$1 build=$2 home=$3
export AEDILE_CONF="$home/aedile.conf"
password='correct horse battery staple'

# person ROLE NAME SURNAME [OPTION]...
person() {
	role=$1 name=$2 surname=$3
	shift 3
	email=$(echo "$name" | tr '[:upper:]' '[:lower:]')@example.org
	printf '%-8s %s\n' "$role" "$email" >>"$home/people.new"
	sql -N -e "SELECT 1 FROM account WHERE email = '$email'" aedile |
	    grep -q 1 && return
	echo "$password" | "$build/aedile" account create "$email" \
	    --role "$role" --name "$name $surname" --password-stdin "$@"
}

sql() {
	mariadb --no-defaults --user=root \
	    --socket="$(cat "$home/run")/db.sock" "$@"
}

set -e
"$build/aedile" import --map "$top/conf/maps/boston.map" \
    "$top/sql/seed/demo/requests.csv"
: >"$home/people.new"
person citizen Ada Citizen
person citizen Bob Citizen
person officer Olga Officer --department PWDx
person officer Oskar Officer --department BTDT
person manager Mina Manager --department PWDx --department BTDT
person admin Alma Admin
# All of it is one transaction.
sql -N -e 'SELECT 1 FROM question LIMIT 1' aedile | grep -q 1 ||
    sql aedile <"$top/sql/seed/demo.sql"
"$build/aedile" translations read "$top/sql/seed/demo.csv"
mv "$home/people.new" "$home/people"
