<?xml version="1.0" encoding="UTF-8"?>
<!-- A link in the way of SVG. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <svg><a><xsl:attribute name="xlink:href" namespace="http://www.w3.org/1999/xlink"><xsl:value-of select="concat('javascript', ':alert(1)')"/></xsl:attribute>x</a></svg>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
