<?xml version="1.0" encoding="UTF-8"?>
<!-- A string that doubles 30 times. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="d"><xsl:param name="s"/><xsl:param name="n"/><xsl:choose><xsl:when test="$n = 0"><xsl:value-of select="string-length($s)"/></xsl:when><xsl:otherwise><xsl:call-template name="d"><xsl:with-param name="s" select="concat($s, $s)"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:call-template name="d"><xsl:with-param name="s" select="'0123456789abcdef'"/><xsl:with-param name="n" select="30"/></xsl:call-template>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
