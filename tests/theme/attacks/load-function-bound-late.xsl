<?xml version="1.0" encoding="UTF-8"?>
<!-- The prefix is bound where it is used. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme">
  <xsl:template match="/page">
    <html lang="en"><body>
      <p xmlns:a="http://exslt.org/dynamic"><xsl:value-of select="a:evaluate('1')"/></p>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
