#!/bin/sh
# A theme breaks in thirty ways while people are at work: nobody sees it, the
# log says where, and once mended it is shown within about a second.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
shown=cases.log
themes=$home/xsl
xsl=$themes
town=$xsl/themes/town

# sheet LOOK [TEMPLATES]: the town's theme; its pages bear the look
sheet() {
	cat <<-END
	<xsl:stylesheet version="1.0"
	    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	    xmlns:a="https://aedile.example/theme">
	<xsl:import href="../civic/theme.xsl"/>
	<xsl:template name="hook-banner"><p class="look-$1"/></xsl:template>
	${2-}
	</xsl:stylesheet>
	END
}
# page TEMPLATE: instead of the whole frame
page() { sheet bad "<xsl:template match=\"/page\">$1</xsl:template>"; }
# before MAIN: one thing more, in the frame
before() { sheet bad "<xsl:template name=\"hook-before-main\">$1</xsl:template>"; }
put() { cat >"$town/theme.xsl"; }

# The good one, whole, of the look $1; what was broken is as it was.
mend() {
	rm -rf "$town"
	mkdir "$town"
	for file in $broken; do
		rm -rf "${xsl:?}/$file"
		cp -R "$top/xsl/$file" "$xsl/$file"
	done
	broken=
	sheet "$1" >"$home/theme.new" && mv "$home/theme.new" "$town/theme.xsl"
}

enough=$((30000 * ${PATIENCE:-1}))
now() { date +%s%3N; }
looks() { get "${2-/find}" && says "class=\"look-$1\""; }
# until_seen LOOK: in $took, how many milliseconds it was
until_seen() {
	begun=$(now)
	until looks "$1" && looks "$1" /sign-in; do
		took=$(($(now) - begun))
		[ $took -lt $enough ] || return 1
	done
	took=$(($(now) - begun))
}
# The machine may be busy with other tests: at the end, half must be sooner.
soon() { echo "$took" | tee -a "$home/took"; [ "$took" -lt $enough ]; }

# told PATTERN: the log says it, of every program
told() {
	tries=0
	for log in cases auth; do
		until sed 's/\\"/"/g' "$home/$log.log" | grep -q -e \
		    "level=error .*theme: $1.*; the last good one stays"; do
			[ $((tries += 1)) -lt $((100 * ${PATIENCE:-1})) ] ||
			    return 1
			sleep 0.05
		done
	done
}

look=0
# breaks SENTENCE PATTERN: what the last function did is told so; mend it
breaks() {
	ok "E-7: $1: the log says where" told "$2"
	ok "E-1: $1: the last good one stays" looks "$look"
	look=$((look + 1))
	: >"$home/cases.log"
	: >"$home/auth.log"
	mend "$look"
	until_seen $look
	ok "$1: mended, it is seen soon" soon
}

at='themes/town/theme.xsl:[0-9]*:'
cp -R "$top/xsl" "$xsl"
# Each of five programs tries each change with all samples and compiles it
# again. With sanitizers that takes seconds: one or two samples of each kind
# will do, one language, and the programs whose logs are read.
slow=
! grep -q '^[^#]*-fsanitize' "$build/Makefile" || slow=yes
if [ $slow ]; then
	few_samples "$xsl"
	find "$xsl/words" -mindepth 1 -maxdepth 1 ! -name en -exec rm -r {} +
fi
mkdir "$town"
sheet 0 | put
setting theme town
start_house
if [ $slow ]; then
	end feedback
	end reports
fi
perl "$top/tests/crowd.pl" "127.0.0.1:$port" '' "$home/journal" 100000 \
    ada olga &
echo $! >"$home/pids/crowd"
perl "$top/tests/onlooker.pl" "127.0.0.1:$port" '' "$home/looks" /find \
    /sign-in /services &
echo $! >"$home/pids/onlooker"
ok 'the theme is shown' looks 0

