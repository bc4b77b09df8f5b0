#!/bin/sh
# aedile theme preview: a gallery that opens without a server, and follows
# what a designer saves.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
aedile=$PWD/aedile
home=$(mktemp -d)
watch=
leave() {
	[ ! "$watch" ] || kill "$watch" 2>/dev/null
	wait
	chmod -R u+w "$home"
	rm -rf "$home"
}
trap leave EXIT
trap 'exit 1' INT TERM
shown='said watch'
. "$top/tests/tap.sh"

cp -R "$top/xsl" "$home/xsl"
chmod -R u+w "$home/xsl"
cd "$home" || exit 1
sheet=$home/xsl/themes/civic/theme.xsl
preview() { "$aedile" theme preview "$@"; }
names() { (cd "$1" && find . -type f | sort); }

ok 'a gallery is written here' prints '^preview-civic/index.html: ' \
    preview civic
g=$home/preview-civic

# Every sample in every language, and nothing half-written.
complete() {
	ls xsl/words | while read -r code; do
		for file in xsl/samples/*.xml xsl/samples/letters/*.xml; do
			name=${file#xsl/samples/} name=${name%.xml}
			for end in html xml; do
				[ -s "$g/$code/$name.$end" ] ||
				    echo "$code/$name.$end is missing"
			done
		done
	done | grep . && return 1
	! names "$g" | grep '\.new$'
}
ok 'each sample is there as HTML and XML, in each language' complete
for part in en/letters/case-moved.text.html assets/base.css \
    themes/civic/tokens.css preview/preview.js preview/stamp.js; do
	ok "$part is in it" [ -s "$g/$part" ]
done
ok 'no sheet is' not eval 'names "$g" | grep -e "\.xsl$"'

# What the menu and the pages lead to is there. A page's own links lead to the
# menu, and the place where the menu knows a sample of it.
leads() {
	perl -MFile::Basename -e '
	my ($top) = @ARGV;
	my (%ids, $faults, $links);
	my @pages = split /\n/, `find "$top" -name "*.html"`;
	my $slurp = sub { local (@ARGV, $/) = $_[0]; <> };
	$ids{$_} = 1 for $slurp->("$top/index.html") =~ / id="([^"]*)"/g;
	for my $page (@pages) {
		my $html = $slurp->($page);
		while ($html =~ /\b(?:href|src|action)="([^"]*)"/g) {
			my $to = $1;
			next if $to =~ /^(?:#|https?:|mailto:|$)/;
			$links++;
			$to =~ s/[#?].*//s;
			next if -e dirname($page) . "/$to";
			print "$page leads to $to\n";
			$faults++;
		}
	}
	for (qw(en/sign-in en/cases ur/services)) {
		next if $ids{$_};
		print "the menu has no $_\n";
		$faults++;
	}
	print "$links links\n";
	exit($faults || $links < 1000 ? 1 : 0)' "$g"
}
ok 'every link of every file leads somewhere' leads
ok 'a link of a page leads to the menu' \
    grep -q 'href="../index.html#en/services"' "$g/en/home.html"
ok 'so does a form' \
    grep -q 'action="../index.html#en/sign-in"' "$g/en/sign-in.html"
ok 'style sheets lie beside it' \
    grep -q 'href="../assets/base.css"' "$g/es/case.html"
ok 'a page of another language says so' \
    grep -q '<html lang="ur" dir="rtl">' "$g/ur/case.html"
ok 'a question staff wrote in English stays English' grep -q \
    'lang="en" dir="auto">Which lane?<' "$g/ur/draft-questions.html"
ok '... which an English page need not say' not grep -q 'lang="en" dir="auto"' \
    "$g/en/draft-questions.html"
ok 'so does its document' grep -q 'lang="ur" dir="rtl"' "$g/ur/case.xml"
ok 'which is as a portal gives it' grep -q 'base="" path="' "$g/en/case.xml"
ok 'what people typed is text in XML' \
    grep -q '&lt;script' "$g/en/letters/case-resolved-hostile.xml"
ok 'and in the text of a letter' \
    grep -q '&lt;script' "$g/en/letters/case-resolved-hostile.text.html"
