<?xml version="1.0" encoding="UTF-8"?>
<!-- A forgotten password, and a new one. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/forgotten">
    <p class="lede"><xsl:value-of select="a:say('forgotten.lede')"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="page/forgotten-sent">
    <p class="lede"><xsl:value-of select="a:say('forgotten-sent.lede')"/></p>
    <p><xsl:value-of select="a:say('code.spam')"/></p>
    <p><a href="{$base}/password/forgotten">
      <xsl:value-of select="a:say('forgotten-sent.again')"/>
    </a></p>
  </xsl:template>

  <xsl:template match="page/reset | page/password">
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="page/password" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/account'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
