# story.sh: a story that makes the programs tell every page type: empty, filled
# in, wrong, long and hostile, to everybody who may read it. As documents, in
# $home/told/NAME[-STATE].xml; source it behind start_house, say "tell".
# SPDX-License-Identifier: ISC
#
# It is told once a kind of text. Who asks and who answers change with it, so
# that every role meets every page it may see.
accept=application/xml
mkdir -p "$home/told"

# keep NAME: the last answer
keep() {
	case $kind in
	plain) cp "$home/reply" "$home/told/$1.xml" ;;
	*) cp "$home/reply" "$home/told/$1-$kind.xml" ;;
	esac
}
# look NAME PATH; send NAME ACTION [FIELD=VALUE]...
look() {
	get "$2"
	keep "$1"
}
send() {
	kept=$1
	shift
	post "$@"
	keep "$kept"
}
# begin NAME: sign in with a fresh browser; limits were for others
begin() {
	sql aedile -e 'DELETE FROM throttle'
	sign_in "$1"
}

# token_of ADDRESS PATH: what stands behind PATH in the link of a letter
token_of() {
	for letter in $(seq 12); do
		mail_to "$1" >/dev/null || return
		letter_link | sed -n "s|^$2/||p" | grep . && return
	done
}

. "$top/tests/told/texts.sh"
. "$top/tests/told/pages.sh"
. "$top/tests/told/ends.sh"

# The kinds, and who asks and answers; admin and citizen are plain, too.
tell() {
	keep_texts
	many_cases
	copy_letters
	tell_kind plain ada olga
	tell_kind long oskar mina
	tell_kind hostile mina alma
	tell_kind admin alma olga
	tell_kind citizen bob olga
	kind=plain
	foreign_pages
	conflicts
	empty_pages
	refusals
}	# "absence" ends it

tell_kind() {
	kind=$1 citizen=$2 officer=$3
	"${1}_texts"
	as nobody
	[ $kind = plain ] || begin "$citizen"
	anyone_pages
	stranger_pages
	citizen_pages
	officer_pages
	feedback_pages
	keep_letters
}
