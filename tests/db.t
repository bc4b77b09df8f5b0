#!/bin/sh
# The database room against a real server: rows, locks, and lost connections.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database

stop_proxy() { kill "$proxy" 2>/dev/null; }
"$build/tests/proxy" "$home/cut" "$home/sock" "$home/orders" 8>&- &
proxy=$!
stops="stop_proxy $stops"
sed "s|^database.socket =.*|database.socket = $home/cut|" \
    "$AEDILE_CONF" >"$home/cut.conf"
export AEDILE_CUT_CONF="$home/cut.conf" AEDILE_CUT_ORDERS="$home/orders"
"$build/tests/fire/fire" 2>"$home/errors" || sed 's/^/# /' "$home/errors"
