<?xml version="1.0" encoding="UTF-8"?>
<!-- A page type's schema as a tree that people read: an element or attribute
     a line, how often it may stand there, and what it is. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">

  <xsl:output method="text"/>
  <xsl:strip-space elements="*"/>

  <!-- Every define there is: the schema's own, and those of its parts. -->
  <xsl:variable name="page" select="document(
      '../../xsl/contract/parts/page.rng')"/>
  <xsl:variable name="defines" select="/r:grammar/r:define |
      document($page/r:grammar/r:include/@href, $page)/r:grammar/r:define"/>
  <xsl:variable name="blanks" select="'                              '"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="r:grammar/r:start">
        <xsl:apply-templates select="r:grammar/r:start/*"/>
      </xsl:when>
      <xsl:when test="r:grammar/r:define[@name = 'content']">
        <xsl:apply-templates
            select="r:grammar/r:define[@name = 'content']/*"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="r:grammar/r:define[
            a:documentation and not(contains(@name, '.'))
            or r:choice/r:value]" mode="part"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A part by itself: its name, and what may stand there. -->
  <xsl:template match="r:define" mode="part">
    <xsl:call-template name="line">
      <xsl:with-param name="what" select="@name"/>
      <xsl:with-param name="value">
        <xsl:for-each select="r:choice/r:value | r:choice/r:ref">
          <xsl:if test="position() &gt; 1"> | </xsl:if>
          <xsl:value-of select="concat(., @name)"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not(r:choice) and not(r:text)">
      <xsl:apply-templates>
        <xsl:with-param name="indent" select="'  '"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:optional | r:zeroOrMore | r:oneOrMore">
    <xsl:param name="indent"/>
    <xsl:apply-templates>
      <xsl:with-param name="indent" select="$indent"/>
      <xsl:with-param name="mark">
        <xsl:choose>
          <xsl:when test="self::r:optional"> ?</xsl:when>
          <xsl:when test="self::r:zeroOrMore"> *</xsl:when>
          <xsl:otherwise> +</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:group | r:define">
    <xsl:param name="indent"/>
    <xsl:param name="mark"/>
    <xsl:apply-templates>
      <xsl:with-param name="indent" select="$indent"/>
      <xsl:with-param name="mark" select="$mark"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Of several that look alike the reader wants all. -->
  <xsl:template match="r:choice">
    <xsl:param name="indent"/>
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1">
        <xsl:value-of select="concat($indent, 'or&#10;')"/>
      </xsl:if>
      <xsl:apply-templates select=".">
        <xsl:with-param name="indent" select="$indent"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:template>

  <!-- A part by name: what it holds. Fields and forms have a section of their
       own, and a value stands in its element's line. -->
  <xsl:template match="r:ref">
    <xsl:param name="indent"/>
    <xsl:param name="mark"/>
    <xsl:variable name="name" select="@name"/>
    <xsl:variable name="what" select="$defines[@name = $name]"/>
    <xsl:if test="not(parent::r:element/r:attribute[@name = 'name']/r:value)
        and not(contains(' text-of-people text-of-staff ',
        concat(' ', $name, ' '))) and not($what/r:choice/r:value)">
      <xsl:apply-templates select="$what">
        <xsl:with-param name="indent" select="$indent"/>
        <xsl:with-param name="mark" select="$mark"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- What an element or attribute holds itself: its one pattern by name, or
       the one value it can have. -->
  <xsl:template name="value">
    <xsl:variable name="name" select="r:ref[not(../r:element)]/@name"/>
    <xsl:choose>
      <xsl:when test="r:value">
        <xsl:value-of select="concat('&quot;', r:value, '&quot;')"/>
      </xsl:when>
      <xsl:when test="count(r:ref) = 1 and not($defines[@name = $name]
          //r:element | $defines[@name = $name]/r:attribute) and
          not($defines[@name = $name]/r:ref)">
        <xsl:value-of select="$name"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="line">
    <xsl:param name="what"/>
    <xsl:param name="value"/>
    <xsl:value-of select="concat($what, substring($blanks,
        string-length($what) + 1), ' ')"/>
    <xsl:value-of select="normalize-space(a:documentation)"/>
    <xsl:if test="$value != ''">
      <xsl:if test="a:documentation"><xsl:text> </xsl:text></xsl:if>
      <xsl:value-of select="concat('[', $value, ']')"/>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:attribute">
    <xsl:param name="indent"/>
    <xsl:param name="mark"/>
    <xsl:call-template name="line">
      <xsl:with-param name="what"
          select="concat($indent, '@', @name, $mark)"/>
      <xsl:with-param name="value"><xsl:call-template
          name="value"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:element">
    <xsl:param name="indent"/>
    <xsl:param name="mark"/>
    <xsl:call-template name="line">
      <xsl:with-param name="what" select="concat($indent, @name, $mark)"/>
      <xsl:with-param name="value"><xsl:call-template
          name="value"/></xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates>
      <xsl:with-param name="indent" select="concat($indent, '  ')"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- form NAME, field NAME [kind] -->
  <xsl:template priority="2" match="r:element[@name = 'form' or
      @name = 'field'][r:attribute[@name = 'name']/r:value]">
    <xsl:param name="indent"/>
    <xsl:param name="mark"/>
    <xsl:call-template name="line">
      <xsl:with-param name="what" select="concat($indent, @name, ' ',
          r:attribute[@name = 'name']/r:value, $mark)"/>
      <xsl:with-param name="value">
        <xsl:for-each select="r:ref">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="@name"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="*[not(self::r:attribute)]">
      <xsl:with-param name="indent" select="concat($indent, '  ')"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:value | r:data | r:text | r:empty |
      a:documentation | text()"/>

</xsl:stylesheet>
