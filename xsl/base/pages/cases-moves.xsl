<?xml version="1.0" encoding="UTF-8"?>
<!-- The moves that are the citizen's own: take it back, open it again. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/case-withdraw | page/case-reopen" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/cases/', id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/case-withdraw | page/case-reopen" mode="heading">
    <xsl:param name="title"/>
    <p class="caption">
      <xsl:apply-templates select="category" mode="text"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="reference" mode="reference"/>
    </p>
    <h1><xsl:value-of select="$title"/></h1>
  </xsl:template>

  <xsl:template match="page/case-withdraw | page/case-reopen">
    <xsl:apply-templates select="conflict"/>
    <p class="lede"><xsl:value-of
        select="a:say(concat(name(), '.lede'))"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

</xsl:stylesheet>
