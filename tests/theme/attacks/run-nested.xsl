<?xml version="1.0" encoding="UTF-8"?>
<!-- Every element of every element of every element. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:for-each select="//*"><xsl:for-each select="//*"><xsl:for-each select="//*"><b><xsl:value-of select="name()"/></b></xsl:for-each></xsl:for-each></xsl:for-each>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
