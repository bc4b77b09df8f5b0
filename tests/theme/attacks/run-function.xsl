<?xml version="1.0" encoding="UTF-8"?>
<!-- A function of ours, called wrongly. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="a:date()"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