# No XML, or none of ours.
echo '<xsl:stylesheet' | put
breaks 'a file that ends in the middle' "$at"
sheet bad '<xsl:template match="x">' | put
breaks 'a tag that is not closed' "$at"
: | put
breaks 'an empty file' "$at"
sheet bad | iconv -t UTF-16 | head -c 301 | put
breaks 'bytes that are no text' "$at"
{ echo '<!DOCTYPE x [<!ENTITY a "aaaa">]>'; sheet bad; } | put
breaks 'a DOCTYPE' 'themes/town/theme.xsl:[0-9]*: a DOCTYPE is not allowed'

# Something is not there, or is not what it seems.
rm "$town/theme.xsl"
breaks 'no theme.xsl' 'themes/town/theme.xsl: No such file'
mv "$town" "$home/away"
breaks 'no folder' 'themes/town/theme.xsl: No such file'
rm "$xsl/base/form.xsl"; broken=base/form.xsl
breaks 'a part that is missing' 'base/form.xsl: No such file'
rm "$town/theme.xsl"; mkdir "$town/theme.xsl"
breaks 'a folder in its place' 'themes/town/theme.xsl: no file'
rm "$town/theme.xsl"; mkfifo "$town/theme.xsl"
breaks 'a pipe in its place' 'themes/town/theme.xsl: no file'
sheet bad >"$home/theme.xsl"
ln -sf "$home/theme.xsl" "$town/theme.xsl"
breaks 'a link out of the folder' 'themes/town/theme.xsl: lies outside'
rm -rf "$xsl/themes/civic"; broken=themes/civic
breaks 'the theme it is made of is gone' 'themes/civic/theme.xsl: No such'
rm "$xsl/themes/civic/tokens.css"; broken=themes/civic
breaks 'a style sheet is gone' \
    'themes/civic/theme.xsl:[0-9]*: there is no asset "themes/civic/tokens'
sheet bad '<xsl:include href="theme.xsl"/>' | put
breaks 'one that includes itself' "$at"
sheet bad '<xsl:include href="http://127.0.0.1:1/x.xsl"/>' | put
breaks 'one from another host' "$at .*http://127.0.0.1"

# No XSLT.
before '<xsl:value-of select="a["/>' | put
breaks 'half an expression' "$at"
before '<xsl:value-of select="a:nope()"/>' | put
breaks 'a function that is none' "$at a:nope() may not be called"
before '<xsl:value-of select="document('"'x'"')"/>' | put
breaks 'a look at other files' "$at document() may not be called"
before '<xsl:value-of select="$none"/>' | put
breaks 'a variable that is none' "$at .*none"
before '<xsl:call-template name="none"/>' | put
breaks 'a template that is none' "$at .*none"

# Programs that do not end, or end badly.
page '<html><xsl:for-each select="//*"><xsl:for-each select="//*">
    <xsl:for-each select="//*"><xsl:for-each select="//*">
    <xsl:for-each select="//*"><xsl:if test="count(//*) = 0">x</xsl:if>
    </xsl:for-each></xsl:for-each></xsl:for-each>
    </xsl:for-each></xsl:for-each></html>' | put
breaks 'a loop without end' "$at it \(ran too long\|takes too many steps\)"
sheet bad '<xsl:template name="hook-before-main"><xsl:call-template
    name="hook-before-main"/></xsl:template>' | put
breaks 'a recursion without end' "$at templates call each other without end"
sheet bad '<xsl:template match="/page"><xsl:param name="n" select="28"/>
    <xsl:copy-of select="*"/><xsl:if test="$n"><xsl:apply-templates select=".">
    <xsl:with-param name="n" select="$n - 1"/></xsl:apply-templates>
    <xsl:apply-templates select="."><xsl:with-param name="n" select="$n - 1"/>
    </xsl:apply-templates></xsl:if></xsl:template>' | put
breaks 'a gigabyte of output' "$at it \(takes too m\|ran too long\)"
before '<xsl:message terminate="yes">enough</xsl:message>' | put
breaks 'one that gives up' "$at enough"