ok 'a state stands below its page' \
    grep -q 'class="state"><a class="name" href="en/case-done.html"' \
    "$g/index.html"
ok 'no place of index.html is left unfilled' \
    not grep -q '{{[a-z]*}}' "$g/index.html"
ok 'nobody watches: the menu need not ask again' \
    grep -q 'watching: false' "$g/preview/stamp.js"

sed 's/Ada Brown/\&lt;i\&gt;\&quot;/' xsl/samples/case.xml \
    >xsl/samples/case-odd.xml
cp xsl/samples/case.xml 'xsl/samples/case-<b title="">.xml'
ln -s /etc/passwd xsl/themes/civic/leads.txt
ln -s /etc xsl/assets/away
sed 's| base=""| base="/portal"|; s|action="|&/portal|' \
    xsl/samples/sign-in.xml >xsl/samples/sign-in-below.xml
ok 'it is written again over the old one' prints pages \
    preview xsl/themes/civic --to "$g" --language en --language ur
ok 'with a new sample' [ -s "$g/en/case-odd.html" ]
ok 'that stays text' not grep -q '<i>"' "$g/en/case-odd.html"
ok 'and is called by text' not grep -q '<b title' "$g/index.html"
ok 'what a link leads to is no part of it' \
    not eval '[ -e "$g/themes/civic/leads.txt" ] || [ -e "$g/assets/away" ]'
ok 'two languages were asked for, two are in the menu' \
    [ "$(grep -c '<button type="button" value="[a-z]*" lang' \
	"$g/index.html")" = 2 ]
ok 'below a prefix a form leads to the menu, too' \
    grep -q 'action="../index.html#en/sign-in"' "$g/en/sign-in-below.html"
ok 'and its document keeps the prefix' \
    grep -q 'action="/portal/sign-in"' "$g/en/sign-in-below.xml"
rm xsl/samples/case-odd.xml xsl/samples/sign-in-below.xml \
    'xsl/samples/case-<b title="">.xml' xsl/themes/civic/leads.txt \
    xsl/assets/away

ok 'an unknown language is told, with those there are' \
    fails_with 'no words in "xx", but in en, ' \
    preview civic --to new --language xx
ok 'an unknown theme too' fails_with 'no theme nothing' preview nothing
ok 'and an option' fails_with 'no option --wach' preview civic --wach
ok 'and a theme that nobody named' fails_with 'say which theme' preview
mkdir mine && echo x >mine/letter.txt
ok 'a folder with other things in it is left alone' \
    fails_with 'is not empty, and no gallery' preview civic --to mine
ok 'so is the xsl folder' fails_with 'lies in the xsl folder' \
    preview civic --to xsl/gallery
rmdir xsl/gallery
ok 'no folder above it is told' fails_with 'No such file' \
    preview civic --to none/at/all

# From here on one language will do.
preview() { "$aedile" theme preview --language en "$@"; }

# Root may write anywhere, but not where a file stands in the way.
mkdir blocked && preview civic --to blocked >said 2>&1
rm -r blocked/en && touch blocked/en
ok 'a folder that cannot be made is told' fails_with 'blocked/en' \
    preview civic --to blocked
if [ "$(id -u)" != 0 ]; then
	mkdir locked && chmod a-w locked
	ok 'a folder that cannot be written is told' \
	    fails_with 'locked/.*: Permission denied' preview civic --to locked
fi
if [ -w /dev/full ]; then
	mkdir full && preview civic --to full >said 2>&1
	echo '<!-- old -->' >>full/en/account.xml
	ln -s /dev/full full/en/account.xml.new
	ok 'a full disk is told' fails_with 'full/en/account.xml: No space' \
	    preview civic --to full
	ok 'and leaves what was there' eval \
	    'grep -q old full/en/account.xml && ! names full | grep "\.new$"'
fi

cp "$sheet" good.xsl
names "$g" >before
cksum "$g/en/case.html" >>before
spoil() { sed '/hook-logo/s/<xsl:template/<xsl:tempate/' good.xsl >"$sheet"; }
spoil
ok 'a broken theme is told with its line' fails_with \
    '^themes/civic/theme.xsl:[0-9]*: ' preview civic --to "$g"
