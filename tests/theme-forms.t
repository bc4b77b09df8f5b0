#!/bin/sh
# A theme is checked for what a form can lose: each fault is told where it
# was made.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/theme.sh"
start_planting
fewer "$home/fresh"
grep -L '<field' "$home"/fresh/samples/*.xml "$home"/fresh/samples/*/*.xml |
    xargs rm
# As is and wrong is all that a form can be: longer or another's, it loses no
# more.
for rest in long hostile admin citizen manager; do
	rm -f "$home"/fresh/samples/*-$rest.xml
done

# A field as base draws it, less what is taken away.
field() {
	cat <<END
<xsl:template match="field[@kind = 'area']">
<div>
$1
</div>
</xsl:template>
END
}
label='<label for="{../@name}-{@name}"><xsl:call-template name="label"/></label>'
hint='<xsl:apply-templates select="." mode="hint"/>'
error='<xsl:call-template name="error"/>'
control='<xsl:apply-templates select="." mode="control"/>'
own='<textarea id="{../@name}-{@name}" name="{@name}"'
described='<xsl:call-template name="described"/>'
value='<xsl:value-of select="value"/>'
plants_field() { field "$1" >planted && plants <planted; }

plants_field "$label $hint $error $control"
ok 'a field that has all is not blamed' \
    says_only 'plant: nothing wrong' check plant
plants_field "$hint $error $control"
ok 'no label' at 1 'a control has no label (body in '
plants_field "<label for='{../@name}-{@name}'> </label>$hint $error $control"
ok 'an empty label' finds "$sheet:$((line + 2)): <label> is empty ("
plants_field "<p>$label</p>$hint $error $own>$value</textarea>"
ok 'a control without description' finds \
    "$sheet:$((line + 2)): aria-describedby of a control does not lead to its"
ok 'not known to be wrong' finds \
    "$sheet:$((line + 2)): a control whose field is wrong has no aria-invalid"
plants_field "$label $error $control"
ok 'no hint' finds_only \
    "$sheet:$((line + 1)): aria-describedby of <textarea> leads nowhere"
plants_field "$label $hint $control"
ok 'no error' finds_only \
    "$sheet:$((line + 1)): aria-describedby of <textarea> leads nowhere"
plants_field "$label $hint $error $own>$described</textarea>"
ok 'what was typed is lost' at 2 'a control does not show what was typed ('
plants_field "$label $hint $error <p id='{../@name}-{@name}'/>"
ok 'no control' finds \
    'xsl/base/form.xsl:13: a field of the document is not in the form ('

form() {
	cat <<END
<xsl:template match="form[@name = 'details']">
<form method="post" action="{@action}" id="{@name}-form">
$1
<xsl:apply-templates select="field"/>
$2
</form>
</xsl:template>
END
}
csrf='<input type="hidden" name="csrf" value="{@csrf}"/>'
key='<input type="hidden" name="key" value="{@key}"/>'
send='<button><xsl:value-of select="@name"/></button>'
plants_form() { form "$@" >planted && plants <planted; }

plants_form "$csrf$key" "$send"
ok 'a form that has all is not blamed' \
    says_only 'plant: nothing wrong' check plant
plants_form "$key" "$send"
ok 'no csrf' at 1 'a form that posts hides no csrf, so nobody can send it ('
plants_form "$csrf" "$send"
ok 'no key' at 1 'a form that posts hides no key, so nobody can send it ('
plants_form "$csrf<input type='hidden' name='key' value='1'/>" "$send"
ok 'another key' at 1 "a form hides another key than the document's (details"
plants_form "$csrf$key" ''
ok 'no button' at 1 'a form has no button that sends it (details in'

plants <<'END'
<xsl:template match="page/draft-details">
  <p>x</p>
</xsl:template>
END
ok 'no form' finds \
    "$sheet:$line: the form \"details\" of the document is not in the page ("
plants <<'END'
<xsl:template match="form" mode="faults"/>
END
ok 'no summary of what is wrong' finds 'xsl/base/form.xsl:13: a field is wrong, and no link of an error summary leads to its control ('
plants <<'END'
<xsl:template match="field[@kind = 'hidden']" priority="3"/>
END
ok 'a hidden field is lost' finds \
    'xsl/base/form.xsl:13: a form has lost a hidden field, "version" ('
plants <<'END'
<xsl:template match="field[@kind = 'pick' or @kind = 'choice']
    [count(option) &lt; 8][not(../@method = 'get')]">
  <div><xsl:apply-templates select="option" mode="radio"/></div>
</xsl:template>
END
ok 'radio buttons without a question' finds 'xsl/base/control.xsl:'
asked() { grep -q 'several controls, but no <fieldset> with a <legend>' said; }
ok 'of which it is told what they lack' asked
plants <<'END'
<xsl:template match="option[position() = last()]" mode="radio"/>
END
ok 'an answer that is not offered' finds 'xsl/base/control.xsl:'
offered() { grep -q 'does not offer all that the document does' said; }
ok 'is known' offered
plants <<'END'
<xsl:template match="field[@kind = 'email']" mode="control">
<input type="email" value="{value}" name="{@name}" id="{../@name}-{@name}">
<xsl:call-template name="described"/></input>
</xsl:template>
END
ok 'what browsers fill in' finds \
    "$sheet:$((line + 1)): a control has lost autocomplete=\"email\" ("
plants <<'END'
<xsl:template match="field[@kind = 'email']" mode="control">
<input type="email" value="{value}" name="{@name}" placeholder="x"/>
</xsl:template>
END
ok 'a placeholder is no label' finds \
    "$sheet:$((line + 1)): a control has no label (email in"
plants </dev/null
sed -i '/<xsl:attribute name="enctype"/d' xsl/base/form.xsl
ok 'files that would not be sent' finds_only 'xsl/base/form.xsl:13: a form takes files, but has no enctype="multipart/form-data" ('
plants </dev/null
sed -i "/say('page.error')/d" xsl/base/layout.xsl
ok 'a title that says nothing of what is wrong' finds \
    "xsl/base/layout.xsl:$(grep -n '<title>' xsl/base/layout.xsl |
    cut -d: -f1): a form is wrong, and <title> does not begin with the word"
done_testing
