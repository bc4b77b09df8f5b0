#!/bin/sh
# make install puts down what an administrator needs, where DESTDIR says, and
# make uninstall takes all of it away.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
root=$home/root


make -s -C "$build" --eval 'dirs:;@for d in bindir=$(bindir) \
    libexecdir=$(libexecdir) pkgdatadir=$(pkgdatadir) docdir=$(docdir) \
    mandir=$(mandir); do echo $$d; done' dirs >"$home/dirs"
. "$home/dirs"
installs() { make -C "$build" install DESTDIR="$root"; }
uninstalls() { make -C "$build" uninstall DESTDIR="$root"; }
is_there() {
	for file in "$@"; do
		[ -s "$root$file" ] || { echo "no $file"; return 1; }
	done
}
# as_installed VERB...: the installed command, with what it was built to find
as_installed() { "$root$bindir/aedile" "$@"; }

ok 'make install' installs
ok 'the command' is_there "$bindir/aedile"
for name in auth cases feedback reports courier; do
	ok "aedile-$name" is_there "$libexecdir/aedile-$name"
done
ok 'themes and words' is_there "$pkgdatadir/xsl/base/theme.xsl" \
    "$pkgdatadir/xsl/themes/civic/theme.xsl" \
    "$pkgdatadir/xsl/words/en/base.xml" "$pkgdatadir/xsl/assets/base.css"
ok 'the schema and the grants' is_there \
    "$pkgdatadir/sql/migrations/0001-accounts.sql" \
    "$pkgdatadir/sql/grants/cases.sql"
ok 'maps for aedile import' is_there "$pkgdatadir/maps/boston.map"
ok 'the passwords nobody may choose' is_there "$pkgdatadir/passwords.txt"
ok 'how to go on' is_there "$docdir/README.md" "$docdir/aedile.conf"
ok 'units for systemd' is_there "$docdir/systemd/aedile@.service" \
    "$docdir/systemd/aedile@.socket" "$docdir/systemd/aedile-courier.service" \
    "$docdir/systemd/aedile-sweep.service" "$docdir/systemd/aedile-sweep.timer"
ok 'no blank is left in them' \
    eval '! grep -rn "@[a-z]*dir@" "$root$docdir"'
ok 'man pages' is_there "$mandir/man1/aedile.1" \
    "$mandir/man5/aedile.conf.5" "$mandir/man8/aedile-courier.8" \
    "$mandir/man8/aedile-programs.8"
ok 'the command runs' as_installed --help
ok 'L-3: nothing of the tests is installed' \
    eval '[ ! "$(find "$root" -name "*sink*" -o -name "*.t")" ]'
ok 'make uninstall' uninstalls
ok 'leaves no file' eval '! find "$root" -type f | grep .'

# A tarball has what a clone has, but for what is git's.
forgotten() {
	make -s -C "$build" distdir distdir="$home/dist" >"$home/out" 2>&1 ||
	    { cat "$home/out"; return 1; }
	git -C "$top" ls-files | grep -v '^\.' | while read -r file; do
		[ -e "$home/dist/$file" ] || echo "$file"
	done | grep . && return 1
	! find "$home/dist" -name '*.o' -o -name .deps | grep .
}
ok 'make dist forgets nothing' forgotten
done_testing
