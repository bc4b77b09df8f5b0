<?xml version="1.0" encoding="UTF-8"?>
<!-- A template that calls itself. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="r"><xsl:call-template name="r"/></xsl:template>
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:call-template name="r"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
