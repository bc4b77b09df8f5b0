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

# Every form that is open somewhere is sealed with the key before; what is
# parked opens with it, too. Only while some programs know the new key, and
# some do not, what one has sealed another cannot open.
new_site_key() {
	key_since=$(now)
	knew=$(for one in auth cases feedback reports; do children $one; done)
	head -c 32 /dev/urandom | base64 >"$home/keys/site.new"
	cp "$home/keys/site" "$home/keys/site-old.new"
	chmod 0400 "$home"/keys/*.new
	mv "$home/keys/site-old.new" "$home/keys/site-old"
	mv "$home/keys/site.new" "$home/keys/site"
	reload_programs
	wait_until_gone $knew
	tell 'new key' "\"since\": $key_since, \"until\": $(now)"
}
