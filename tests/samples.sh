#!/bin/sh
# samples.sh [FOLDER]: make the samples of xsl/samples anew, or into a folder,
# of what the programs tell. In a build folder: srcdir=.. sh ../tests/samples.sh
# SPDX-License-Identifier: ISC
#
# Those that no page of this house is like are made by hand, and stay.
# Long and hostile text, and the roles that are left, come once a page type;
# with forms, filled in and wrong.
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/valid.sh"
to=$(cd "${1-$top/xsl/samples}" && pwd) || exit 1
setting site.name 'Town of Brindlemouth'
setting site.contact help@brindlemouth.example
start_house
. "$top/tests/told/story.sh"
tell
absence
told=$home/told

# A form of long or hostile text is worth more when it is wrong.
wrong='accessibility account address ask-citizen case-reopen change-status code
	draft-details draft-questions feedback find forgotten hand-over
	password recategory reset resolve sign-in sign-up terms-accept'
for kind in long hostile; do
	for type in $wrong; do
		mv "$told/$type-error-$kind.xml" "$told/$type-$kind.xml"
	done
	mv "$told/take-conflict-$kind.xml" "$told/take-$kind.xml"
done
mv "$told/take-conflict.xml" "$told/take.xml"

chosen() {
	ls "$told" | sed -n 's/\.xml$//p' |
	    grep -v -e '-long$' -e '-hostile$' -e '-admin$' -e '-citizen$'
	printf '%s\n' ask-citizen home-citizen
	for schema in "$contract"/*.rng; do
		type=${schema##*/} type=${type%.rng}
		kinds='long hostile'
		case $(roles_of "$type") in
		anyone) kinds="$kinds citizen admin" ;;
		citizens) kinds="$kinds admin" ;;
		esac
		[ $type != notice ] || type=notice-404
		for kind in $kinds; do
			[ ! -e "$told/$type-$kind.xml" ] || echo "$type-$kind"
		done
	done
	for letter in "$told"/letters/*.xml; do
		letter=${letter##*/} letter=${letter%.xml}
		case $letter in *-admin|*-citizen) continue ;; esac
		echo "letters/$letter"
	done
}
mkdir -p "$to/letters"
touch -d '2000-01-01' "$to"/*.xml "$to"/letters/*.xml 2>/dev/null
perl "$top/tests/told/plain.pl" "$told" "$to" $(chosen | LC_ALL=C sort -u)
echo "$(find "$to" -name '*.xml' -newermt 2001-01-01 | wc -l) samples"
find "$to" -name '*.xml' ! -newermt 2001-01-01 -exec basename {} \; |
    sort | sed 's/^/made by hand: /'
