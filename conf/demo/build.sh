#!/bin/sh
# build.sh TOP: build in TOP/.demo/build, which demos on all ports share.
# SPDX-License-Identifier: ISC
umask 022
cd "$1" || exit 1
sh conf/prepare.sh || exit 1
mkdir -p .demo/build
exec 9>.demo/lock
flock 9 || exit 1
# A relative path: configure refuses an absolute one with a space in it.
cd .demo/build || exit 1
[ -e Makefile ] || ../../configure || exit 1
exec make -j"$(nproc)" all
