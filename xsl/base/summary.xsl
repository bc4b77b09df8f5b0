<?xml version="1.0" encoding="UTF-8"?>
<!-- What was said, one line a fact: check your answers, details of a case. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- summary-row: stands in <dl class="summary">. Its value is text, or
       what the caller passes as content; change is a path, with #field. lang
       and label-lang: where text is in another language than the page. -->
  <xsl:template name="summary-row">
    <xsl:param name="label"/>
    <xsl:param name="label-lang" select="''"/>
    <xsl:param name="value" select="''"/>
    <xsl:param name="lang" select="''"/>
    <xsl:param name="content" select="''"/>
    <xsl:param name="change" select="''"/>
    <div class="row">
      <dt>
        <xsl:if test="$label-lang != ''">
          <xsl:attribute name="lang"><xsl:value-of
              select="$label-lang"/></xsl:attribute>
          <xsl:attribute name="dir">auto</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="$label"/>
      </dt>
      <dd>
        <xsl:choose>
          <xsl:when test="string($content) != ''">
            <xsl:copy-of select="$content"/>
          </xsl:when>
          <xsl:when test="string($value) != ''">
            <span class="prose" dir="auto">
              <xsl:if test="$lang != ''">
                <xsl:attribute name="lang"><xsl:value-of
                    select="$lang"/></xsl:attribute>
              </xsl:if>
              <xsl:value-of select="$value"/>
            </span>
          </xsl:when>
          <xsl:otherwise>
            <span class="none">
              <xsl:value-of select="a:say('summary.none')"/>
            </span>
          </xsl:otherwise>
        </xsl:choose>
      </dd>
      <xsl:if test="$change != ''">
        <dd class="change">
          <a href="{$base}{$change}">
            <xsl:value-of select="a:say('summary.change')"/>
            <xsl:text> </xsl:text>
            <span class="unseen" dir="auto">
              <xsl:if test="$label-lang != ''">
                <xsl:attribute name="lang"><xsl:value-of
                    select="$label-lang"/></xsl:attribute>
              </xsl:if>
              <xsl:value-of select="$label"/>
            </span>
          </a>
        </dd>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- answer-row: one <answer><label/><answer/></answer> of a case. -->
  <xsl:template match="answer" mode="summary">
    <xsl:call-template name="summary-row">
      <xsl:with-param name="label" select="label"/>
      <xsl:with-param name="label-lang" select="label/@lang"/>
      <xsl:with-param name="value">
        <xsl:apply-templates select="." mode="said"/>
      </xsl:with-param>
      <xsl:with-param name="lang" select="answer/@lang"/>
    </xsl:call-template>
  </xsl:template>

  <!-- panel: it is done; here is your reference. -->
  <xsl:template name="panel">
    <xsl:param name="title"/>
    <xsl:param name="label" select="''"/>
    <xsl:param name="reference" select="''"/>
    <div class="panel">
      <h1><xsl:value-of select="$title"/></h1>
      <xsl:if test="$reference != ''">
        <p>
          <xsl:value-of select="$label"/>
          <bdi class="reference"><xsl:value-of
              select="a:reference(string($reference))"/></bdi>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

</xsl:stylesheet>
