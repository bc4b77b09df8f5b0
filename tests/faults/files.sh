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

# For two seconds, no worker of a program opens another file.
few_descriptors() {
	for worker in $(children "$1"); do
		prlimit --pid "$worker" --nofile=4:4096
	done
	sleep 2
	for worker in $(children "$1"); do
		prlimit --pid "$worker" --nofile=1024:4096
	done
}

# Is every page shown meanwhile? SECONDS, then it is mended.
watch_pages() {
	until=$(($(date +%s) + $1))
	while [ "$(date +%s)" -lt $until ]; do
		for path in /services /sign-in; do
			status=$(curl -so /dev/null -w '%{http_code}' \
			    "$address$prefix$path")
			[ "$status" = 200 ] || tell theme \
			    "\"status\": $status, \"path\": \"$path\",
			    \"wrong\": [\"a page of a broken theme\"]" |
			    tr -d '\n\t'
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
