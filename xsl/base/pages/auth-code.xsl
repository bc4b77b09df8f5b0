<?xml version="1.0" encoding="UTF-8"?>
<!-- The code from the letter; the letter again; another address. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/code" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/sign-up'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/code">
    <p class="lede">
      <xsl:call-template name="sentence">
        <xsl:with-param name="words" select="a:say('code.sent')"/>
        <xsl:with-param name="at" select="'email'"/>
        <xsl:with-param name="content">
          <strong><bdi><xsl:value-of select="email"/></bdi></strong>
        </xsl:with-param>
      </xsl:call-template>
    </p>
    <xsl:apply-templates select="form[@name = 'code']"/>
    <h2><xsl:value-of select="a:say('code.missing')"/></h2>
    <p><xsl:value-of select="a:say('code.spam')"/></p>
    <xsl:apply-templates select="form[@name = 'resend']" mode="button"/>
    <p><a href="{$base}/sign-up/address">
      <xsl:value-of select="a:say('code.mistyped')"/>
    </a></p>
    <xsl:if test="/page/site/contact != ''">
      <p>
        <xsl:value-of select="a:say('code.contact')"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="/page/site/contact" mode="link"/>
      </p>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
