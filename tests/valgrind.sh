#!/bin/sh
# valgrind.sh [STORY...]: the stories that ask the whole portal, each of its
# programs under valgrind: nothing is read before it is written, nothing after
# it was freed, nothing is left; and each story passes all the same. By hand;
# by default all of them.
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
mkdir -p $folder || exit 1

# quietly COMMAND...: what it says is shown only where it fails
quietly() {
	"$@" >$folder/log 2>&1 || { tail -n 40 $folder/log; exit 1; }
}
cd $folder || exit 1
[ -e Makefile ] || quietly ../configure --prefix=/usr --sysconfdir=/etc \
    --localstatedir=/var CPPFLAGS="$see" CFLAGS='-g -O1'
quietly make -j"$(nproc)"
quietly make -j"$(nproc)" tests/hello/aedile-hello tests/fire/fire

# The database that all copy is made, and the theme tried, at full speed.
export SANDBOX=off srcdir=$top
(cd $folder && quietly sh $top/tests/headers.t) || exit 1
# In a town at work, LOAD seconds are to bring forth what they do otherwise.
export PATIENCE=20 LOAD=120

# mirror FOLDER: links to all that lies there
mirror() {
	rm -rf $under/$1
	mkdir $under/$1
	ln -s $folder/$1/* $under/$1
}
wrap() {
	rm -f $under/$1
	cat >$under/$1 <<END
#!/bin/sh
echo $1 >>$folder/started
exec valgrind --quiet --error-exitcode=99 --child-silent-after-fork=no \\
    --leak-check=full --errors-for-leak-kinds=definite,possible \\
    --track-origins=yes --num-callers=60 --suppressions=$top/tests/valgrind.supp \\
    --log-file=$folder/tell $folder/$1 "\$@"
END
	chmod +x $under/$1
}
# A build folder like this one, but with valgrind before each program.
for part in '' tests tests/hello tests/fire; do mirror $part; done
rm -f $under/under
for program in aedile* tests/hello/aedile-hello tests/fire/fire; do
	[ ! -f $program ] || wrap $program
done

# Those that start the programs, but: sandbox asks what a program may do in
# its cage, where valgrind may not; install, what make puts where; door and
# reload, which can be named, let aedile-hello crash and count its seconds.
stories() {
	cd $top/tests && grep -l -e 'tests/house\.sh' -e '"$build/aedile' *.t |
	    sed 's/\.t$//' | grep -vx -e sandbox -e install
}
[ $# -gt 0 ] || set -- $(stories)
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
	# All that it planned, so that it did not end in its middle.
	[ $wrong = 0 ] && grep -q "^1\.\.$right\>" $story.log || {
		failed=1
		grep '^not ok \|^Bail out\|^1\.\.' $story.log
	}
done
exit $failed
