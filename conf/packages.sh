#!/bin/sh
# packages.sh LIST...: install the Debian packages that are missing.
# SPDX-License-Identifier: ISC
#
# Quick and silent where nothing is missing. Installing starts no service and
# stops none: the database and the nginx of a demo are its own.

# A bare name is a package; "command:package" is content with the command,
# wherever it came from. The -core packages of MariaDB bring no service.
run='nginx mariadb-server-core mariadb-client-core ca-certificates tzdata
	curl perl util-linux'
build='gcc libc6-dev make autoconf automake pkg-config:pkgconf
	libmariadb-dev libfcgi-dev libxslt1-dev libxml2-dev libsodium-dev
	libcurl4-openssl-dev libseccomp-dev libutf8proc-dev libcmocka-dev'
test='clang:clang libclang-rt-14-dev libasan8 libubsan1 openssl procps
	libxml2-utils xsltproc groff-base lynx tmux strace faketime
	systemd-analyze:systemd'
browser='node:nodejs npm:npm java:default-jre-headless
	fonts-dejavu-core fonts-noto-core fonts-noto-cjk'
headless='chromium-headless-shell:chromium-headless-shell'
chromium='chromium:chromium'
bench='php8.2-fpm php8.2-mysql'
deb='debhelper dpkg-dev debootstrap lintian'
coverage=gcovr
valgrind=valgrind
analysis='cppcheck:cppcheck clang-tidy:clang-tidy'

. "$(dirname "$0")/demo/step.sh"
policy=/usr/sbin/policy-rc.d

have() {
	case $1 in
	*:*) command -v "${1%%:*}" >/dev/null 2>&1 ;;
	*) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>&1)" = installed ]
	esac
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif ! command -v sudo >/dev/null; then
		echo "packages: please install as root:$missing" >&2
		exit 1
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

# No service starts or stops while dpkg runs; what was there is put back.
hush() {
	as_root sh -c "[ ! -e $policy ] || cp -p $policy $policy.aedile
		printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy"
}

unhush() {
	as_root sh -c "if [ -e $policy.aedile ]
		then mv $policy.aedile $policy; else rm -f $policy; fi"
}

install() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get \
	    -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends \
	    install $missing </dev/null
}

# How far it is. apt-get itself stays in the foreground: sudo may ask.
tick() {
	begun=$(now) next=15
	while sleep 1; do
		show Installing $(($(now) - begun)) "$log"
	done
}

umask 022
missing=
for list in "$@"; do
	case $list in
	run|build|test|browser|headless|chromium|bench|deb) ;;
	coverage|valgrind|analysis) ;;
	*) echo "packages: no list \"$list\":" \
	       'run build test browser headless chromium bench' \
	       'deb coverage valgrind analysis' >&2
	   exit 2 ;;
	esac
	eval "names=\$$list"
	for name in $names; do
		have "$name" || missing="$missing ${name##*:}"
	done
done
[ "$missing" ] || exit 0

echo "Installing with apt-get:$missing"
log=$(mktemp) || exit 1
ticker=
tidy() {
	[ ! "$ticker" ] || kill "$ticker"
	rm -f "$log"
}
trap tidy EXIT
trap 'exit 1' INT TERM
new_nginx=; case " $missing " in *' nginx '*) new_nginx=yes ;; esac
as_root true || exit 1
tick &
ticker=$!
as_root apt-get -o DPkg::Lock::Timeout=300 -q update >"$log" 2>&1 ||
    cat "$log" >&2
hush
trap 'unhush; tidy' EXIT
install >"$log" 2>&1 || {
	cat "$log" >&2
	echo "packages: apt-get could not install:$missing" >&2
	exit 1
}
# An nginx that was not here before is ours alone: not at the next boot either.
if [ "$new_nginx" ]; then
	as_root update-rc.d nginx disable >/dev/null 2>&1
fi
[ ! -t 1 ] || printf '\r\033[K'
exit 0
