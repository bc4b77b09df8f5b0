<?xml version="1.0" encoding="UTF-8"?>
<!-- A search without end in a long text. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:variable name="a"><xsl:for-each select="//*"><xsl:for-each select="//*">aaaaaaaa</xsl:for-each></xsl:for-each></xsl:variable><xsl:for-each select="//*"><xsl:for-each select="//*"><xsl:value-of select="string-length(translate($a, 'a', 'b'))"/></xsl:for-each></xsl:for-each>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
