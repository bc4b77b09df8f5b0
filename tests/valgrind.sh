#!/bin/sh
# valgrind.sh [STORY...]: the stories that ask the whole portal, each of its
# programs under valgrind: nothing is read before it is written, nothing after
# it was freed, nothing is left. By hand; by default all of them.
# SPDX-License-Identifier: ISC
#
# Builds in build-valgrind/ what has changed. All lasts about twenty times as
# long: $PATIENCE. A cage would shut valgrind in, and -DPOOL_DEBUG makes a
# malloc() of each piece of a pool, and leaves more time to a page.
# What is excused, and why: valgrind.supp.
cd "$(dirname "$0")/.." || exit 1
top=$PWD
folder=$top/build-valgrind
under=$folder/under
# valgrind 3.19 takes a checked memmove() for a memcpy().
see='-DPOOL_DEBUG -U_FORTIFY_SOURCE'
sh conf/packages.sh run build test valgrind || exit 1
sh conf/prepare.sh >/dev/null || exit 1
mkdir -p $folder $under || exit 1

# quietly COMMAND...: what it says is shown only where it fails
quietly() {
	"$@" >$folder/log 2>&1 || { tail -n 40 $folder/log; exit 1; }
}
cd $folder || exit 1
[ -e Makefile ] || quietly ../configure --prefix=/usr --sysconfdir=/etc \
    --localstatedir=/var CPPFLAGS="$see" CFLAGS='-g -O1'
quietly make -j"$(nproc)"

# A build folder like this one, but with valgrind before each program.
wrap() {
	rm -f $under/$1
	cat >$under/$1 <<END
#!/bin/sh
echo $1 >>$folder/started
exec valgrind --quiet --error-exitcode=99 --child-silent-after-fork=no \\
    --leak-check=full --errors-for-leak-kinds=definite,possible \\
    --track-origins=yes --num-callers=24 --suppressions=$top/tests/valgrind.supp \\
    --log-file=$folder/tell $folder/$1 "\$@"
END
	chmod +x $under/$1
}
ln -sfn $folder/* $under
rm -f $under/under
for program in aedile*; do
	[ ! -f $program ] || wrap $program
done

# The database that all copy is made, and the theme tried, at full speed.
export SANDBOX=off srcdir=$top
(cd $folder && quietly sh $top/tests/headers.t) || exit 1
export PATIENCE=20
[ $# -gt 0 ] ||
    set -- $(cd $top/tests && grep -l '^start_house' *.t | sed 's/\.t$//')
# What tries a theme may write to no file: all is told through a pipe.
rm -f tell && mkfifo tell || exit 1
exec 9<>tell
trap 'kill $listener 2>/dev/null' EXIT
failed=0
for story; do
	story=${story%.t}
	: >started
	cat <tell >$story.told &
	listener=$!
	begun=$(date +%s)
	(cd $under && sh $top/tests/$story.t) >$story.log 2>&1 9>&-
	sleep 1
	kill $listener
	wait $listener 2>/dev/null
	right=$(grep -c '^ok ' $story.log)
	wrong=$(grep -c '^not ok \|^Bail out' $story.log)
	# What is wrong begins with a word; what was left, with a figure.
	errors=$(grep -c '^==[0-9]*== [A-Z0-9]' $story.told)
	printf '%s: %d errors in %d programs; %d passed, %d failed; %d s\n' \
	    $story $errors $(grep -c . started) $right $wrong \
	    $(($(date +%s) - begun))
	[ $errors = 0 ] || {
		failed=1
		grep '^==' $story.told | head -n 60
	}
done
exit $failed
