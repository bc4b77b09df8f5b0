#!/bin/sh
# Who may do what to whose: every route, by every role, to what is one's own,
# another's, another department's and nobody's, as access.txt has it.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house
export TORTURE_NOW=DEFAULT
for program in auth cases feedback reports; do
	"$build/aedile-$program" --describe | tr '<' '\n' |
	    sed -n 's/^route method="\([A-Z]*\)" path="\([^"]*\)".*/\1 \2/p'
done >"$home/routes"
perl "$top/tests/access.pl" "127.0.0.1:$port" "$home" "$home/routes" "$@" \
    2>"$home/errors" || {
	sed 's/^/# /' "$home/errors"
	echo 'Bail out! access.pl'
	exit 1
}
