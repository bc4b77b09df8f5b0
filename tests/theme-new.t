#!/bin/sh
# A theme out of nothing: it works at once, and what cannot be is refused.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/theme.sh"

fewer xsl

new() { "$build/aedile" theme new "$@"; }
works() { says_only "$1: nothing wrong" check "$1"; }
holds() { grep -q -e "$2" "xsl/themes/$1"; }

ok 'a theme is made' prints 'xsl/themes/brindle is made' new brindle
ok 'and nothing is wrong with it' works brindle
ok 'its colours are its own' \
    holds brindle/theme.xsl "a:asset('themes/brindle/tokens.css')"
ok 'it lies on base' holds brindle/theme.xsl 'href="../../base/theme.xsl"'
every_hook() {
	grep -oh 'name="hook-[a-z-]*"' xsl/base/*.xsl | sort -u |
	while read -r hook; do
		holds brindle/theme.xsl "<xsl:template $hook" ||
		    { echo "blank lacks $hook"; exit 1; }
	done
}
ok 'every hook of base is there to be filled' every_hook
every_token() {
	cat xsl/assets/*.css | grep -oE 'var\(--[a-z-]+\)' | sort -u |
	    sed 's/var(//; s/)//' | while read -r token; do
		grep -q -e "$token:" xsl/themes/brindle/tokens.css \
		    xsl/assets/*.css || { echo "blank lacks $token"; exit 1; }
	done
}
ok 'and every colour that base asks for' every_token
uncommented() {
	cp -R xsl/themes/brindle xsl/themes/filled
	sed 's/^       hidden from screen readers\.$/&-->/
	    s/^       words.LANG.*key\.$/&-->/
	    s/^  <!-- A picture for .*name\.$/&-->/
	    s/^  <!-- In <main>.*[a-z]\.$/&-->/
	    s/^  <!-- In the footer.*name\.$/&-->/
	    /^  -->$/d; s/brindle/filled/g' \
	    xsl/themes/brindle/theme.xsl >xsl/themes/filled/theme.xsl
	! grep -q 'Any template' xsl/themes/filled/theme.xsl ||
	    sed -i '/<!-- Any template/,/<.xsl:template>/d' \
	    xsl/themes/filled/theme.xsl
	works filled
}
ok 'with the hooks out of their comments it works as well' uncommented

ok 'a theme is made on another' new ward --from brindle
ok 'and on that another' new street --from ward
ok 'nothing is wrong with a chain' works street
ok 'it imports the one below it' holds street/theme.xsl '"../ward/theme.xsl"'
ok 'its tokens are its own' holds street/theme.xsl 'themes/street/tokens.css'
ok 'and no longer those of the one below' \
    not holds street/theme.xsl 'themes/ward/tokens.css'
more_css() {
	echo '.banner { color: var(--ink); }' >xsl/themes/ward/more.css
	sed -i 's|^    <link rel="icon|    <link rel="stylesheet" href="{a:asset(\x27themes/ward/more.css\x27)}"/>\n&|' \
	    xsl/themes/ward/theme.xsl
	new lane --from ward && holds lane/theme.xsl themes/ward/more.css &&
	    works lane
}
ok 'further style sheets of the one below stay' more_css
for theme in "$top"/xsl/themes/*/; do
	theme=$(basename "$theme")
	ok "one can begin with $theme" new "on-$theme" --from "$theme"
	ok "and has nothing wrong" works "on-$theme"
done

refused() { pattern=$1; shift; fails_with "$pattern" new "$@"; }
ok 'a name that is there is not taken' \
    refused 'there is a .*/brindle already' brindle
for name in Town 'a b' ../x a/b -a '' é \
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; do
	ok "\"$name\" is no name" not new "$name"
done
ok 'nor is anything made for it' not ls xsl/x xsl/themes/Town
ok 'a name is needed' refused 'say how' --from civic
ok 'no theme lies on one that is not there' \
    refused 'there is no theme nowhere' y --from nowhere
ok 'nor on one that does not compile' eval '
    new broken >/dev/null && echo "<x" >xsl/themes/broken/theme.xsl &&
    refused "broken is no good start: themes/broken/theme.xsl:" y --from broken'
ok 'an option that is none is refused' refused 'no option --form' y --form x
ok 'an xsl folder is needed' refused 'is no xsl folder' y --xsl /usr
elsewhere() { (cd / && refused 'there is no xsl folder here' y); }
[ -d /usr/local/share/aedile/xsl ] || ok 'or one above' elsewhere
if [ "$(id -u)" != 0 ]; then
	chmod a-w xsl/themes
	ok 'a folder that may not be written says so' \
	    refused 'themes/z: Permission denied' z
	chmod u+w xsl/themes
fi
unconfigured() { (cd / && fails_with 'nowhere.conf' "$build/aedile" \
    --conf /nowhere.conf theme new y); }
ok 'an aedile.conf that is named is there' unconfigured
done_testing
