#!/bin/sh
# Pictures of the themes, from their galleries.
# SPDX-License-Identifier: ISC
#
# pictures.sh guide FOLDER: the small ones of xsl/README.md.
# pictures.sh sheets FOLDER: the same five pages of every theme beside each
# other, at 360 and 1280 px, light and dark.
# From a build folder, after npm ci. THEMES="civic" takes these alone.
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
case $1 in
guide | sheets) what=$1 ;;
*) sed -n '5,9s/^# //p' "$0" >&2; exit 2 ;;
esac
mkdir -p "$2" && to=$(cd "$2" && pwd) || exit 1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
export HOME="$home" TMPDIR="$home"

cd "$home" || exit 1
cp -R "$top/xsl" xsl && chmod -R u+w xsl || exit 1
PATH=$build:$PATH
if [ $what = guide ]; then	# its own theme is in the picture, too
	. "$top/tests/guide.sh"
	take_blocks
	for block in blocks/*; do do_block "$block" || exit 1; done
fi
set --
for theme in ${THEMES-$(ls xsl/themes)}; do
	aedile theme preview --xsl xsl "$theme" \
	    --to "$home/$theme" >said 2>&1 || { cat said; exit 1; }
	set -- "$@" "$home/$theme"
done
node "$top/tests/browser/pictures.mjs" "$what" "$to" "$@"
