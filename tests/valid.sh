# valid.sh: page documents against their schemas, and what their forms need;
# source it. Needs $top and a folder $home.
# SPDX-License-Identifier: ISC
contract=$top/xsl/contract

# valid FILE...: each is what the schema of its page type says; says which is
# not, and why. The types are in $home/types afterwards.
valid() {
	rm -f "$home"/type-*
	xsltproc --nonet "$top/tests/contract/type.xsl" "$@" >"$home/kinds" ||
	    return 1
	printf '%s\n' "$@" | paste -d' ' "$home/kinds" - |
	    while read -r type role file; do
		printf '%s\n' "$file" >>"$home/type-$type"
	    done
	cut -d' ' -f1 "$home/kinds" | sort -u >"$home/types"
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

# Who may read a page type, by its schema; the version of the contract.
roles_of() {
	tr -d '\n' <"$contract/$1.rng" |
	    sed 's/.*<define name="who"> *<ref name="\([a-z]*\)".*/\1/'
}
contract_now() {
	sed -n 's/#define PAGE_CONTRACT "\(.*\)"/\1/p' \
	    "${header-$top/modules/core/page.h}"
}

# all_roles TYPE...: each was met, in the list $home/met of "TYPE ROLE", by
# every role that its schema lets in
all_roles() {
	for type; do
		case $(roles_of "$type") in
		anyone) roles='nobody citizen officer manager admin' ;;
		strangers) roles=nobody ;;
		citizens) roles='citizen officer manager admin' ;;
		officers) roles='officer manager admin' ;;
		*) roles=any ;;
		esac
		for role in $roles; do
			grep -qx "$type $role" "$home/met" ||
			    echo "$type: no $role"
		done
	done | grep . && return 1
	return 0
}
