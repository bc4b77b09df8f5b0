<?xml version="1.0" encoding="UTF-8"?>
<!-- The same, without a trace. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="count(//*[count(//*[count(//*[count(//*[. = 'x']) = 1]) = 1]) = 1])"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
