<?xml version="1.0" encoding="UTF-8"?>
<!-- The named templates of a sheet that say what they are: "- **NAME**
     (PARAM): what it is." -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="text"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/">
    <xsl:for-each select="xsl:stylesheet/xsl:template[@name]">
      <xsl:variable name="said"
          select="preceding-sibling::node()[1][self::comment()]"/>
      <xsl:variable name="text" select="normalize-space($said)"/>
      <xsl:if test="starts-with($text, concat(@name, ':'))">
        <xsl:value-of select="concat('- **', @name, '**')"/>
        <xsl:for-each select="xsl:param">
          <xsl:if test="position() = 1"> (</xsl:if>
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="@name"/>
          <xsl:if test="position() = last()">)</xsl:if>
        </xsl:for-each>
        <xsl:value-of select="concat(substring-after($text, @name),
            '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
