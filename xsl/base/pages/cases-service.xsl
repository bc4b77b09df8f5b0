<?xml version="1.0" encoding="UTF-8"?>
<!-- One service: what it is, how long it takes, and the way in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/service" mode="title">
    <xsl:apply-templates select="name" mode="text"/>
  </xsl:template>

  <xsl:template match="page/service" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/services'"/>
      <xsl:with-param name="word" select="a:say('services.title')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/service">
    <xsl:if test="description">
      <p class="lede prose">
        <xsl:apply-templates select="description/@lang" mode="lang"/>
        <xsl:value-of select="description"/>
      </p>
    </xsl:if>
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('service.department')"/>
        <xsl:with-param name="value" select="department"/>
        <xsl:with-param name="lang" select="department/@lang"/>
      </xsl:call-template>
      <xsl:if test="target_hours">
        <xsl:call-template name="summary-row">
          <xsl:with-param name="label" select="a:say('service.target')"/>
          <xsl:with-param name="value">
            <xsl:apply-templates select="target_hours" mode="span"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </dl>
    <h2><xsl:value-of select="a:say('service.steps')"/></h2>
    <ul>
      <li><xsl:value-of select="a:say('service.step.details')"/></li>
      <xsl:if test="questions &gt; 0">
        <li><xsl:value-of select="a:say('service.step.questions', 'n',
            number(questions))"/></li>
      </xsl:if>
      <li><xsl:value-of select="a:say('service.step.files')"/></li>
    </ul>
    <xsl:if test="not($role)">
      <p class="inset"><xsl:value-of select="a:say('service.sign-in')"/></p>
    </xsl:if>
    <xsl:apply-templates select="form" mode="button">
      <xsl:with-param name="class" select="'main'"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Hours as people say them: up to two days in hours. -->
  <xsl:template match="target_hours" mode="span">
    <xsl:choose>
      <xsl:when test="../counts = 'working'">
        <xsl:value-of select="a:say('span.working', 'n', number(.))"/>
      </xsl:when>
      <xsl:when test=". &lt; 48">
        <xsl:value-of select="a:say('span.hours', 'n', number(.))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="a:say('span.days', 'n', round(. div 24))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
