# valid.sh: page documents against their schemas, and what their forms need;
# source it. Needs $top and a folder $home.
# SPDX-License-Identifier: ISC
contract=$top/xsl/contract

# valid FILE...: each is what the schema of its page type says; says which is
# not, and why. The types are in $home/types afterwards.
valid() {
	rm -f "$home"/type-*
	xsltproc --nonet "$top/tests/contract/type.xsl" "$@" >"$home/read" ||
	    return 1
	printf '%s\n' "$@" | paste -d' ' "$home/read" - |
	    while read -r type role file; do
		printf '%s\n' "$file" >>"$home/type-$type"
	    done
	cut -d' ' -f1 "$home/read" | sort -u >"$home/types"
	while read -r type; do
		xargs -d '\n' xmllint --nonet --noout --relaxng \
		    "$contract/$type.rng" <"$home/type-$type" 2>&1 |
		    grep -v ' validates$'
	done <"$home/types" >"$home/faults"
	head -n 40 "$home/faults"
	[ ! -s "$home/faults" ]
}

# invalid FILE...: none of them is
invalid() {
	for file; do
		! valid "$file" || { echo "$file is valid"; return 1; }
	done
}

# worded FILE...: whatever a form in them shows has its word, in every language
worded() {
	xsltproc --nonet "$top/tests/contract/words.xsl" "$@" | sort -u \
	    >"$home/needed"
	for language in "$top"/xsl/words/*; do
		cat "$language"/*.xml | grep -o '<w key="[^"]*"' |
		    cut -d'"' -f2 | awk -v whose="${language##*/}" '
		    FNR == NR { said[$1]; next }
		    {
			for (i = 1; i <= NF; i++)
				if ($i in said)
					next
			print whose ": no word " $0
		    }' - "$home/needed"
	done >"$home/wordless"
	head -n 20 "$home/wordless"
	[ ! -s "$home/wordless" ]
}
