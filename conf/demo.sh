#!/bin/sh
# demo.sh: a whole portal with a town in it, on this machine, for a look.
# SPDX-License-Identifier: ISC
#
# All it makes is in .demo/ (and a folder of sockets in /tmp); take both away
# and nothing is left. What it does is in demo/.

# A shell without job control lets what it starts by "&" ignore SIGINT, and a
# shell that ignores it cannot learn to listen.
[ "${AEDILE_DEMO-}" ] ||
    AEDILE_DEMO=1 exec env --default-signal=INT sh "$0" "$@"

usage='Usage: sh conf/demo.sh [OPTION]...
Build aedile and show it with a demo town at http://localhost:8311/.
Ctrl-C stops everything; the data stays for the next start.

  --port N       another port; each port has a town of its own
  --prefix PATH  under a path, as /portal
  --theme NAME   in another look of xsl/themes: civic, harbour, clear
  --reset        forget the data of that port and start over
  --background   return when it runs; end it with --stop
  --stop         stop the demo of that port
  --help         this text'

give_up() {
	echo "demo: $*" >&2
	exit 1
}

port=8311 prefix= theme=civic reset= background= stop=

wrong() {
	echo "demo: $*" >&2
	exit 2
}

while [ $# -gt 0 ]; do
	case $1 in
	--port) port=${2-}; shift ;;
	--port=*) port=${1#*=} ;;
	--prefix) prefix=${2-}; shift ;;
	--prefix=*) prefix=${1#*=} ;;
	--theme) theme=${2-}; shift ;;
	--theme=*) theme=${1#*=} ;;
	--reset) reset=yes ;;
	--background) background=yes ;;
	--stop) stop=yes ;;
	--help) echo "$usage"; exit ;;
	*) wrong "what is \"$1\"? --help says what there is" ;;
	esac
	[ $# -gt 0 ] && shift
done
case $port in
''|*[!0-9]*) wrong '--port takes a number' ;;
esac
[ "$port" -ge 1 ] && [ "$port" -le 65535 ] || wrong '--port: 1 to 65535'
prefix=${prefix%/}
case $prefix in
''|/*) ;;
*) wrong '--prefix starts with a slash' ;;
esac
case $prefix in
*[!A-Za-z0-9/_-]*|*//*) wrong '--prefix: letters, digits, - and _' ;;
esac

top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
case $theme in
''|*/*) wrong '--theme takes a name' ;;
esac
[ -e "$top/xsl/themes/$theme/theme.xsl" ] ||
	wrong "no theme $theme; there are:" $(ls "$top/xsl/themes")
home=$top/.demo/$port
build=$top/.demo/build
site=http://localhost:$port$prefix/
umask 077
. "$top/conf/demo/step.sh"
. "$top/conf/demo/service.sh"
. "$top/conf/demo/town.sh"

tell() {
	cat <<END

aedile is at   $site
Its mail is at http://localhost:$port/demo-mail/

Sign in with the password "$password":
$(sed 's/^/  /' "$home/people")

END
}

mkdir -p "$home/log" "$home/pids" 2>/dev/null ||
    give_up "no right to write in $top: use a clone of your own"
owner=$(stat -c %U "$home")
[ "$owner" = "$(id -un)" ] || [ "$(id -u)$stop" = 0yes ] ||
    give_up "the one of port $port is $owner's:" \
	'be that user, or choose another by --port'
if [ "$stop" ]; then
	stop_all
	exit 0
fi
if alive nginx; then
	echo "The demo is running already at $site"
	echo "Stop it with: sh conf/demo.sh --stop --port $port"
	exit 1
fi
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
stop_all
[ ! "$reset" ] || forget
sh "$top/conf/packages.sh" run build || exit 1
step 'Building aedile' build sh "$top/conf/demo/build.sh" "$top"
PATH=$PATH:/usr/sbin:/sbin
start_all
tell
if [ "$background" ]; then
	trap - EXIT
	echo "Stop it with: sh conf/demo.sh --stop --port $port"
	exit 0
fi
echo 'Ctrl-C stops it.'
watch_all
