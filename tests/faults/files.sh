# files.sh: faults of disks, of the theme and its words, and of what a program
# may hold.
# SPDX-License-Identifier: ISC

# mount_small FOLDER SIZE: a disk of its own, which can be full
mount_small() {
	mkdir -p "$1"
	mount -t tmpfs -o "size=$2" none "$1" 2>/dev/null || return 1
	mounted="${mounted-} $1"
}
unmount_all() {
	for folder in ${mounted-}; do umount -l "$folder"; done
}

# fill_disk FOLDER: for some seconds nothing more goes there
fill_disk() {
	mountpoint -q "$home/$1" || return 1
	cat /dev/zero >"$home/$1/ballast"
	sleep 3
	rm -f "$home/$1/ballast"
	# Some databases do not outlive a full disk; somebody starts them.
	kill -0 "$served" || serve_data "$home/data"
}

# In which order attachments go to the disk: strace tells, for some seconds. A
# worker may be about to end: it watches those who come, too.
watch_order() {
	command -v strace || return 1
	rm -f "$home"/trace.*
	strace -qq -ff -s 60 -o "$home/trace" -e \
	    trace=openat,write,fsync,renameat,renameat2,sendto \
	    $(printf ' -p %s' "$(cat "$home/pids/cases")" $(children cases)) \
	    8>&- &
	tracer=$!
	for tenth in $(seq 300); do
		sleep 0.1
		grep -q '^renameat' "$home"/trace.* && break
	done
	sleep 1
	kill $tracer
	perl "$top/tests/faults/order.pl" "$home"/trace.* >"$home/order" ||
	    return 1
	[ ! -s "$home/order" ] || tell order "\"status\": 500,
	    \"wrong\": [\"$(head -n 1 "$home/order")\"]" | tr -d '\n\t'
}

now() { date +%s.%N; }

# Read back into another database at the end, it holds what was done before.
make_backup() {
	backup=$home/backup
	rm -rf "$backup"
	backup_since=$(now)
	"$build/aedile" backup --conf "$home/courier.conf" "$backup" || {
		rm -rf "$backup"
		return 1
	}
	backup_until=$(now)
}

check_backup() {
	[ -d "${backup-}" ] || return 0
	(cd "$backup" && sha256sum --quiet -c SHA256SUMS) || return 1
	q 'CREATE DATABASE copied'
	sed 's/`aedile`/`copied`/g' "$backup/database.sql" |
	    sql copied || return 1
	echo 'The backup:'
	perl "$top/tests/check/aedile-check" --database copied \
	    --since "$backup_since" --until "$backup_until" \
	    --only 'N1 N3 N5 N7' "$journal" "$home/sock" "$backup/files" \
	    "$home/mail"
}

# For two seconds, no worker of a program opens another file.
few_descriptors() {
	few=
	for worker in $(children "$1"); do
		had=$(prlimit --pid "$worker" --nofile -o SOFT --noheadings) &&
		    prlimit --pid "$worker" --nofile=4: &&
		    room=$had few="$few $worker"
	done
	sleep 2
	for worker in $few; do
		prlimit --pid "$worker" --nofile="$room:"
	done
	[ "$few" ]
}

# Is every page shown meanwhile? SECONDS, then it is mended.
watch_pages() {
	wrong='"wrong": ["a page of a broken theme"]'
	until=$(($(date +%s) + $1))
	while [ "$(date +%s)" -lt $until ]; do
		for path in /services /sign-in; do
			status=$(curl -so /dev/null -w '%{http_code}' \
			    "$address$prefix$path")
			[ "$status" = 200 ] || tell theme \
			    "\"status\": $status, \"path\": \"$path\", $wrong"
		done
		sleep 0.3
	done
}

break_theme() {
	base=$home/xsl/base
	case $1 in
	xml) echo '<broken' >>"$base/layout.xsl" ;;
	half) head -c 500 "$top/xsl/base/form.xsl" >"$base/form.xsl" ;;
	gone) rm "$base/layout.xsl" || return 1 ;;
	empty) : >"$home/xsl/themes/civic/theme.xsl" ;;
	loop) cat >"$base/pages/cases-services.xsl" <<'XSL' ;;
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="page/services" name="again">
    <xsl:call-template name="again"/>
  </xsl:template>
</xsl:stylesheet>
XSL
	esac
	watch_pages 4
	mend_files
}

break_words() {
	words=$home/xsl/words/en
	case $1 in
	half) head -c 300 "$top/xsl/words/en/cases.xml" >"$words/cases.xml" ;;
	gone) rm "$words/cases.xml" || return 1 ;;
	keyless) echo '<words lang="en"/>' >"$words/cases.xml" ;;
	esac
	watch_pages 3
	mend_files
}

mend_files() { cp -R "$top/xsl/." "$home/xsl"; }
