<?xml version="1.0" encoding="UTF-8"?>
<!-- How far everybody gets on this portal, and a way to tell of a barrier. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/accessibility">
    <p class="lede"><xsl:value-of
        select="a:say('accessibility.lede', 'site', $site)"/></p>
    <xsl:call-template name="accessibility-statement"/>
    <xsl:call-template name="accessibility-report"/>
    <h2><xsl:value-of select="a:say('accessibility.answer.title')"/></h2>
    <p><xsl:value-of select="a:say('accessibility.answer')"/></p>
    <xsl:if test="authority">
      <p><a href="{authority}"><xsl:value-of
          select="a:say('accessibility.authority')"/></a></p>
    </xsl:if>
  </xsl:template>

  <!-- What holds for aedile. A site with barriers of its own overrides it,
       and says them. -->
  <xsl:template name="accessibility-statement">
    <h2><xsl:value-of select="a:say('accessibility.status.title')"/></h2>
    <p><xsl:value-of select="a:say('accessibility.status')"/></p>
    <h2><xsl:value-of select="a:say('accessibility.gaps.title')"/></h2>
    <ul>
      <li><xsl:value-of select="a:say('accessibility.gaps.files')"/></li>
      <li><xsl:value-of select="a:say('accessibility.gaps.language')"/></li>
    </ul>
    <h2><xsl:value-of select="a:say('accessibility.checked.title')"/></h2>
    <p>
      <xsl:value-of select="a:say('accessibility.checked')"/>
      <xsl:if test="reviewed">
        <xsl:text> </xsl:text>
        <xsl:call-template name="sentence">
          <xsl:with-param name="words"
              select="a:say('accessibility.reviewed')"/>
          <xsl:with-param name="at" select="'date'"/>
          <xsl:with-param name="content">
            <xsl:apply-templates select="reviewed" mode="date"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- Where no department takes reports, the address in the footer does. -->
  <xsl:template name="accessibility-report">
    <h2 id="barrier"><xsl:value-of
        select="a:say('accessibility.report.title')"/></h2>
    <xsl:choose>
      <xsl:when test="form">
        <p><xsl:value-of select="a:say('accessibility.report')"/></p>
        <xsl:apply-templates select="form"/>
      </xsl:when>
      <xsl:when test="/page/site/contact != ''">
        <p>
          <xsl:value-of select="a:say('accessibility.write')"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="/page/site/contact" mode="link"/>
        </p>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
