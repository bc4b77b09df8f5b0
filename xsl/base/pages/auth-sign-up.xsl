<?xml version="1.0" encoding="UTF-8"?>
<!-- A new account. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/sign-up">
    <p class="lede"><xsl:value-of select="a:say('sign-up.lede')"/></p>
    <xsl:apply-templates select="form"/>
    <p>
      <xsl:value-of select="a:say('sign-up.known')"/>
      <xsl:text> </xsl:text>
      <a href="{$base}/sign-in"><xsl:value-of
          select="a:say('sign-up.sign-in')"/></a>
    </p>
  </xsl:template>

  <!-- The terms are a link, to be read before they are agreed to. -->
  <xsl:template match="form[@name = 'sign-up']/field[@name = 'terms']"
      mode="hint">
    <p class="hint" id="{../@name}-{@name}-hint">
      <a href="{$base}/terms">
        <xsl:value-of select="a:say('sign-up.terms.read')"/>
      </a>
    </p>
  </xsl:template>

</xsl:stylesheet>
