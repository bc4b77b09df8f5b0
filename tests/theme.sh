# theme.sh: a designer's desk: a copy of the xsl folder, the aedile command,
# and nothing else; source it.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
. "$top/tests/tap.sh"
AEDILE_CONF=$home/no-such.conf
export AEDILE_CONF
cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
cd "$home" || exit 1

check() { "$build/aedile" theme check "$@"; }

# says_only SENTENCE COMMAND...: it says that, in one line, and ends well
says_only() {
	wanted=$1
	shift
	"$@" >"$home/said" 2>&1 || { cat "$home/said"; return 1; }
	cat "$home/said"
	[ "$(wc -l <"$home/said")" = 1 ] && grep -q "^$wanted" "$home/said"
}

sheet=xsl/themes/plant/theme.xsl
tokens=xsl/themes/plant/tokens.css

# fewer FOLDER: two languages will do, where none of them is the question
fewer() {
	for language in "$1"/words/*/; do
		case $language in
		*/en/ | */es/) ;;
		*) rm -r "$language" ;;
		esac
	done
}

# A theme to plant faults in.
start_planting() {
	"$build/aedile" theme new plant >/dev/null || exit 1
	cp -R xsl "$home/fresh"
}

# plants [FILE]: a fresh theme, and in it what stands on the standard input:
# before the last line of its sheet, or at the end of FILE
plants() {
	rm -rf xsl
	cp -R "$home/fresh" xsl
	if [ "${1-}" ]; then
		line=$(($(wc -l <"$1") + 1))
		cat >>"$1"
		return
	fi
	line=$(grep -n '^</xsl:stylesheet>' $sheet | cut -d: -f1)
	sed -i '$d' $sheet
	cat >>$sheet
	echo '</xsl:stylesheet>' >>$sheet
}

# finds TEXT [OPTION]...: it fails, and says this at the start of a line
finds() {
	text=$1
	shift
	check plant "$@" >"$home/said" 2>&1
	[ $? = 1 ] || { cat "$home/said"; return 1; }
	awk -v text="$text" 'index($0, text) == 1 { found = 1 }
	    END { exit !found }' "$home/said" || { cat "$home/said"; return 1; }
}
# The same, and nothing else but how many there are.
finds_only() {
	finds "$@" || return 1
	[ "$(wc -l <"$home/said")" = 2 ] || { cat "$home/said"; return 1; }
}
# at LINES-DOWN SENTENCE [OPTION]...: finds_only in what was planted
at() {
	place=$sheet:$((line + $1)):
	wanted=$2
	shift 2
	finds_only "$place $wanted" "$@"
}
