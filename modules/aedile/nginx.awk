# nginx.awk: the parts of nginx's configuration as strings of C.
# SPDX-License-Identifier: ISC
BEGIN { print "/* Made from conf/nginx. */" }
FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\..*/, "", name)
	printf "%sstatic const char nginx_%s[] =", (NR > 1 ? ";\n" : ""), name
}
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	printf "\n\t\"%s\\n\"", $0
}
END { print ";" }
