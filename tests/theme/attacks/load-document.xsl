<?xml version="1.0" encoding="UTF-8"?>
<!-- document() reads a file. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:copy-of select="document('../../../outside.xsl')"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
