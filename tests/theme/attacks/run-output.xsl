<?xml version="1.0" encoding="UTF-8"?>
<!-- More than two megabytes of page. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:variable name="a"><xsl:for-each select="//case">and so on and so forth, <xsl:for-each select="//case">over and over again, for ever</xsl:for-each></xsl:for-each></xsl:variable>
      <xsl:for-each select="//case"><xsl:value-of select="$a"/></xsl:for-each>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
