#!/bin/sh
# Each program that is installed is built to be hard to take over, and needs
# no library but those it is to need.
# SPDX-License-Identifier: ISC
#
# No gate on IBT and the shadow stack: Debian 12's C library marks no program
# with them, however it was compiled.
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
. "${srcdir:-.}/tests/tap.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
programs=$(make -s -C "$build" --eval 'programs:;@echo $(bin_PROGRAMS) \
    $(libexec_PROGRAMS) $(sbin_PROGRAMS)' programs | tail -n 1)
slow=
! grep -q '^[^#]*-fsanitize' "$build/Makefile" || slow=yes

# has PATTERN: the program says so, by all that readelf knows
has() { grep -q -E -e "$1" "$home/elf"; }
lacks() { ! grep -E -e "$1" "$home/elf"; }
pie() { has 'Type: *DYN' && has 'FLAGS_1.* PIE'; }
relro() { has ' GNU_RELRO ' && has '\(FLAGS\).* BIND_NOW'; }
still() { has ' GNU_STACK .* RW  ' && lacks '^  [A-Z_]+ +0x.* RWE '; }
plain_text() { lacks '\(TEXTREL\)|FLAGS.*TEXTREL'; }

# The C library, what draws pages, the database, secrets, the sandbox, letters
# of any script: and in front of it nginx, or behind it a mail server.
known='libc libm libxml2 libxslt libmariadb libmysqlclient libsodium libseccomp
    libutf8proc'
needs_only() {
	sed -n 's/.*(NEEDED).*\[\([a-z0-9_+-]*\)\.so.*/\1/p' "$home/elf" |
	    sort >"$home/needed"
	grep -q -x libc "$home/needed" &&
	    ! printf '%s\n' $known "$@" | grep -v -x -F -f - "$home/needed"
}

for program in $programs; do
	readelf -W -h -l -d --dyn-syms "$program" >"$home/elf" || exit 1
	ok "$program can lie anywhere (PIE)" pie
	ok "$program: what binds it is read-only (full RELRO)" relro
	ok "$program runs no data (NX)" still
	ok "$program is not changed where it is loaded" plain_text
	ok "$program guards its stack (canary)" has ' __stack_chk_fail'
	[ $slow ] ||
	    ok "D-8: $program checks what it copies (FORTIFY)" has ' __[a-z]+_chk@'
	ok "$program says nowhere to look for libraries" \
	    lacks '\((RPATH|RUNPATH)\)'
	case $program in
	aedile | aedile-courier) more=libcurl ;;
	*) more=libfcgi ;;
	esac
	[ ! $slow ] || more="$more libasan libubsan libgcc_s"
	ok "$program needs no other library" needs_only $more
done

# What is not so is seen.
cc=$(sed -n 's/^CC = //p' "$build/Makefile")
printf '#include <string.h>\nint main(int n, char **v)\n%s\n' \
    '{ char s[9]; strcpy(s, v[n - 1]); return s[0]; }' >"$home/weak.c"
$cc -O0 -fno-stack-protector -no-pie -U_FORTIFY_SOURCE \
    -Wl,-z,norelro,-z,lazy,-z,execstack,-rpath,/tmp,--no-as-needed \
    -o "$home/weak" "$home/weak.c" -lresolv 2>"$home/errors" || exit 1
readelf -W -h -l -d --dyn-syms "$home/weak" >"$home/elf"
for promise in pie relro still "has __stack_chk_fail" "has __[a-z]+_chk@" \
    "lacks (RPATH|RUNPATH)" needs_only; do
	ok "a weak one is found out: $promise" not $promise
done
done_testing
