<?xml version="1.0" encoding="UTF-8"?>
<!-- Sign in, with the ways out for who cannot. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/sign-in">
    <xsl:if test="@needed">
      <p class="inset"><xsl:value-of select="a:say('sign-in.needed')"/></p>
    </xsl:if>
    <xsl:apply-templates select="form"/>
    <ul>
      <li><a href="{$base}/password/forgotten">
        <xsl:value-of select="a:say('sign-in.forgotten')"/>
      </a></li>
      <li><a href="{$base}/sign-up">
        <xsl:value-of select="a:say('sign-in.sign-up')"/>
      </a></li>
    </ul>
    <p class="hint"><xsl:value-of select="a:say('sign-in.beware')"/></p>
  </xsl:template>

</xsl:stylesheet>
