<?xml version="1.0" encoding="UTF-8"?>
<!-- The page in the page, often. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:for-each select="//case"><xsl:for-each select="//case"><xsl:copy-of select="/"/></xsl:for-each></xsl:for-each>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
