<?xml version="1.0" encoding="UTF-8"?>
<!-- document() in a global variable. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="v" select="document('')"/>
  <xsl:template match="/page">
    <html lang="en"><body>
      
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