# Pages that would be none.
page '<p class="look-bad">hello</p>' | put
breaks 'no <html>' "$at it makes no <html>"
page '' | put
breaks 'nothing at all' "$at it makes no <html>"
page '<html lang="en"><head><title>x</title></head><body>x</body></html>' | put
breaks 'no <main>' "$at there is no <main>"
before '<xsl:element name="script">alert(1)</xsl:element>' | put
breaks 'a script' "$at <script> may not stand in a page"
before '<a><xsl:attribute name="href">javascript:x</xsl:attribute></a>' | put
breaks 'a link that is a script' "$at <a href> may not stand in a page"
sheet bad '<xsl:template match="form"><form method="post"/></xsl:template>' |
    put
breaks 'forms without their fields' "$at a form has lost its field csrf"

# Words and letters.
echo '<words lang="en"><w key="a">' >"$xsl/words/en/cases.xml"
broken=words/en/cases.xml
breaks 'words that end in the middle' 'words/en/cases.xml:[0-9]*: '
echo '<!DOCTYPE w [<!ENTITY a SYSTEM "/etc/passwd">]><words lang="en">&a;</words>' \
    >"$xsl/words/en/base.xml"
broken=words/en/base.xml
breaks 'words with an entity' 'words/en/base.xml:1: a DOCTYPE is not allowed'
sheet bad >"$town/mail.xsl"
breaks 'letters that are none' '[a-z/]*.xsl:[0-9]*: no <mail>'

# The way forward, too: a file grows slowly, another comes bit by bit.
sheet new >"$home/whole"
{ head -c 200 "$home/whole"; sleep 0.4; tail -c +201 "$home/whole"; } | put
until_seen new
ok 'a good one written slowly is taken when it is whole' soon
get /find
style=$(grep -o '/themes/civic/tokens\.[0-9a-f]*\.css' "$home/reply")
echo ':root { --new: 1 }' >>"$xsl/themes/civic/tokens.css"
new_style() { get /find && never_says "$style" && says 'tokens\.[0-9a-f]*\.css'; }
begun=$(now)
until_true new_style
took=$(($(now) - begun))
ok 'a changed style sheet has a new name soon' soon
get "$(grep -o '/themes/civic/tokens\.[0-9a-f]*\.css' "$home/reply")"
ok 'by which it is found' says '--new: 1'
get "$style"
ok 'and by the old one' status 200

# Nobody noticed.
end onlooker
end crowd
sleep 1
unlucky() { grep -v ' 200 \([0-9]*\|new\)$' "$home/looks"; }
ok 'hundreds of pages were looked at' [ "$(wc -l <"$home/looks")" -gt 500 ]
ok 'each was there, in a good look' not unlucky
ok 'people worked on' grep -q '^ok' "$home/journal"
ok 'no request failed' not grep -E '^(bad|away|unknown)' "$home/journal"
ok 'no process ended badly' not grep -h ' ended ' "$home"/*.log

# Whoever starts while it is broken shows another, until it is mended.
page '<p>bad</p>' | put
told "$at"
end cases
start_program cases
get /find
ok 'a program that starts with a broken theme shows civic' \
    says 'themes/civic/tokens'
ok 'it says so' grep -q "theme: town: $at .*; civic is shown until" \
    "$home/cases.log"
ok 'the doctor says so, too' \
    fails_with "theme: town is not shown: $at it makes no" aedile doctor
ok 'no error pages are drawn by it' fails_with "$at" aedile pages
mend back
until_seen back
ok 'mended, it is shown' looks back
echo '<words' >"$xsl/words/en/feedback.xml"
end cases
start_program cases
ok 'words that cannot be read stop no program' looks back
ok 'that is told' grep -q 'feedback.xml.*; left out' "$home/cases.log"
sort -n "$home/took" | awk '{ a[NR] = $1 }
    END { print a[int((NR + 1) / 2)], a[NR] }' >"$home/times"
read -r half most <"$home/times"
# Other work on the machine is no fault of ours, nor is what sanitizers take.
read -r busy rest </proc/loadavg
bound=1500
[ ! $slow ] || bound=6000
if [ "${busy%.*}" -lt $((4 * $(nproc))) ]; then
	ok 'a change is seen within about a second' [ "$half" -lt $bound ]
fi
echo "# half were seen after $half ms, all after $most ms"
done_testing