as_before() { { names "$g"; cksum "$g/en/case.html"; } | cmp - before; }
ok 'and the last good gallery stays' as_before
ok 'where there was none, there is none' eval \
    '! preview civic --to fresh && ! [ -e fresh/index.html ]'
# One that fails while it draws, on one page of all.
sed 's|</xsl:stylesheet>|<xsl:template match="page/queue">\
<xsl:message terminate="yes">out of ink</xsl:message>\
</xsl:template></xsl:stylesheet>|' good.xsl >"$sheet"
ok 'a page that cannot be drawn is told' fails_with 'out of ink' \
    preview civic --to "$g"
ok 'and why, with its line' grep -q '^themes/civic/theme.xsl:[0-9]*: ' said
ok 'then no page is drawn anew' as_before
cp good.xsl "$sheet"
cp xsl/samples/case.xml case.xml
sed 's|</case>|</cas>|' case.xml >xsl/samples/case.xml
ok 'a sample that is no XML is told with its line' fails_with \
    '^samples/case.xml:[0-9]*: ' preview civic --to "$g"
cp case.xml xsl/samples/case.xml

# soon COMMAND...: a second is promised, on a machine that does nothing else
soon() {
	for i in $(seq 600); do
		"$@" && return
		sleep 0.05
	done
	return 1
}
"$aedile" theme preview civic --to "$g" --language en --watch >watch 2>&1 &
watch=$!
soon grep -q pages watch
ok 'it watches' grep -q 'watching: true' "$g/preview/stamp.js"
sed 's|</xsl:stylesheet>|<xsl:template name="hook-footer">\
<p>Saved anew</p></xsl:template></xsl:stylesheet>|' good.xsl >"$sheet"
ok 'what is saved is soon seen' \
    soon grep -q 'Saved anew' "$g/en/home.html"
cp "$g/preview/stamp.js" stamp
echo '/* another colour */' >>xsl/themes/civic/tokens.css
ok 'a style sheet is taken over' \
    soon grep -q 'another colour' "$g/themes/civic/tokens.css"
ok 'and the browser is told' not cmp -s stamp "$g/preview/stamp.js"
spoil
ok 'a broken theme is told in the gallery, with its line' soon \
    grep -q 'fault: "themes/civic/theme.xsl:[0-9]*: ' "$g/preview/stamp.js"
ok 'the last good pages stay' grep -q 'Saved anew' "$g/en/home.html"
ok 'it is said in the terminal too' soon grep -q '^themes/civic/theme.xsl:' watch
cp good.xsl "$sheet"
ok 'mended, it is drawn' soon not grep -q 'Saved anew' "$g/en/home.html"
ok 'and the fault is gone' soon grep -q 'fault: ""' \
    "$g/preview/stamp.js"
cp xsl/samples/case.xml xsl/samples/case-more.xml
ok 'a new sample comes into the menu' \
    soon grep -q case-more "$g/index.html"

# ends SIGNAL: and well
ends() {
	kill -s "$1" "$watch" && wait "$watch"
	result=$?
	watch=
	[ "$result" = 0 ]
}
# (A shell's background job may not hear SIGINT.)
ok 'told to end, it ends well' ends TERM
ok 'and the browser asks no more' \
    soon grep -q 'watching: false' "$g/preview/stamp.js"

spoil
"$aedile" theme preview civic --to second --language en --watch >watch 2>&1 &
watch=$!
ok 'a theme that was never good is watched, too' \
    soon grep -q 'fault: "themes' second/preview/stamp.js
ok 'with a menu that says so' [ -s second/index.html ]
cp good.xsl "$sheet"
ok 'and drawn as soon as it is good' \
    soon [ -s second/en/home.html ]
rm -rf second/en && touch second/en
touch "$sheet"
wait "$watch"
ok 'where no file can be written any more, it ends' [ $? = 1 ]
watch=
ok 'and says so' grep -q 'second/en' watch

done_testing
