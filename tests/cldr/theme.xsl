<?xml version="1.0" encoding="UTF-8"?>
<!-- Says one thing of every kind that a language says in its own way. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:output method="html" encoding="UTF-8"/>

  <xsl:template match="/page">
    <html lang="{@lang}" dir="{@dir}">
      <head><title/></head>
      <body><xsl:apply-templates select="said/*"/></body>
    </html>
  </xsl:template>

  <xsl:template match="date">
    <p><xsl:value-of select="a:date(string(.))"/></p>
  </xsl:template>
  <xsl:template match="datetime">
    <p><xsl:value-of select="a:datetime(string(.))"/></p>
  </xsl:template>
  <xsl:template match="ago">
    <p><xsl:value-of select="a:ago(string(.))"/></p>
  </xsl:template>
  <xsl:template match="number">
    <p><xsl:value-of select="a:number(string(.))"/></p>
  </xsl:template>
  <xsl:template match="reckoned">
    <p><xsl:value-of select="a:number(number(.))"/></p>
  </xsl:template>
  <xsl:template match="plural">
    <p><xsl:value-of select="a:say('cldr.plural', 'n', string(.))"/></p>
  </xsl:template>
  <xsl:template match="word">
    <p><xsl:value-of select="a:say(string(.))"/></p>
  </xsl:template>
  <xsl:template match="month">
    <p><xsl:value-of select="a:say('report.month', 'month',
        a:say(concat('month.', .)), 'year', '2026')"/></p>
  </xsl:template>

</xsl:stylesheet>
