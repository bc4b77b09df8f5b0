# rules.sh: what the tests of the house's rules share; source it. They speak
# TAP, and show what breaks a rule.
# SPDX-License-Identifier: ISC
cd "${srcdir:-.}" || exit 1
n=0

# none SENTENCE RULE: RULE is a function that prints what breaks it
none() {
	n=$((n + 1)) found=$($2 2>&1)
	if [ "$found" ]; then
		echo "not ok $n - $1"
		echo "$found" | head -n 20 | sed 's/^/# /'
	else
		echo "ok $n - $1"
	fi
}

programs=$(find modules -name '*.[ch]')
modules=$(echo "$programs" | grep -v '^modules/core/')
queries=$(find modules -name '*.sql')
sheets=$(find xsl -name '*.xsl')
schemas=$(find xsl -name '*.rng')
