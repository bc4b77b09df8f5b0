#!/bin/sh
# The manuals can be read, name every key and every verb, and the programs
# tell the same of themselves.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
n=0

# none SENTENCE COMMAND...: it must print nothing
none() {
	n=$((n + 1)) said=$1
	shift
	found=$("$@" 2>&1)
	if [ "$found" ]; then
		echo "not ok $n - $said"
		echo "$found" | head -n 20 | sed 's/^/# /'
	else
		echo "ok $n - $said"
	fi
}

make -s -C "$build" conf/aedile.conf.5 || exit 1
manual=$build/conf/aedile.conf.5
programs='auth cases courier feedback reports'

# What does not print well is told as it is read.
warnings() { groff -mandoc -Tutf8 -rLL=80n -ww -z "$1"; }
for page in "$manual" "$top"/modules/*/*.[1-8]; do
	if command -v groff >/dev/null; then
		none "${page##*/} reads well" warnings "$page"
	else
		n=$((n + 1))
		echo "ok $n # SKIP no groff for ${page##*/}"
	fi
done

unknown_keys() {
	grep -oE '^#?[a-z.]+ =' "$top/conf/aedile.conf.in" | tr -d '# =' |
	    while read -r key; do
		grep -q "^\.It Ic $key\( \|$\)" "$manual" || echo "$key"
	done
}
none 'aedile.conf.5 has every key' unknown_keys
unexplained() { grep -A1 '^\.It Ic' "$manual" | grep -A1 '^\.It' |
    awk '/^\.It/ { if (last) print last; last = $0; next } { last = "" }'; }
none 'and says what it is for' unexplained
none 'and no blank' grep -n '@[a-zA-Z]*@' "$manual"

verbs() { "$build/aedile" --help | sed -n 's/^  \([a-z]*\)  *.*/\1/p'; }
untold() {
	for verb in $(verbs); do
		grep -q "^\.Ss $verb" "$top/modules/aedile/aedile.1" ||
		    echo "$verb"
	done
}
none 'aedile.1 has every verb' untold
no_usage() {
	for verb in $(verbs); do
		"$build/aedile" "$verb" --help </dev/null |
		    grep -q "^usage: aedile .*$verb" || echo "aedile $verb"
	done
	for program in $programs; do
		"$build/aedile-$program" --help </dev/null |
		    grep -qi "^usage: .*aedile-$program" || echo "$program"
	done
}
none 'every program has its --help' no_usage
no_version() {
	for program in aedile $(printf 'aedile-%s ' $programs); do
		"$build/$program" --version | grep -q "^$program [0-9]" ||
		    echo "$program"
	done
}
none 'and its --version' no_version
echo "1..$n"
