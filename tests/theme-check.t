#!/bin/sh
# A theme is checked: whatever is wrong with it is told as FILE:LINE and a
# sentence, and what is right is not.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/theme.sh"
start_planting

for theme in "$top"/xsl/themes/*/; do
	theme=$(basename "$theme")
	ok "nothing is wrong with $theme" \
	    says_only "$theme: nothing wrong; [0-9]* pages and" check "$theme"
done
here() { (cd xsl/themes/civic && says_only civic: check --only home .); }
ok 'a theme is known by its folder' here
whole() {
	check plant | grep -q "; $(ls xsl/samples/*.xml | wc -l) pages and \
$(ls xsl/samples/letters/*.xml | wc -l) letters in $(ls xsl/words |
	    wc -l) languages"
}
ok 'every sample is drawn in every language' whole

# From here on some will do.
fewer "$home/fresh"
for sample in "$home"/fresh/samples/*.xml "$home"/fresh/samples/letters/*.xml
do
	case ${sample##*/} in
	terms*.xml | home.xml | case.xml | cases.xml | find.xml) ;;
	account-approved.xml) ;;
	*) rm "$sample" ;;
	esac
done

# What is no HTML, and what is: a page of each.
lines() { grep -v '^	' "$1"; }
corpus() {
	{
		echo '<xsl:template match="page/terms">'
		lines "$top/tests/theme/$1"
		echo '</xsl:template>'
	} >planted
	plants <planted
}
told() {
	awk -v line="$line" '/^\t/ { print line ": " substr($0, 2); next }
	    { line++ }' "$1" | sort
}
html_faults() {
	corpus html-faults.txt
	check plant --only terms >said && return 1
	sed -n "s|^$sheet:\([0-9]*: .*\) (.*)\$|\1|p" said | sort >heard
	told "$top/tests/theme/html-faults.txt" >told
	diff told heard && [ "$(wc -l <said)" = $(($(wc -l <told) + 1)) ]
}
ok 'E-5: each fault of HTML is told where it stands, and no other' html_faults
corpus html-good.txt
ok 'good HTML is not blamed' \
    says_only 'plant: nothing wrong' check plant --only terms

# The loader
plants <<'END'
<xsl:template match="page/terms"><p></xsl:template>
END
ok 'what is no XML' at 0 'Opening and ending tag mismatch: p line'
plants <<'END'
<xsl:template match="page/terms">
  <xsl:value-of select="document('/etc/passwd')"/>
</xsl:template>
END
ok 'E-5: a function that is forbidden' at 1 'document() may not be called'
plants <<'END'
<xsl:template match="page/terms"><xsl:value-of select="a["/></xsl:template>
END
ok 'a mistake of XPath' finds "$sheet:$line: "
plants <<'END'
<xsl:template match="page/terms"><p style="color: red">x</p></xsl:template>
END
ok 'E-5: style within a page' at 0 'style="color: red" is not allowed'
plants <<'END'
<xsl:template match="page/terms"><p onclick="x()">x</p></xsl:template>
END
ok 'E-5: script within a page' at 0 'onclick="x()" is not allowed'
plants <<'END'
<xsl:template match="page/terms"><script>x()</script></xsl:template>
END
ok 'E-5: a script' at 0 '<script> is not allowed'
plants <<'END'
<xsl:template match="page/terms"><img src="https://x.example/" alt=""/>
</xsl:template>
END
ok 'E-5: a picture of another site' at 0 'src="https://x.example/" is not allowed'
plants <<'END'
<xsl:template match="page/terms"><xsl:call-template name="gone"/>
</xsl:template>
END
ok 'a template that is not there' finds "$sheet:$line: "
plants <<'END'
<xsl:template match="page/terms"><xsl:call-template name="loop"/>
</xsl:template>
<xsl:template name="loop"><xsl:call-template name="loop"/></xsl:template>
END
ok 'a loop without end' finds "$sheet:$((line + 2)): "
ok 'of which every page is told' \
    eval 'finds "$sheet:$((line + 2)): " && grep -q "(terms" "$home/said"'

# What comes of the data
plants <<'END'
<xsl:template match="page/terms">
  <a href="javascript:{name()}">x</a>
</xsl:template>
END
ok 'E-5: an address that runs' at 1 \
    '<a href> may not stand in a page, and is left out (terms'
plants <<'END'
<xsl:template match="page/terms">
  <xsl:apply-templates select="edition"/>
</xsl:template>
END
ok 'an element without a template' at 0 'no template handles <edition> in <terms>'
plants <<'END'
<xsl:template match="page/terms">
  <p><xsl:value-of select="a:say('plant.gone')"/></p>
  <p title="{a:say('plant.away')}">x</p>
</xsl:template>
END
ok 'a word that is not there' finds \
    "$sheet:$((line + 1)): there is no word \"plant.gone\" (terms"
ok 'or in an attribute' finds \
    "$sheet:$((line + 2)): there is no word \"plant.away\""
plants </dev/null
echo '<words><w key="plant.hi">Hello {you}</w></words>' \
    >xsl/words/en/plant.xml
ok 'a word that a language lacks' finds_only \
    'xsl/words/en/plant.xml:1: the word "plant.hi" is missing in es'
echo '<words lang="es"><w key="plant.hi">Hola {me}</w>
<w key="plant.ho">Ho</w></words>' >xsl/words/es/plant.xml
ok 'a filling that English has not' finds \
    'xsl/words/es/plant.xml:1: the word "plant.hi" has {me}, which English'
