#!/bin/sh
# deb.sh [PACKAGE.deb]: the Debian package on a Debian 12 that has nothing
# else: in, set up as it says, visited, out again. By hand, as root, in a
# folder that is built; without a PACKAGE it makes one.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
package=${1-}
home=$(mktemp -d)
root=$home/root
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
. "$top/tests/tap.sh"
[ "$(id -u)" = 0 ] || { echo 'Bail out! a chroot is for root'; exit 1; }

make_package() {
	make deb >"$home/out" 2>&1 && package=$(ls aedile_*.deb)
}
[ "$package" ] || make_package || { tail -n 40 "$home/out"; exit 1; }

# What is wanted to build is said twice: in packages.sh, and to dpkg.
wanted() {
	sed -n "/^build=/,/'\$/p" "$top/conf/packages.sh" | tr -s " '\t" '\n' |
	    grep -o '[^:]*-dev$' | grep -v libc6 | sort >"$home/here"
	tr -s ' ,' '\n' <"$top/conf/debian/control" | grep -e '-dev$' |
	    sort >"$home/there"
	diff "$home/here" "$home/there"
}
ok 'it names what packages.sh lists for building' wanted
version=$(dpkg-deb -f "$package" Version)
ok 'its version is ours' grep -q "\\[$version\\]" "$top/configure.ac"
if command -v lintian >/dev/null; then
	ok 'lintian has nothing against it' lintian --allow-root \
	    --fail-on error,warning "$package"
fi

# Made once in this folder, and never touched but by the next run's copy.
make_debian() {
	mirror=$(apt-get indextargets --format '$(REPO_URI)' \
	    'Created-By: Packages' 'Label: Debian' | sed 1q)
	rm -rf debian-12.new
	debootstrap --variant=minbase bookworm debian-12.new "$mirror" &&
	    mv debian-12.new debian-12
}
[ -d debian-12 ] || make_debian >"$home/out" 2>&1 ||
    { tail "$home/out"; exit 1; }
cp -a debian-12 "$root"
cp "$package" "$root/root/aedile.deb"
cp "$top/tests/tap.sh" "$top/tests/deb/inside.sh" "$root/root"
# Whatever it starts ends with it.
unshare --mount --pid --fork --kill-child chroot "$root" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    LC_ALL=C.UTF-8 sh /root/inside.sh "$n"
