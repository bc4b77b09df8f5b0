<?xml version="1.0" encoding="UTF-8"?>
<!-- XSLT 1.1 writes a file. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:document href="/tmp/aedile-attack"><x/></xsl:document>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
