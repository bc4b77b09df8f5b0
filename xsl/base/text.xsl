<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that people wrote. Where it is in another language than the page,
     its element bears lang, and so must what it becomes. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- As part of something: <xsl:apply-templates select="category"
       mode="text"/>. -->
  <xsl:template match="*" mode="text">
    <xsl:choose>
      <xsl:when test="@lang">
        <span lang="{@lang}" dir="auto"><xsl:value-of select="."/></span>
      </xsl:when>
      <xsl:when test="$rtl"><bdi><xsl:value-of select="."/></bdi></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of an element that holds nothing else: <p><xsl:apply-templates
       select="body/@lang" mode="lang"/>…</p>. -->
  <xsl:template match="@lang" mode="lang">
    <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
    <xsl:attribute name="dir">auto</xsl:attribute>
  </xsl:template>

  <!-- sentence: words that bear {at}, and what stands there instead: markup
       that words cannot have, where each language wants it. -->
  <xsl:template name="sentence">
    <xsl:param name="words"/>
    <xsl:param name="at"/>
    <xsl:param name="content"/>
    <xsl:variable name="mark" select="concat('{', $at, '}')"/>
    <xsl:value-of select="substring-before($words, $mark)"/>
    <xsl:copy-of select="$content"/>
    <xsl:value-of select="substring-after($words, $mark)"/>
  </xsl:template>

</xsl:stylesheet>
