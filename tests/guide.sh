# guide.sh: the blocks of xsl/README.md's guide, to be done to the letter in a
# folder that has a copy of xsl; sourced.
# SPDX-License-Identifier: ISC

# Every block behind a line "<!-- guide: WHAT -->" into blocks/N, WHAT first.
take_blocks() {
	mkdir blocks && awk '
	    /^<!-- guide: / { gsub(/<!-- guide: | -->/, ""); what = $0; next }
	    what && /^```/ && !inside { inside = 1; n++;
		print what >("blocks/" n); next }
	    /^```/ { inside = 0; what = "" }
	    inside { print >("blocks/" n) }' "$top/xsl/README.md"
}

# do_block FILE: as its first line says
do_block() {
	set -- "$1" $(head -n 1 "$1")
	tail -n +2 "$1" >block
	case $2 in
	run) sh -e block >said 2>&1 ;;
	append) cat block >>"xsl/$3" ;;
	insert)
		grep -v '^</xsl:stylesheet>' "xsl/$3" >rest &&
		    { cat rest block; echo '</xsl:stylesheet>'; } >"xsl/$3" ;;
	*) false ;;
	esac
}

