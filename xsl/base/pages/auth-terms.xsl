<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms and privacy, to read and to agree to. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/terms">
    <xsl:call-template name="terms-text"/>
  </xsl:template>

  <xsl:template match="page/terms-accept">
    <p class="lede"><xsl:value-of select="a:say('terms-accept.lede')"/></p>
    <xsl:call-template name="terms-text"/>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <!-- A site's own text overrides the words terms.1 to terms.5, or this. -->
  <xsl:template name="terms-text">
    <p class="hint"><xsl:value-of select="a:say('terms.edition', 'version',
        string(edition/version))"/></p>
    <h2><xsl:value-of select="a:say('terms.1.title')"/></h2>
    <p><xsl:value-of select="a:say('terms.1')"/></p>
    <h2><xsl:value-of select="a:say('terms.2.title')"/></h2>
    <p><xsl:value-of select="a:say('terms.2')"/></p>
    <h2><xsl:value-of select="a:say('terms.3.title')"/></h2>
    <p><xsl:value-of select="a:say('terms.3')"/></p>
    <h2><xsl:value-of select="a:say('terms.4.title')"/></h2>
    <p><xsl:value-of select="a:say('terms.4')"/></p>
    <h2><xsl:value-of select="a:say('terms.5.title')"/></h2>
    <p>
      <xsl:value-of select="a:say('terms.5')"/>
      <xsl:if test="/page/site/contact != ''">
        <xsl:text> </xsl:text>
        <xsl:call-template name="sentence">
          <xsl:with-param name="words" select="a:say('terms.write')"/>
          <xsl:with-param name="at" select="'contact'"/>
          <xsl:with-param name="content">
            <xsl:apply-templates select="/page/site/contact" mode="link"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </p>
  </xsl:template>

</xsl:stylesheet>
