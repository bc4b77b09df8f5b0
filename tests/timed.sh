# timed.sh TEST: run it, and say what it took, as a comment of TAP.
# SPDX-License-Identifier: ISC
#
# A story by sh, whether or not it was made executable.
seconds() { cut -d. -f1 /proc/uptime; }

begun=$(seconds)
case $1 in
*.t) sh "$@" ;;
*) "$@" ;;
esac
ended=$?
# In a pipe it would speak of the pipe. Its first line is of this shell; the
# second of what was waited for.
used=$(mktemp) || exit 1
times >"$used"
awk -v passed=$(($(seconds) - begun)) '
    function seconds(time) {
	split(time, part, "[ms]")
	return part[1] * 60 + part[2]
    }
    NR == 2 {
	printf "# took %.1f s of processor, %d s\n",
	    seconds($1) + seconds($2), passed
    }' "$used"
rm -f "$used"
exit $ended
