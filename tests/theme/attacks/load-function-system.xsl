<?xml version="1.0" encoding="UTF-8"?>
<!-- What the machine is, is nobody's business. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="system-property('xsl:vendor')"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
