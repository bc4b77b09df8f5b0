<?xml version="1.0" encoding="UTF-8"?>
<!-- What the citizen thought of it. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/feedback" mode="heading">
    <xsl:param name="title"/>
    <p class="caption">
      <xsl:apply-templates select="category" mode="text"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="reference" mode="reference"/>
    </p>
    <h1><xsl:value-of select="$title"/></h1>
  </xsl:template>

  <xsl:template match="page/feedback">
    <p class="lede">
      <xsl:call-template name="sentence">
        <xsl:with-param name="words" select="a:say('feedback.lede')"/>
        <xsl:with-param name="at" select="'department'"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="department" mode="text"/>
        </xsl:with-param>
      </xsl:call-template>
    </p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="page/feedback-thanks">
    <p class="lede">
      <xsl:choose>
        <xsl:when test="@reopened"><xsl:value-of
            select="a:say('feedback-thanks.reopened')"/></xsl:when>
        <xsl:otherwise><xsl:value-of
            select="a:say('feedback-thanks.text')"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <p class="buttons"><a class="button second" href="{$base}/"><xsl:value-of
        select="a:say('notice.home')"/></a></p>
  </xsl:template>

</xsl:stylesheet>
