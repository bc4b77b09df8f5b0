#!/bin/sh
# prepare.sh: make configure and Makefile.in, where they are missing or old.
# SPDX-License-Identifier: ISC
#
# They lie in the source folder, where a demo and a test may build at once.
cd "$(dirname "$0")/.." || exit 1
exec 9<configure.ac
flock 9 || exit 1
[ -e configure ] && [ -e Makefile.in ] &&
    [ ! "$(find configure.ac Makefile.am conf modules tests \
	-name '*.a[cm]' -newer Makefile.in)" ] && exit
autoreconf -i || exit 1
touch aclocal.m4
touch configure Makefile.in
