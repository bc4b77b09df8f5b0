#!/bin/sh
# A theme's style sheets are checked: contrast in light and dark, what leads
# elsewhere or nowhere, and how large they are.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/theme.sh"
start_planting

# says FILE LINE SENTENCE: it is told, with nothing else
says() { finds_only "$1:$2: $3" --only terms; }
also() { finds "$1:$2: $3" --only terms; }
# token NAME VALUE [dark]: a fresh theme where it is that, in light or dark
token() {
	plants </dev/null
	sed -i "$([ "${3-}" ] && echo "/@media/,\$" || echo "1,/@media/")s/$1: [^;]*;/$1: $2;/" $tokens
	line=$(grep -n -e "$1: $2;" $tokens | cut -d: -f1)
}

plants </dev/null
ok 'the colours of a new theme are well told apart' \
    says_only 'plant: nothing wrong' check plant --only terms
token --ink-soft '#888'
ok 'a hint that is too pale' also $tokens "$line" \
    '--ink-soft on --ground has a contrast of 3.27:1 in light; hints and captions: at least 4.5:1'
token --ink-soft '#666' dark
ok 'or too dark in the dark' also $tokens "$line" \
    '--ink-soft on --ground has a contrast of 3.16:1 in dark; '
token --edge '#aaa'
ok 'an edge may be paler, but not as pale' also $tokens "$line" \
    '--edge on --paper has a contrast of 2.32:1 in light; the edges of fields: at least 3:1'
for white in white '#fff' '#FFFFFF' '#ffff' 'rgb(255,255,255)' \
    'rgb(100% 100% 100%)' 'rgba(255, 255, 255, 1)' 'hsl(0 0% 100%)' \
    'hsl(120, 50%, 100%)' 'var(--paper)' 'var(--gone, #fff)' \
    'light-dark(#fff, #000)'; do
	token --ink "$white"
	ok "$white on white is 1:1" also $tokens "$line" \
	    '--ink on --paper has a contrast of 1.00:1 in light; '
done
token --ink 'rgb(0 0 0 \/ 50%)'
ok 'what shines through counts as it looks' also $tokens \
    "$(grep -n -e '--ink: rgb' $tokens | cut -d: -f1)" \
    '--ink on --ground has a contrast of 3.'
token --ink 'oklch(40% 0.1 20)'
ok 'a colour that cannot be measured' also $tokens "$line" \
    '--ink cannot be measured: say it as hex, rgb(), hsl(), or by its name'
token --paper '#fffe'
ok 'a ground that is no ground' also $tokens "$(grep -n -e '--ink:' $tokens |
    head -n 1 | cut -d: -f1)" '--paper is translucent'

plants </dev/null
"$build/aedile" theme new ward --from plant >/dev/null
on_ward() {
	check ward --only terms >said && return 1
	cat said
	grep -qF "xsl/themes/$1" said
}
sed -i 's/--ink: #1b2430/--ink: var(--paper)/' xsl/themes/ward/tokens.css
ok 'a chain is followed to its end' on_ward 'ward/tokens.css:15: --ink on --paper has a contrast of 1.00:1 in light'

plants </dev/null
echo '--ink --brand 4.5 a banner' >xsl/themes/plant/contrasts
ok 'a theme may add pairs of its own' also $tokens 15 \
    '--ink on --brand has a contrast of 1.'
echo 'ink brand' >xsl/themes/plant/contrasts
ok 'that are pairs' says xsl/themes/plant/contrasts 1 \
    'a line is: --text --ground 4.5 what it is'
also_css() {
	echo "$1" >planted
	plants $tokens <planted
	also $tokens "$line" "$2"
}
ok 'what one block lays on each other' also_css \
    'p { color: #999; background: var(--paper) }' \
    '#999 on var(--paper) has a contrast of 2.84:1 in light; text: at least'
ok 'in the dark as well' also_css '@media (prefers-color-scheme: dark) { p { color: #555; background: #222 } }' \
    '#555 on #222 has a contrast of 2.13:1 in dark; text: at least 4.5:1'
pairs() {
	cat xsl/assets/*.css | grep -oE '(color|background|border[a-z-]*|outline(-color)?|fill|stroke): [^;]*var\(--[a-z-]+\)' |
	    grep -oE -e '--[a-z-]+\)' | tr -d ')' | sort -u |
	    grep -vxE -e '--line|--.*-face|--.*leading' | while read -r colour; do
		grep -qE -e "$colour([[:space:]])" xsl/contract/contrasts ||
		    { echo "$colour is measured against nothing"; exit 1; }
	done
}
ok 'every colour that base asks for is measured' pairs

# css SENTENCE DECLARATION
css() {
	sentence=$1
	shift
	echo "$1" >planted
	plants $tokens <planted
	ok "$sentence" says $tokens "$line" "$2"
}
css 'a picture of another site' \
    'a { background: url(https://x.example/a.png); }' \
    '"https://x.example/a.png" leads to another site'
css 'a sheet of another site' '@import "//x.example/a.css";' \
    '"//x.example/a.css" leads to another site'
css 'another way to say it' '@import url(http://x.example/a.css) screen;' \
    '"http://x.example/a.css" leads to another site'
css 'data in a sheet' "a { background: url('data:image/png;base64,AA=='); }" \
    'a data: address is not let through; put it into a file'
css 'a path that knows no prefix' 'a { background: url(/a.png); }' \
    '"/a.png" does not stay below'
css 'a file that is not there' 'a { background: url("gone.png"); }' \
    'there is no file themes/plant/gone.png'
css 'a colour that nobody says' 'a { color: var(--gone); }' \
    'no style sheet says what --gone is'
css 'a script' 'a { width: expression(1); }' 'a style sheet runs no script'
svg() {
	plants </dev/null
	printf '<svg xmlns="http://www.w3.org/2000/svg"\n%s</svg>\n' "$2" \
	    >xsl/themes/plant/mark.svg
	ok "$1" says xsl/themes/plant/mark.svg 2 "$3"
}
svg 'a picture that runs' '><script>x()</script>' 'a picture runs no script'
svg 'as soon as it is there' ' onload="x()">' 'a picture runs no script'
svg 'a picture of pictures' '><image href="https://x.example/a"/>' \
    'a picture fetches nothing from another site'
svg 'a page in a picture' '><foreignObject/>' 'a picture holds no page'
css 'a block without end' 'a { color: red;' 'a { is never closed'
css 'an end without block' 'a { color: red; } }' 'a } closes nothing'
cat >planted <<'END'
/* url(https://x.example/) in a comment, and @import "//x" */
@font-face { font-family: "A { b"; src: local("A:B"); }
a { color: var(--gone, var(--ink)); background: url(#here); }
@media (min-width: 40rem) { a:hover, b > c { --own: 1px; width: var(--own) } }
h1 { color: #8a8a8a; background: #fff; font-size: 2rem; }
@media print { h2 { color: #999; background: #fff; } }
button:disabled { color: #999; background: #fff; }
@supports (display: grid) { a::before { content: "\"}"; } }
END
plants $tokens <planted
ok 'what is right is not blamed' \
    says_only 'plant: nothing wrong' check plant --only terms
seq 1 1500 | sed 's/.*/.a& { color: red; }/' >planted
plants $tokens <planted
ok 'style sheets that are too large' says $tokens 1 \
    'the style sheets of the pages have '
plants $tokens <<'END'
@font-face { font-family: A; src: url(a.woff2); }
END
head -c 70000 /dev/urandom >xsl/themes/plant/a.woff2
ok 'a face that is too large' says $tokens "$line" 'a first view brings '
done_testing
