# net.sh: faults of browsers: too many, too slow, too large, and lost keys.
# SPDX-License-Identifier: ISC

net() {
	perl "$top/tests/faults/net.pl" "127.0.0.1:$port" "$prefix" \
	    "$journal" "$@" 8>&-
}

slow_clients() { net slow 200 8 & }
odd_bodies() { net odd; }
sign_in_storm() { net storm 40 3 & }
expensive_pages() { net expensive 6 4 & }

# Every form that is open somewhere is sealed with the key before; so is what
# is parked at that moment, which nobody can open any more.
new_site_key() {
	tell 'new key' "\"at\": $(date +%s.%N)"
	head -c 32 /dev/urandom | base64 >"$home/keys/site.new"
	chmod 0400 "$home/keys/site.new"
	mv "$home/keys/site.new" "$home/keys/site"
	reload_programs
}
