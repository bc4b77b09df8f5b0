# manual.awk: the keys of the example aedile.conf, as a list for its manual.
# SPDX-License-Identifier: ISC
#
# awk -f manual.awk aedile.conf aedile.conf.5.in >aedile.conf.5

# What begins a line with a dot or a quote would be an order.
function plain(s) {
	gsub(/\\/, "\\e", s)
	return s ~ /^[.']/ ? "\\&" s : s
}

function item(key, value, must) {
	if (value != "")
		keys = keys sprintf(".It Ic %s No = Ar \\&%s\n", key,
		    plain(value))
	else
		keys = keys sprintf(".It Ic %s\n", key)
	keys = keys text (must ? "Must be said.\n" : "")
	text = ""
}

FNR == 1 { file++ }

# The first paragraph is about the file.
file == 1 && /^$/ { begun = 1; text = "" }
file == 1 && begun && /^# / { text = text plain(substr($0, 3)) "\n" }
file == 1 && begun && /^#?[a-z.]+ =/ {
	must = !/^#/
	sub(/^#/, "")
	key = $1
	sub(/^[^=]*= */, "")
	item(key, $0, must)
}

file == 2 && /^@KEYS@$/ { printf "%s", keys; next }
file == 2 { print }
