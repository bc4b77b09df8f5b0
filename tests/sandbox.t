#!/bin/sh
# Somebody who has taken a program over finds nothing to go on with; and what
# the programs are for, they still do.
# SPDX-License-Identifier: ISC
unset SANDBOX		# it is what is tried
. "${srcdir:-.}/tests/house.sh"
intruded=yes

# Every program has an intruder in it, who waits for SIGUSR2.
serve() {
	name=$1
	shift
	mkdir -p "$home/pids"
	case $1 in
	*/aedile-*) set -- env LD_PRELOAD="$intruder" INTRUDER="$home" "$@" ;;
	esac
	"$@" >>"$home/$name.log" 2>&1 </dev/null &
	echo $! >"$home/pids/$name"
}
intruder=$build/tests/intruder.so
wide=
! ldd "$build/aedile-auth" | grep -q libasan || wide=yes
[ ! "$wide" ] || intruder=

themes=$home/xsl
cp -R "$top/xsl" "$themes" || exit 1
start_house
pid() { cat "$home/pids/$1"; }
children() { cat "/proc/$1/task/$1/children"; }
worker() { children "$(pid "$1")" | cut -d ' ' -f 1; }
ok 'the courier stands ready' until_true grep -q 'msg="ready"' \
    "$home/courier.log"
abi=$(sed -n 's/.*seccomp, Landlock \([0-9]*\).*/\1/p' "$home/auth.log")
echo "# Landlock ${abi:-is not here}"

ok 'every program says that it is caged' [ 5 = "$(grep -l 'are caged: seccomp' \
    "$home"/*.log | wc -l)" ]

nice_of() { cut -d ' ' -f 19 "/proc/$(worker "$1")/stat"; }
ok 'R-33: who hashes passwords comes behind the others' \
    [ "$(nice_of auth)" -gt "$(nice_of cases)" ]

# is PID FIELD VALUE: in /proc/PID/status
is() { grep -q "^$2:[[:blank:]]*$3\$" "/proc/$1/status"; }
filters() { [ "$(sed -n 's/^Seccomp_filters:[^0-9]*//p' \
    "/proc/$1/status")" = "$2" ]; }
no_core() { grep -q '^Max core file size *0 *0 ' "/proc/$1/limits"; }
few_files() { grep -q '^Max open files *64 *64 ' "/proc/$1/limits"; }
for one in auth cases feedback reports courier; do
	parent=$(pid $one)
	inside=$(worker $one)
	ok "$one: no new privileges" is "$inside" NoNewPrivs 1
	ok "I-3: $one: a filter of system calls" is "$inside" Seccomp 2
	ok "$one: on top of its parent's" filters "$inside" 2
	ok "$one: the parent has one, too" is "$parent" Seccomp 2
	ok "D-10: $one: no core files" no_core "$inside"
	ok "$one: few descriptors" few_files "$inside"
done

# intrude PID LOG: wake the intruder in it, and wait
intrude() {
	kill -s USR2 "$1"
	until_true grep -q "intruder $1 gives up" "$home/$2.log"
	grep -h "^intruder $1 " "$home/$2.log" >"$home/tried"
}

# fails WHAT...: it was tried, and came to nothing
fails() {
	for what in "$@"; do
		grep "^intruder [0-9]* $what: E" "$home/tried" || {
			grep " $what: " "$home/tried"
			return 1
		}
	done
}
works() {
	for what in "$@"; do
		grep "^intruder [0-9]* $what: done" "$home/tried" || {
			grep " $what: " "$home/tried"
			return 1
		}
	done
}

# What none of those who speak with strangers may.
nobody_may() {
	ok "I-3: $1: runs no program" fails execve
	ok "I-3: $1: reads no /etc/passwd" fails 'read /etc/passwd' 'list /etc'
	ok "G-5: $1: no key any more, no aedile.conf" fails 'read a key' \
	    'read aedile.conf'
	ok "I-3: $1: writes nowhere" fails 'write elsewhere'
	ok "$1: no memory to write and run" fails 'memory to write and run' \
	    'run what was written' 'file in memory'
	ok "$1: memory all the same" works memory
	ok "$1: no way around" fails uring bpf namespace ptrace \
	    'packet socket' 'internet port'
	ok "D-10: $1: no debugger" fails debugger
	ok "$1: no core file" fails 'core files'
	ok "$1: no signal to its parent" fails 'signal the parent'
}

if [ "$wide" ]; then
	echo '# the sanitizers have a wider cage: intruders are tried in' \
	    'a plain build'
else
	for one in auth cases feedback reports; do
		intrude "$(worker $one)" $one
		nobody_may $one
		ok "$one: has no children" fails fork
		ok "I-3 I-6: $one: no internet" fails 'internet socket' \
		    'internet connection'
		ok "$one: no themes" fails 'list themes'
		[ $one = cases ] || ok "$one: no attachments" fails \
		    'list files' 'write to files'
		ok "$one: what was refused stands in the log" grep -q \
		    'call_refused.*execve' "$home/$one.log"
	done
	intrude "$(worker cases)" cases
	ok 'cases: attachments' works 'list files' 'write to files'

	intrude "$(worker courier)" courier
	nobody_may courier
	ok 'courier: no attachments' fails 'list files' 'write to files'
	ok 'courier: themes' works 'list themes'
	ok 'courier: sockets' works 'internet socket'
	[ "${abi:-0}" -lt 4 ] || ok 'courier: to the mail server alone' grep \
	    -q 'internet connection: EACCES' "$home/tried"

	intrude "$(pid cases)" cases
	ok 'the parent runs no program either' fails execve
	ok 'and looks into no process' fails ptrace uring bpf namespace
fi

# All of them still do what they are for.

sign_in ada
ok 'Ada signs in: her password is hashed' goes_to /
get /cases
ok 'she reads her list' status 200
get /services/3
post /services/3/start
follow
post /drafts/1/details 'body=A hole' 'location=Mill Street 7'
follow
post /drafts/1/questions q1=large q2=left
follow
printf '\211PNG\r\n\032\n0000IHDR' >"$home/hole.png"
post /drafts/1/files files=@"$home/hole.png"
follow
ok 'and adds a file to her request' says hole.png

old=$(pid cases)
stop_database
get /cases
ok 'the database goes away' status 503
serve_data "$home/data"
got() { get "$1" && status 200; }
ok 'and comes back' until_true got /cases
ok 'to everybody' until_true got /services
ok 'with the same parent' [ "$old" = "$(pid cases)" ]

sed -i 's|<xsl:template name="hook-footer"/>|<xsl:template\
    name="hook-footer"><p>It is new.</p></xsl:template>|' \
    "$themes/base/layout.xsl"
ok 'a changed theme is taken' until_true grep -q 'taken anew' \
    "$home/cases.log"
fresh() { get /cases && says 'It is new'; }
ok 'and shown' until_true fresh

as bob
get /password/forgotten
post /password/forgotten email=bob@example.org
ok 'a letter goes to Bob' mail_to bob@example.org
done_testing
