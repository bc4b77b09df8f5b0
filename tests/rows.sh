#!/bin/sh
# rows.sh FOLDER...: the table of what is promised of security: each row of
# rows.txt with how many tests bear its number and where they stand, or why it
# does not apply yet. Fails where a row has neither, or one of them failed.
# SPDX-License-Identifier: ISC
#
# Reads the logs of tests that have run: a folder's *.log and tests/**/*.log.
top=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { echo "usage: $0 FOLDER..." >&2; exit 2; }

find "$@" -name '*.log' -exec grep -H -E '^(not )?ok ' {} + |
    grep -v ' # SKIP' | awk -v list="$top/rows.txt" '
	function row_is(number) { return number in meaning }

	# A test that has run, of which log, and whether well.
	function note(number, log_name, well) {
		if (!row_is(number)) {
			if (!stray[number]++)
				faults[++wrong] = number " is in no list: " log_name
			return
		}
		if (!well)
			failed[number] = failed[number] " " log_name
		else if (++passed[number] && !((number, log_name) in told)) {
			told[number, log_name] = 1
			where[number] = where[number] " " log_name
		}
	}

	BEGIN {
		while ((getline line <list) > 0) {
			if (line ~ /^[A-L]-[0-9]+ /) {
				number = order[++rows] = \
				    substr(line, 1, index(line, " ") - 1)
				meaning[number] = substr(line, length(number) + 2)
			} else if (line ~ /^\tlater: /)
				later[number] = substr(line, 9)
			else if (line ~ /^\texcept: /)
				except[number] = substr(line, 10)
			else if (line ~ /^\t[^ ]+: ./) {
				sub(/^\t/, "", line)
				at = index(line, ": ")
				sought[++n] = number
				from[n] = substr(line, 1, at - 1)
				words[n] = substr(line, at + 2)
			} else if (line ~ /[^ ]/ && line !~ /^#/)
				faults[++wrong] = "rows.txt: " line
		}
	}

	{
		at = index($0, ".log:")
		name = substr($0, 1, at - 1)
		said = substr($0, at + 5)
		if (!sub(/^.*\/tests\/unit\//, "unit/", name))
			sub(/^.*\//, "", name)
		well = said !~ /^not /
		rest = said
		sub(/^(not )?ok [0-9]* *(- )?/, "", rest)
		while (match(rest, /^[A-L]-[0-9]+[ :]/)) {
			note(substr(rest, 1, RLENGTH - 1), name, well)
			if (substr(rest, RLENGTH, 1) == ":")
				break
			rest = substr(rest, RLENGTH + 1)
		}
		for (i = 1; i <= n; i++)
			if (from[i] == name && index(said, words[i])) {
				seen[i] = 1
				note(sought[i], name, well)
			}
	}

	function fault(number, text) {
		printf "%-5s MISSING  %s\n", number, text
		wrong++
	}

	END {
		for (i = 1; i <= n; i++)
			if (!seen[i])
				lost[sought[i]] = lost[sought[i]] " " from[i] \
				    ": " words[i] ";"
		for (i = 1; i <= rows; i++) {
			number = order[i]
			if (failed[number])
				fault(number, "failed:" failed[number])
			else if (lost[number])
				fault(number, "has not run:" lost[number])
			else if (later[number] && passed[number])
				fault(number, "is tested, but put off:" where[number])
			else if (later[number])
				printf "%-5s later    %s\n", number, later[number]
			else if (!passed[number])
				fault(number, "no test bears its number")
			else
				printf "%-5s passed   %3d:%s%s\n", number, \
				    passed[number], where[number], \
				    except[number] ? "; not yet " except[number] : ""
			good += !later[number] && passed[number] > 0
			put_off += later[number] != ""
		}
		for (i = 1; i in faults; i++)
			print faults[i]
		printf "%d of %d rows passed, %d are for later\n", good, rows, put_off
		exit wrong > 0
	}'
