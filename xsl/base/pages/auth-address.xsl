<?xml version="1.0" encoding="UTF-8"?>
<!-- Another address for an account whose first was mistyped. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/address" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/sign-up/code'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/address">
    <xsl:apply-templates select="form"/>
  </xsl:template>

</xsl:stylesheet>
