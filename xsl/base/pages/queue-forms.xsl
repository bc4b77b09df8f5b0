<?xml version="1.0" encoding="UTF-8"?>
<!-- One form about a case, on a page of its own. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/hand-over | page/recategory | page/change-status |
      page/ask-citizen | page/resolve | page/take" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/queue/', id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/hand-over | page/recategory | page/change-status |
      page/ask-citizen | page/resolve | page/take" mode="heading">
    <xsl:param name="title"/>
    <p class="caption">
      <xsl:apply-templates select="category" mode="text"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="reference" mode="reference"/>
    </p>
    <h1><xsl:value-of select="$title"/></h1>
  </xsl:template>

  <xsl:template match="page/hand-over | page/recategory | page/change-status |
      page/ask-citizen | page/resolve | page/take">
    <xsl:apply-templates select="conflict"/>
    <xsl:variable name="lede" select="concat(name(), '.lede')"/>
    <xsl:if test="a:knows($lede)">
      <p class="lede"><xsl:value-of select="a:say($lede)"/></p>
    </xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <!-- Somebody was faster: what they did, above what one typed. -->
  <xsl:template match="conflict">
    <div class="faults" role="alert" aria-labelledby="conflict">
      <h2 id="conflict"><xsl:value-of select="a:say('conflict.title')"/></h2>
      <p><xsl:value-of select="a:say('conflict.text')"/></p>
      <ol class="timeline">
        <xsl:apply-templates select="event" mode="timeline"/>
      </ol>
    </div>
  </xsl:template>

  <!-- Statuses and outcomes are rows; their words are not. -->
  <xsl:template match="field[@name = 'status']/option" mode="words">
    <xsl:apply-templates select="value" mode="status"/>
  </xsl:template>

  <xsl:template match="field[@name = 'resolution']/option" mode="words">
    <xsl:value-of select="a:say(concat('resolution.', value))"/>
  </xsl:template>

</xsl:stylesheet>
