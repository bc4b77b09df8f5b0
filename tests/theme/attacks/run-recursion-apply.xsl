<?xml version="1.0" encoding="UTF-8"?>
<!-- Templates that apply each other. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="cases"><xsl:apply-templates select=".."/></xsl:template>
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:apply-templates select="cases"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
