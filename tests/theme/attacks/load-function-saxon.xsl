<?xml version="1.0" encoding="UTF-8"?>
<!-- An extension function. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="http://icl.com/saxon">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="f:evaluate(string(/page))"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
