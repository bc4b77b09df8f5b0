<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a case stands, for who has not signed in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/find">
    <p class="lede"><xsl:value-of select="a:say('find.lede')"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="page/case-found" mode="title">
    <xsl:apply-templates select="category" mode="text"/>
  </xsl:template>

  <xsl:template match="page/case-found" mode="heading">
    <xsl:param name="title"/>
    <p class="caption"><xsl:apply-templates select="reference"
        mode="reference"/></p>
    <h1><xsl:copy-of select="$title"/></h1>
    <xsl:call-template name="standing"/>
  </xsl:template>

  <xsl:template match="page/case-found" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/find'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/case-found">
    <p class="lede"><xsl:value-of
        select="a:say(concat('next.', status))"/></p>
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('service.department')"/>
        <xsl:with-param name="value" select="department"/>
        <xsl:with-param name="lang" select="department/@lang"/>
      </xsl:call-template>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('case.opened')"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="opened_at" mode="datetime"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('case.due')"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="." mode="due"/>
        </xsl:with-param>
      </xsl:call-template>
    </dl>
    <h2><xsl:value-of select="a:say('case.timeline')"/></h2>
    <ol class="timeline">
      <xsl:apply-templates select="event" mode="timeline"/>
    </ol>
    <p class="inset"><xsl:value-of select="a:say('case-found.sign-in')"/></p>
  </xsl:template>

</xsl:stylesheet>
