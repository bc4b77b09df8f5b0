<?xml version="1.0" encoding="UTF-8"?>
<!-- The controls a field can be, one template a kind, in mode control. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="field" mode="control">
    <input type="text" value="{value}">
      <xsl:call-template name="direction"/>
      <xsl:call-template name="control"/>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'email']" mode="control">
    <input type="email" value="{value}" spellcheck="false" dir="ltr">
      <xsl:call-template name="control">
        <xsl:with-param name="autocomplete" select="'email'"/>
      </xsl:call-template>
    </input>
  </xsl:template>

  <!-- Never shown again, whatever was typed. -->
  <xsl:template match="field[@kind = 'password']" mode="control">
    <input type="password" value="">
      <xsl:call-template name="control">
        <xsl:with-param name="autocomplete" select="'current-password'"/>
      </xsl:call-template>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'new-password']" mode="control">
    <input type="password" value="">
      <xsl:call-template name="control">
        <xsl:with-param name="autocomplete" select="'new-password'"/>
      </xsl:call-template>
    </input>
  </xsl:template>

  <!-- A code, read off a letter: spaces are welcome. -->
  <xsl:template match="field[@kind = 'digits']" mode="control">
    <input type="text" inputmode="numeric" value="{value}" dir="ltr"
        spellcheck="false" class="short">
      <xsl:call-template name="control">
        <xsl:with-param name="autocomplete" select="'one-time-code'"/>
      </xsl:call-template>
    </input>
  </xsl:template>

  <!-- Not type=number, which a wheel turns and screen readers dislike. -->
  <xsl:template match="field[@kind = 'number']" mode="control">
    <input type="text" inputmode="numeric" value="{value}" dir="ltr"
        class="short">
      <xsl:call-template name="control"/>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'date']" mode="control">
    <input type="date" value="{value}" class="short">
      <xsl:call-template name="control"/>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'area']" mode="control">
    <textarea rows="6">
      <xsl:call-template name="direction"/>
      <xsl:call-template name="control"/>
      <xsl:value-of select="value"/>
    </textarea>
  </xsl:template>

  <xsl:template match="field[@kind = 'file']" mode="control">
    <input type="file">
      <xsl:if test="not(@max = 1)">
        <xsl:attribute name="multiple">multiple</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="control"/>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'tick']" mode="control">
    <input type="checkbox" value="yes">
      <xsl:call-template name="control"/>
      <xsl:if test="value != ''">
        <xsl:attribute name="checked">checked</xsl:attribute>
      </xsl:if>
    </input>
  </xsl:template>

  <xsl:template match="field[@kind = 'pick' or @kind = 'choice']"
      mode="control">
    <select>
      <xsl:call-template name="control"/>
      <xsl:if test="not(option[value = '']) and not(@name = 'sort')">
        <option value="">
          <xsl:apply-templates select="." mode="nothing-chosen"/>
        </option>
      </xsl:if>
      <xsl:apply-templates select="option" mode="select"/>
    </select>
  </xsl:template>

  <!-- Nothing chosen: FORM.FIELD.any, or else that one must choose, or, in a
       filter, that all will do. -->
  <xsl:template match="field" mode="nothing-chosen">
    <xsl:variable name="own" select="concat(../@name, '.', @name, '.any')"/>
    <xsl:choose>
      <xsl:when test="a:knows($own)">
        <xsl:value-of select="a:say($own)"/>
      </xsl:when>
      <xsl:when test="../@method = 'get'">
        <xsl:value-of select="a:say('form.any')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="a:say('form.choose')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="option" mode="select">
    <option value="{value}">
      <xsl:if test="value = ../value">
        <xsl:attribute name="selected">selected</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="label/@lang" mode="lang"/>
      <xsl:apply-templates select="." mode="words"/>
    </option>
  </xsl:template>

  <!-- The first is where the error summary leads: it bears the field's id. -->
  <xsl:template match="option" mode="radio">
    <xsl:variable name="hint"
        select="concat(../../@name, '.', ../@name, '.', value, '.hint')"/>
    <xsl:variable name="id">
      <xsl:value-of select="concat(../../@name, '-', ../@name)"/>
      <xsl:if test="position() &gt; 1">
        <xsl:value-of select="concat('-', position())"/>
      </xsl:if>
    </xsl:variable>
    <div class="choice">
      <input type="radio" id="{$id}" name="{../@name}" value="{value}">
        <xsl:if test="value = ../value">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
        <xsl:if test="a:knows($hint)">
          <xsl:attribute name="aria-describedby">
            <xsl:value-of select="concat($id, '-hint')"/>
          </xsl:attribute>
        </xsl:if>
      </input>
      <label for="{$id}">
        <xsl:apply-templates select="label/@lang" mode="lang"/>
        <xsl:apply-templates select="." mode="words"/>
      </label>
      <xsl:if test="a:knows($hint)">
        <p class="hint" id="{$id}-hint">
          <xsl:value-of select="a:say($hint)"/>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- Of a row, its label; of a fixed pick, the word FORM.FIELD.VALUE. -->
  <xsl:template match="option" mode="words">
    <xsl:value-of select="a:say(concat(../../@name, '.', ../@name, '.',
        value))"/>
  </xsl:template>

  <!-- A language calls itself by its own name. -->
  <xsl:template match="field[@name = 'language']/option" mode="words">
    <xsl:variable name="code" select="string(value)"/>
    <xsl:value-of select="/page/site/languages/language[@code = $code]"/>
  </xsl:template>

  <xsl:template match="option[label]" mode="words">
    <xsl:value-of select="label"/>
  </xsl:template>

  <!-- What is written turns its own way. An empty one would turn left to
       right, whatever the page: there the page's way, and a style. -->
  <xsl:template name="direction">
    <xsl:if test="value != '' or not($rtl)">
      <xsl:attribute name="dir">auto</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- What every control says of itself. -->
  <xsl:template name="control">
    <xsl:param name="autocomplete" select="''"/>
    <xsl:attribute name="id">
      <xsl:value-of select="concat(../@name, '-', @name)"/>
    </xsl:attribute>
    <xsl:attribute name="name"><xsl:value-of select="@name"/></xsl:attribute>
    <xsl:choose>
      <xsl:when test="@autocomplete">
        <xsl:attribute name="autocomplete">
          <xsl:value-of select="@autocomplete"/>
        </xsl:attribute>
      </xsl:when>
      <xsl:when test="$autocomplete != ''">
        <xsl:attribute name="autocomplete">
          <xsl:value-of select="$autocomplete"/>
        </xsl:attribute>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="@required">
      <xsl:attribute name="required">required</xsl:attribute>
    </xsl:if>
    <xsl:call-template name="described"/>
  </xsl:template>

  <!-- aria-describedby: the hint, then the error. Whether there is a hint is
       asked of the same template that writes it. -->
  <xsl:template name="described">
    <xsl:variable name="hint">
      <xsl:apply-templates select="." mode="hint"/>
    </xsl:variable>
    <xsl:variable name="id" select="concat(../@name, '-', @name)"/>
    <xsl:if test="@error or $hint != ''">
      <xsl:attribute name="aria-describedby">
        <xsl:if test="$hint != ''">
          <xsl:value-of select="concat($id, '-hint')"/>
        </xsl:if>
        <xsl:if test="@error and $hint != ''">
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@error">
          <xsl:value-of select="concat($id, '-error')"/>
        </xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="@error and not(self::field[@kind = 'pick'
        or @kind = 'choice'][count(option) &lt; 8])">
      <xsl:attribute name="aria-invalid">true</xsl:attribute>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
