<?xml version="1.0" encoding="UTF-8"?>
<!-- One case as its citizen sees it: where it stands, what was said. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/case" mode="title">
    <xsl:apply-templates select="category" mode="text"/>
  </xsl:template>

  <xsl:template match="page/case" mode="heading">
    <xsl:param name="title"/>
    <p class="caption"><xsl:apply-templates select="reference"
        mode="reference"/></p>
    <h1><xsl:copy-of select="$title"/></h1>
    <xsl:call-template name="standing"/>
  </xsl:template>

  <xsl:template match="page/case" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/cases'"/>
      <xsl:with-param name="word" select="a:say('cases.title')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/case">
    <p class="lede"><xsl:value-of
        select="a:say(concat('next.', status))"/></p>
    <xsl:apply-templates select="." mode="facts"/>
    <xsl:call-template name="attachments"/>
    <h2><xsl:value-of select="a:say('case.timeline')"/></h2>
    <ol class="timeline">
      <xsl:apply-templates select="event" mode="timeline"/>
    </ol>
    <xsl:if test="form">
      <h2><xsl:value-of select="a:say('case.write')"/></h2>
      <xsl:apply-templates select="form"/>
    </xsl:if>
    <xsl:if test="may_withdraw = 1">
      <p><a href="{$base}/cases/{id}/withdraw"><xsl:value-of
          select="a:say('case-withdraw.title')"/></a></p>
    </xsl:if>
    <xsl:if test="may_reopen = 1">
      <p><a href="{$base}/cases/{id}/reopen"><xsl:value-of
          select="a:say('case-reopen.title')"/></a></p>
    </xsl:if>
  </xsl:template>

  <!-- What was asked for, and by when: for the citizen's page and the
       officer's. -->
  <xsl:template match="*" mode="facts">
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('case.body')"/>
        <xsl:with-param name="value" select="body"/>
        <xsl:with-param name="lang" select="body/@lang"/>
      </xsl:call-template>
      <xsl:if test="location">
        <xsl:call-template name="summary-row">
          <xsl:with-param name="label" select="a:say('case.where')"/>
          <xsl:with-param name="value" select="location"/>
          <xsl:with-param name="lang" select="location/@lang"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="answer" mode="summary"/>
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
      <xsl:if test="resolution">
        <xsl:call-template name="summary-row">
          <xsl:with-param name="label" select="a:say('case.resolution')"/>
          <xsl:with-param name="value"
              select="a:say(concat('resolution.', resolution))"/>
        </xsl:call-template>
      </xsl:if>
    </dl>
  </xsl:template>

</xsl:stylesheet>
