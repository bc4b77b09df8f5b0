# tap.sh: one test is one sentence and one command; source it. Needs a folder
# $home, and shows what lies in the files that $shown names when one fails.
# SPDX-License-Identifier: ISC
n=0

# ok SENTENCE COMMAND...: one test; the command must succeed
ok() {
	n=$((n + 1)) sentence=$1
	shift
	if "$@" >"$home/out" 2>&1; then
		echo "ok $n - $sentence"
	else
		echo "not ok $n - $sentence"
		for page in out ${shown-}; do
			tail -n 100 "$home/$page" 2>/dev/null | sed 's/^/# /'
		done
	fi
}
not() { ! "$@"; }

# prints PATTERN COMMAND...: it ends well, and says so
prints() {
	pattern=$1
	shift
	"$@" >"$home/said" 2>&1 || { cat "$home/said"; return 1; }
	cat "$home/said"
	grep -q -e "$pattern" "$home/said"
}

# fails_with PATTERN COMMAND...: it does not, and says why
fails_with() {
	pattern=$1
	shift
	! "$@" >"$home/said" 2>&1 && cat "$home/said" &&
	    grep -q -e "$pattern" "$home/said"
}

# Whatever a story does, no program of ours wants more than its cage leaves
# it; $intruded says that somebody else does.
cage_refused() {
	find "$home" -maxdepth 1 -type f -size -20M -exec \
	    grep -hasm 9 'event=call_refused' {} +
}

done_testing() {
	if [ ! "${intruded-}" ] && cage_refused >"$home/refused"; then
		n=$((n + 1))
		echo "not ok $n - no system call is refused"
		sed 's/^/# /' "$home/refused"
	fi
	echo "1..$n"
}
