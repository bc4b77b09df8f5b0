#!/bin/sh
# How the code reads: the limits that keep a page a file, and what is banned.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/rules.sh"

tests=$(find tests -name node_modules -prune -o -name '*.[ch]' -print)
scripts=$(find conf sql tests -name node_modules -prune -o \
    '(' -name '*.sh' -o -name '*.t' -o -name '*.sql' -o -name '*.pl' ')' -print)
makefiles="Makefile.am configure.ac $(find modules conf tests -name '*.am')"
dressing=$(find xsl -name '*.css' -o -name '*.xml')

long_files() {
	wc -l $programs $sheets $schemas $scripts |
	    awk '$2 != "total" && $1 > 300' |
	    grep -v ' sql/'
}
none 'no file of code is over 300 lines' long_files

# A function's body begins and ends with a brace in the first column; two
# lines above it are its type and its name.
long_functions() {
	awk 'FNR == 1 { open = 0 }
	    /^{/ { open = FNR }
	    /^}/ {
		if (open && FNR - open + 3 > 50)
			printf "%s:%d: %d\n", FILENAME, open, FNR - open + 3
		open = 0
	    }' $programs
}
none 'no function is over 50 lines' long_functions

# Tabs are eight columns wide; a character is one, however many its bytes.
wide_lines() {
	LC_ALL=C awk '{
		gsub(/[\200-\277]/, "")
		while ((at = index($0, "\t")))
			$0 = substr($0, 1, at - 1) substr("        ",
			    (at - 1) % 8 + 1) substr($0, at + 1)
	    }
	    length > 80 { printf "%s:%d: %d\n", FILENAME, FNR, length }' \
	    $programs $tests $queries
}
none 'no line of code is over 80 columns' wide_lines

blank_ends() {
	grep -nE '[ 	]+$' $programs $tests $queries $sheets $schemas \
	    $scripts $makefiles $dressing
}
none 'no line ends in blanks' blank_ends

# A pattern with one predicate is tested on the element; one with two in a row
# makes libxslt look through the whole page: modules/core/README.md.
slow_patterns() {
	perl -0ne 'while (/match="([^"]*\]\s*\[[^"]*)"/g) {
		print "$ARGV: $1\n"
	}' $sheets
}
none 'no match has two predicates in a row' slow_patterns

# What is only read by a test is data.
unlicensed() {
	grep -L 'SPDX-License-Identifier: ' $programs $tests $queries \
	    $sheets $schemas $scripts $makefiles $dressing
}
none 'every file says its licence' unlicensed

undone() {
	grep -nwE 'TODO|FIXME|XXX|HACK' $programs $tests $queries $sheets \
	    $schemas $scripts $makefiles $dressing |
	    grep -v '^tests/style.t:'
}
none 'nothing is left undone' undone

banned='gets|strcpy|strcat|strncat|sprintf|vsprintf|strtok|atoi|atol|atof'
banned="$banned|system|popen|rand|srand|random|alloca|tmpnam|mktemp|asctime"
banned="$banned|ctime|localtime|gmtime"
unsafe_calls() {
	grep -nE "(^|[^a-z_])($banned)\(" $programs |
	    grep -vE '^[^:]*:[0-9]*:[ 	]*(/?\*| \*)'
}
none 'D-7: no call that is unsafe, shared, or runs a shell' unsafe_calls

takers() { grep -nE '\b(malloc|calloc|realloc|reallocarray)\(' $modules; }
none 'only the core takes memory by hand' takers

jumps() { grep -nw goto $modules; }
none 'no module jumps' jumps

# What can change outlives the request that changed it. A flag for a signal
# may.
lasting() {
	awk '/^[a-z].*[;=]/ && !/const/ && !/\(/ && !/sig_atomic_t/ &&
	    !/^(extern|typedef)/ &&
	    !/^(static )?(struct|enum|union)( [a-z_]+)? *(;|\{)/ {
		printf "%s:%d: %s\n", FILENAME, FNR, $0 }
	    /^	static / && !/const/ {
		printf "%s:%d: %s\n", FILENAME, FNR, $0 }' \
	    $(echo "$modules" | grep '\.c$')
}
none 'D-9: nothing in a module outlives its request' lasting

short_names() { grep -nE '^typedef ([^(]*;|[^(]*\{)' $programs; }
none 'a struct goes by its name; typedef is for functions' short_names

unasked() {
	for file in $queries; do
		sed -n 's/^-- name: //p' "$file" | while read -r query; do
			grep -qw "sql_$query" "${file%/*}"/*.[ch] ||
			    echo "$file: $query"
		done
	done
}
none 'every query is asked by somebody' unasked

# aedile itself makes databases and accounts, whose names no statement takes
# as a value.
spelled() {
	grep -nE '"(SELECT|INSERT|UPDATE|DELETE|REPLACE) |struct sql [a-z_]+ = ' \
	    $(echo "$programs" | grep -v -e /aedile/ -e /core/db)
}
none 'D-1: SQL is written in .sql files alone' spelled

# What they compare is what anybody may know.
impatient() {
	grep -nE '\b(bcmp|memcmp|timingsafe)[a-z_]*\(' $programs |
	    grep -v -e /blocklist.c -e /file.c -e /multipart.c \
		-e /password_fault.c -e /theme_preview_files.c -e sodium_memcmp
	grep -nE '\bstrn?(case)?cmp\([^;]*(token|seal|secret|hash|password)' \
	    modules/core/secret*.c modules/core/session.c modules/core/guard.c \
	    modules/core/password.c modules/core/parked.c modules/auth/*.c
}
none 'G-4: secrets are compared by sodium_memcmp alone' impatient
# A parameter of libxslt is an expression, and one of regcomp() runs as long as
# it likes.
expressions() {
	grep -nE 'regcomp|xsltQuote|xslt[A-Za-z]*Params?\(' $programs
	grep -nE 'REGEXP|RLIKE' $queries
	grep -n 'xsltApplyStylesheet[A-Za-z]*(' $programs |
	    grep -v '(ctx->style, doc, NULL, NULL, NULL,$'
}
none 'L-1: nothing that was typed is an expression' expressions
parameters() {
	for sheet in $sheets; do
		awk -v name="$sheet" '/<xsl:template/ { inside = 1 }
		    /<xsl:param/ && !inside { print name ": " $0 }
		    /<\/xsl:template>/ { inside = 0 }' "$sheet"
	done
}
none 'L-1: no theme waits for a parameter' parameters
echo "1..$n"
