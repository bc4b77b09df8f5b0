#!/bin/sh
# contract.sh sum|note [FOLDER]: what the schemas of xsl/contract say of
# documents, as one number; and the line of it in the folder's versions.
# SPDX-License-Identifier: ISC
#
# note: a version that is not released yet takes the new number; after one
# that is comes the next version, and PAGE_CONTRACT in core/page.h is to be
# that too.
here=$(dirname "$0")
folder=${2-$here/../xsl/contract}

# Comments, documentation and layout are not counted.
sum() {
	(cd "$folder" && find . -name '*.rng' | LC_ALL=C sort) |
	while read -r file; do
		echo "$file"
		xsltproc --nonet "$here/contract/bare.xsl" "$folder/$file" |
		    xmllint --nonet --c14n - || exit 1
	done | sha256sum | cut -d' ' -f1
}

note() {
	now=$(sum)
	set -- $(grep -v '^#' "$folder/versions" | tail -n 1)
	[ "${2-}" != "$now" ] || return 0
	if [ "${1-}" ] && [ ! "${3-}" ]; then
		version=$1
		sed "/^$version /d" "$folder/versions"
	else
		version=$((${1-0} + 1))
		cat "$folder/versions"
	fi >"$folder/versions.new"
	echo "$version $now" >>"$folder/versions.new"
	mv "$folder/versions.new" "$folder/versions"
}

case ${1-} in
sum) sum ;;
note) note ;;
*) sed -n '2,3s/^# //p' "$0" >&2; exit 2 ;;
esac
