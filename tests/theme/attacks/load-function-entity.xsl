<?xml version="1.0" encoding="UTF-8"?>
<!-- The address of an entity. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:value-of select="unparsed-entity-uri('e')"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
