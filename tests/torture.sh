#!/bin/sh
# torture.sh [--deep] [--seed N] [--only PATTERN]: whatever call fails in a
# request, nobody is told what is not so, and nothing is done by half.
# SPDX-License-Identifier: ISC
#
# In a build folder. 25 points of each handler, or with --deep every one.
. "${srcdir:-.}/tests/house.sh"
case " $* " in *' --seed '*) ;; *) set -- --seed "$(date +%Y%m%d)" "$@" ;; esac
start_house
perl "$top/tests/torture/story.pl" "127.0.0.1:$port" "$home" \
    "$home/requests" || exit 1
stop_portal
must sql -e 'SELECT 1'

# From now on it is always the same moment.
TORTURE=$home/torture TORTURE_NOW=$(date +%s)
export TORTURE TORTURE_NOW
mkdir "$TORTURE" && mkfifo "$TORTURE/report" "$TORTURE/go"
sql -e "SET GLOBAL init_connect = 'SET timestamp = $TORTURE_NOW'"
sql aedile -e "UPDATE session SET seen_at = FROM_UNIXTIME($TORTURE_NOW);
    DELETE FROM throttle"
setting workers 1
# The shim speaks by pipes of its own, and it is not the cage that is tried.
setting sandbox off
torment() {
	serve $1 env LD_PRELOAD="$build/tests/torture/shim.so" \
	    TORTURE_PLANT="${2-}" "$build/aedile-$1"
	until_true test -S "$home/sockets/$1.sock" || give_up $1
}
for program in auth cases feedback reports; do torment $program; done
perl "$top/tests/torture/torture.pl" "$home" "$build" "$address" \
    "$home/requests" "$@" | tee "$home/tap" |
    grep --line-buffered -v '^1\.\.'
! grep -q '^not ok' "$home/tap" && grep -q '^1\.\.' "$home/tap"
ended=$?
tests=$(sed -n 's/^1\.\.//p' "$home/tap")

# plant WRONG: what a handler could do; shown WRONG SIGN: and it is seen.
plant() {
	end cases KILL
	rm -f "$home/sockets/cases.sock"
	torment cases "$1"
	perl "$top/tests/torture/torture.pl" "$home" "$build" "$address" \
	    "$home/requests" --only '^POST /cases/\d+/reply' \
	    --kind query --points 10 >"$home/planted"
}
shown() {
	tests=$((tests + 1))
	grep -q '^not ok .*/reply' "$home/planted" &&
	    grep -q "^# .*: $2" "$home/planted" || {
		tail -n 20 "$home/planted" | sed 's/^/# /'
		printf 'not '
		ended=1
	}
	echo "ok $tests - $1 that is planted is seen: $2"
}
plant half
shown 'half an effect' 'a part, in'
plant leak
shown 'a leak' 'files open'
shown 'a leak' memory

# The courier, with one letter to send.
start_sink
sed -i 's|//localhost:|//127.0.0.1:|' "$home/aedile.conf"
serve courier env LD_PRELOAD="$build/tests/torture/shim.so" \
    TORTURE_COURIER=yes "$build/aedile-courier"
perl "$top/tests/torture/courier.pl" "$home" \
    "$top/xsl/samples/letters/case-received.xml" $((tests + 1)) "$@" || ended=1
end courier KILL	# it waits for orders, not for signals
[ -z "${KEEP-}" ] || cp "$home"/*.log "$home/requests" "$KEEP"
echo "1..$((tests + 1))"
exit $ended