ok 'a word that English has not' finds \
    'xsl/words/es/plant.xml:2: English has no word "plant.ho"'

# The page
plants <<'END'
<xsl:template match="/page">
  <html><head><title> </title></head><body><p>x</p></body></html>
</xsl:template>
END
for sentence in '<html> has no lang="en", which the document says' \
    '<html> has no dir="ltr", which the document says' \
    '<title> is empty' 'the page has no <main>' 'the page has no <h1>' \
    'the page has no <meta name="viewport">'; do
	ok "$sentence" finds "$sheet:$((line + 1)): $sentence" --only terms
done
plants <<'END'
<xsl:template match="*" mode="heading"/>
END
ok 'E-5: a page without a heading' finds 'xsl/base/layout.xsl:' --only home
plants <<'END'
<xsl:template name="hook-after-main"><main>x</main></xsl:template>
END
ok 'a second main' finds "$sheet:$line: the page has a second <main>"
plants <<'END'
<xsl:template name="hook-banner"><a href="/x">x</a></xsl:template>
END
skips() {
	sed -i '/<a class="skip"/,/<.a>/d' xsl/base/layout.xsl
	finds_only "$sheet:$line: the first link does not skip to <main>"
}
ok 'E-5: no way past the header' skips
leads() {
	sentence=$1
	plants <planted
	ok "$sentence" finds "xsl/base/layout.xsl:$(grep -n '<body' \
	    xsl/base/layout.xsl | cut -d: -f1): $2" --only "$3"
}
echo '<xsl:template name="who"/>' >planted
leads 'no way out' 'nothing leads out, /sign-out (' cases
leads 'no way in' 'nothing leads in, /sign-in (' terms
echo '<xsl:template match="site/languages"/>' >planted
leads 'no other language' 'a language of the document has no link' terms
echo '<xsl:template name="footer"/>' >planted
leads 'no statement' 'nothing leads to the accessibility statement, ' terms
leads 'no help' "no link leads to the site's contact, who helps (" find

plants </dev/null
sed -i 's|plant/tokens.css|plant/gone.css|' $sheet
ok 'a style sheet that is not there' finds "$sheet:$(grep -n gone.css \
    $sheet | cut -d: -f1): there is no asset \"themes/plant/gone.css\""
plants <<'END'
<xsl:template match="page/terms" mode="title"><xsl:message>so</xsl:message>
</xsl:template>
END
ok 'a message' finds "$sheet:$line: it says: so"
seq 1 9000 | awk 'BEGIN { print "<xsl:template match=\"page/terms\"><ol>" }
    { print "<li>" $1 * 7919 % 104729 "</li>" }
    END { print "</ol></xsl:template>" }' >planted
plants <planted
ok 'a page that is too large' finds "$sheet:1: a page has " --only terms

reckoned() {
	said=$(sed -n 's/.* a page has \([0-9]*\) bytes.*/\1/p' said | head -n 1)
	real=$("$build/tests/render" xsl/samples/terms.xml xsl plant |
	    gzip -6 | wc -c)
	echo "$said reckoned, $real in truth"
	[ $((said * 100)) -gt $((real * 90)) ] &&
	    [ $((said * 100)) -lt $((real * 110)) ]
}
ok 'how small it is packed is known within a tenth' reckoned

# Words of another language
plants </dev/null
sed 's|<department>[^<]*<|<department lang="es">Obras<|' \
    xsl/samples/case.xml >xsl/samples/foreign.xml
foreign() {
	rm -rf xsl/themes/plant
	cp -R "$home/fresh/themes/plant" xsl/themes/plant
	sed -i '$d' $sheet
	line=$(($(wc -l <$sheet) + 1))
	cat >>$sheet <<END
<xsl:template match="page/case">
<p$1><xsl:value-of select="department"/></p>
</xsl:template>
</xsl:stylesheet>
END
}
foreign ''
ok 'words of another language that nobody says to be' finds \
    "$sheet:$((line + 1)): words of another language than the page's have" \
    --only foreign
unblamed() {
	check plant --only foreign >said
	! grep 'words of another language' said
}
foreign ' lang="{department/@lang}"'
ok 'and those that somebody does' unblamed

# Letters
plants </dev/null
cat >xsl/themes/plant/mail.xsl <<'END'
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">
  <xsl:import href="../../base/mail.xsl"/>
  <xsl:template match="/letter">
    <mail>
      <subject><xsl:value-of select="a:say('letter.gone')"/></subject>
      <text>x</text>
      <html><head><title>x</title></head><body><img src="/x.png"/></body></html>
    </mail>
  </xsl:template>
</xsl:stylesheet>
END
mail=xsl/themes/plant/mail.xsl
for fault in '7: there is no word "letter.gone"' \
    '9: <html> has no lang="en"' '9: <img> has no alt'; do
	ok "a letter: ${fault#*: }" finds "$mail:$fault"
done
sed -i '/<subject>/d' $mail
ok 'a letter without a subject' finds \
    "$mail:5: no <mail> with <subject> and <text>"

# A sample that is none.
plants </dev/null
echo '<page' >xsl/samples/wrong.xml
ok 'a sample that is no XML' finds 'xsl/samples/wrong.xml:'
ok 'a sample that is not there' fails_with 'there is no sample gone' \
    check plant --only gone
ok 'a theme that is not there' fails_with 'there is no theme gone' check gone
ok 'a folder that is no theme' fails_with 'is no folder in' check xsl
ok 'no theme at all' fails_with 'say which theme' check
done_testing
